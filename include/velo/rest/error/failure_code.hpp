// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ERROR_FAILURE_CODE_HPP
#define VELO_REST_ERROR_FAILURE_CODE_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/version.hpp>

#include <boost/system/error_code.hpp>

#include <cstdint>
#include <string>

namespace velo::inline VELO_ABI::rest {

/// An `errc`, or the status of a response: the code of an error in two bytes. It becomes a `boost::system::error_code`
/// only where one is asked for, so a program that asks for none has no error categories of Boost in it, which bring the
/// texts of the operating system.
class failure_code {
  public:
    /// No failure.
    constexpr failure_code() noexcept = default;
    constexpr failure_code(errc e) noexcept : value_(static_cast<std::uint16_t>(e)) {}
    /// The status of a response, which is at least 100. One that no response has, above 65535, becomes that.
    [[nodiscard]] static constexpr failure_code of_status(int status) noexcept {
        failure_code code;
        code.value_ = static_cast<std::uint16_t>(status < 0xFFFF ? status : 0xFFFF);
        return code;
    }

    /// True if there is a failure.
    constexpr explicit operator bool() const noexcept { return value_ != 0; }
    /// In the category of `errc`, or in that of statuses; the default code if there is no failure.
    operator boost::system::error_code() const noexcept {
        if (value_ == 0) return {};
        return is_status() ? status_code(value_) : make_error_code(static_cast<errc>(value_));
    }

    /// "HTTP 404 not found", or the meaning of the `errc`. Calls to allocate may throw.
    [[nodiscard]] std::string message() const {
        return is_status() ? detail::status_message(value_) : std::string(to_text(static_cast<errc>(value_)));
    }
    /// True if `c` is one of its meanings.
    [[nodiscard]] bool means(condition c) const noexcept {
        return is_status() ? detail::status_means(value_, c) : detail::means(static_cast<errc>(value_), c);
    }

    friend constexpr bool operator==(failure_code, failure_code) noexcept = default;
    friend constexpr bool operator==(failure_code code, errc e) noexcept { return code == failure_code(e); }

  private:
    [[nodiscard]] constexpr bool is_status() const noexcept { return value_ >= 100; }

    std::uint16_t value_ = 0;  // an `errc` is below the smallest status
};

}  // namespace velo::inline VELO_ABI::rest

#endif
