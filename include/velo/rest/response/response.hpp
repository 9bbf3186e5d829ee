// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_RESPONSE_HPP
#define VELO_REST_RESPONSE_RESPONSE_HPP

#include <velo/rest/http/field_list.hpp>
#include <velo/rest/memory/secure_buffer.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0::rest {

/// The most that a client takes of one answer. Finite, so a server cannot make a client grow without end.
struct response_limits {
    std::size_t head = std::size_t{64} << 10;  ///< bytes: status line and fields, and whatever else is not the body
    std::size_t fields = 256;                  ///< fields in the head
    std::size_t body = std::size_t{16} << 20;  ///< bytes
};

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

    /// Adds a field; false, and nothing is added, when the head would be larger than the client takes: the transport
    /// then gives up with `errc::response_too_large`.
    /// Calls to allocate may throw.
    [[nodiscard]] bool add_header(std::string_view name, std::string_view value) {
        if (fields_.size() >= limits_.fields || name.size() + value.size() > limits_.head - fields_.bytes())
            return false;
        fields_.add(name, value);
        return true;
    }

    /// Adds to the body; false, and nothing is added, when it would be larger than the client takes. Calls to allocate
    /// may throw.
    [[nodiscard]] bool append(std::string_view bytes) {
        if (bytes.size() > limits_.body - body_.size()) return false;
        body_.append(bytes);
        return true;
    }

    /// 0 before `start`.
    [[nodiscard]] int status() const noexcept { return status_; }
    [[nodiscard]] std::string_view body() const noexcept { return body_.view(); }

    /// The value of the first field of that name, whatever its case; empty when there is none. Throws nothing.
    [[nodiscard]] std::string_view header(std::string_view name) const noexcept { return fields_.find(name); }

    /// Sets the limits. Precondition: nothing was received since `clear`.
    void limit(response_limits const& limits) noexcept { limits_ = limits; }
    [[nodiscard]] response_limits const& limits() const noexcept { return limits_; }

    /// Forgets and overwrites everything but the limits; the memory stays. Throws nothing.
    void clear() noexcept {
        status_ = 0;
        fields_.clear();
        body_.clear();
    }

  private:
    int status_ = 0;
    field_list fields_;
    secure_buffer body_;
    response_limits limits_;
};

}  // namespace velo::inline v0::rest

#endif
