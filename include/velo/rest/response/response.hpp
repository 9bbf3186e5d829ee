// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_RESPONSE_HPP
#define VELO_REST_RESPONSE_RESPONSE_HPP

#include <velo/rest/memory/buffer.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace velo::inline v0::rest {

/// The answer as a Transport fills it in: `start` with the status, then the fields, then the body in as many pieces as
/// it comes. Its memory is reused from call to call, and overwritten in between.
/// Views are valid until the next non-const call. Not for several threads at once.
class response {
  public:
    /// Begins an answer: whatever was there before is forgotten. Throws nothing.
    void start(int status) noexcept {
        clear();
        status_ = status;
    }

    /// Adds a field; false, and nothing is added, when the head would be larger than the client takes.
    /// Calls to allocate may throw.
    [[nodiscard]] bool add_header(std::string_view name, std::string_view value) {
        if (head_.size() + name.size() + value.size() > limit_) return false;
        fields_.push_back({head_.size(), name.size(), value.size()});
        head_.append(name);
        head_.append(value);
        return true;
    }

    /// Adds to the body; false, and nothing is added, when it would be larger than the client takes: the transport then
    /// gives up with `errc::response_too_large`. Calls to allocate may throw.
    [[nodiscard]] bool append(std::string_view bytes) {
        if (bytes.size() > limit_ - body_.size()) return false;
        body_.append(bytes);
        return true;
    }

    /// 0 before `start`.
    [[nodiscard]] int status() const noexcept { return status_; }
    [[nodiscard]] std::string_view body() const noexcept { return body_.view(); }

    /// The value of the first field of that name, whatever its case; empty when there is none. Throws nothing.
    [[nodiscard]] std::string_view header(std::string_view name) const noexcept {
        for (field const& f : fields_) {
            if (same_name(head_.view().substr(f.at, f.name), name)) return head_.view().substr(f.at + f.name, f.value);
        }
        return {};
    }

    /// The most bytes that the head and the body may each have.
    void limit(std::size_t bytes) noexcept { limit_ = bytes; }

    /// Forgets and overwrites everything but the limit; the memory stays. Throws nothing.
    void clear() noexcept {
        status_ = 0;
        fields_.clear();
        head_.clear();
        body_.clear();
    }

  private:
    struct field {
        std::size_t at, name, value;
    };

    static constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
    static constexpr bool same_name(std::string_view left, std::string_view right) noexcept {
        if (left.size() != right.size()) return false;
        for (std::size_t i = 0; i != left.size(); ++i) {
            if (lower(left[i]) != lower(right[i])) return false;
        }
        return true;
    }

    int status_ = 0;
    std::vector<field> fields_;
    buffer head_;
    buffer body_;
    std::size_t limit_ = static_cast<std::size_t>(16) << 20;
};

}  // namespace velo::inline v0::rest

#endif
