// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_PER_PROCESS_HPP
#define VELO_REST_TRANSPORT_NET_PER_PROCESS_HPP

#include <velo/rest/memory/owning_ptr.hpp>
#include <velo/rest/process/fork.hpp>

#include <atomic>

namespace velo::inline VELO_ABI::rest::detail {

/// Owns a `T` that belongs to one process. In the child of a fork, `get` makes another one; that of the parent is told
/// to `abandon()` what it has open, and is not used.
///
/// Thread safety: safe.
template <class T>
class per_process {
    struct entry {
        template <class... A>
        explicit entry(A&... arguments) : value(arguments...) {}
        T value;
        unsigned process = fork_count();
        owning_ptr<entry> parents;
    };

  public:
    template <class... A>
    explicit per_process(A&... arguments) : now_(new entry(arguments...)) {}
    per_process(per_process const&) = delete;
    per_process& operator=(per_process const&) = delete;
    ~per_process() { delete now_.load(); }

    /// Returns the object of this process. Makes it from `arguments` if there is none. Calls to allocate may throw.
    template <class... A>
    [[nodiscard]] T& get(A&... arguments) {
        entry* const present = now_.load(std::memory_order_acquire);
        if (present->process == fork_count()) return present->value;
        return make_own(present, arguments...);
    }

  private:
    template <class... A>
    T& make_own(entry* parents, A&... arguments) {
        owning_ptr<entry> own(new entry(arguments...));
        entry* present = parents;
        // Of the threads of the child one succeeds.
        if (!now_.compare_exchange_strong(present, own.get())) return present->value;
        parents->value.abandon();
        own->parents.reset(parents);
        return own.release()->value;
    }

    std::atomic<entry*> now_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
