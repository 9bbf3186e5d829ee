// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_RESOLVER_HPP
#define VELO_REST_TRANSPORT_NET_RESOLVER_HPP

#include <velo/rest/memory/shared_object.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/net/address.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/thread.hpp>

#include <boost/config.hpp>

#include <chrono>
#include <exception>
#include <mutex>
#include <string>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Lookup of a name by the system's resolver. It cannot be interrupted, so it runs in a thread of its own, which
/// outlives calls that stop waiting for it.
///
/// Thread safety: safe.
class lookup {
  public:
    lookup(std::string host, std::string port) : host_(std::move(host)), port_(std::move(port)) {}

    /// True once the resolver has returned.
    [[nodiscard]] bool is_done() const {
        std::lock_guard const lock(mutex_);
        return is_done_;
    }
    /// Precondition: `is_done()`.
    [[nodiscard]] found_addresses const& found() const noexcept { return found_; }
    /// When the resolver returned. Precondition: `is_done()`.
    [[nodiscard]] io_clock::time_point done_at() const noexcept { return done_at_; }

    /// Asks the resolver, in the calling thread.
    void run() noexcept {
        found_addresses found;
#if defined(BOOST_NO_EXCEPTIONS)
        found = ask_system(host_.c_str(), port_.c_str());
#else
        try {
            found = ask_system(host_.c_str(), port_.c_str());
        } catch (std::exception const&) {
            // Without memory there are no addresses, and perhaps no words.
            found.addresses = {};
        }
#endif
        std::lock_guard const lock(mutex_);
        found_ = std::move(found);
        done_at_ = io_clock::now();
        is_done_ = true;
        for (registration const* one = first_; one != nullptr; one = one->next_) one->who_->wake();
    }

    /// Has a waiter woken when a lookup is done.
    class registration {
      public:
        registration() noexcept = default;
        registration(shared_object<lookup> of, waiter& who) { join(std::move(of), who); }
        registration(registration const&) = delete;
        registration& operator=(registration const&) = delete;
        ~registration() { leave(); }

        /// Has `who` woken when `of` is done. Precondition: it has not joined a lookup.
        void join(shared_object<lookup> of, waiter& who) {
            lookup_ = std::move(of);
            who_ = &who;
            std::lock_guard const lock(lookup_->mutex_);
            next_ = lookup_->first_;
            lookup_->first_ = this;
        }
        /// Has nobody woken any more.
        void leave() noexcept {
            if (!is_joined()) return;
            {
                std::lock_guard const lock(lookup_->mutex_);
                registration** one = &lookup_->first_;
                while (*one != this) one = &(*one)->next_;
                *one = next_;
            }
            lookup_ = {};
        }
        [[nodiscard]] bool is_joined() const noexcept { return bool(lookup_); }
        /// The lookup. Precondition: `is_joined()`.
        [[nodiscard]] lookup const& what() const noexcept { return *lookup_; }

      private:
        friend class lookup;
        shared_object<lookup> lookup_;
        waiter* who_ = nullptr;
        registration* next_ = nullptr;
    };

  private:
    std::string host_;
    std::string port_;
    mutable std::mutex mutex_;
    bool is_done_ = false;
    found_addresses found_;
    io_clock::time_point done_at_{};
    registration* first_ = nullptr;
};

/// Finds the addresses of one server. Calls at the same time share one lookup, and what it found serves later ones for
/// a minute: also when it was found after every call had given up.
///
/// Thread safety: safe.
class resolver {
  public:
    /// How long found addresses are used.
    static constexpr std::chrono::seconds keep_time{60};

    resolver(std::string host, std::string port) : host_(std::move(host)), port_(std::move(port)) {}

    /// Returns the lookup to wait for, or one that is done. Empty with the reason in `problem` if no thread can be
    /// started. Calls to allocate may throw.
    [[nodiscard]] shared_object<lookup> look_up(io_clock::time_point now, std::string& problem) {
        std::lock_guard const lock(mutex_);
        bool const is_usable =
            last_ && (!last_->is_done() || (!last_->found().addresses.empty() && now - last_->done_at() < keep_time));
        if (is_usable) return last_;
        last_ = {};
        auto fresh = shared_object<lookup>::make(host_, port_);
        // The thread owns a share: it may outlive everything else.
        auto* const share = new shared_object<lookup>(fresh);
        thread_function const run = [](void* argument) noexcept -> thread_result {
            auto* const own = static_cast<shared_object<lookup>*>(argument);
            (*own)->run();
            delete own;
            return {};
        };
        int const error = start_thread(run, share);
        if (error != 0) {
            delete share;
            problem = "no thread for the lookup of the server's name: " + system_message(error);
            return {};
        }
        last_ = fresh;
        return fresh;
    }

    /// Forgets the addresses: none of them accepted a connection.
    void forget() {
        std::lock_guard const lock(mutex_);
        if (last_ && last_->is_done()) last_ = {};
    }

  private:
    std::string host_;
    std::string port_;
    std::mutex mutex_;
    shared_object<lookup> last_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
