// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_STOP_HPP
#define VELO_REST_TIME_STOP_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/process/threads.hpp>
#include <velo/version.hpp>

#include <version>
#if defined(__cpp_lib_jthread) && VELO_HAS_THREADS
#include <stop_token>
#include <utility>
#endif

namespace velo::inline VELO_ABI::rest {

/// A request to stop a call, made by another thread. Where the standard library has `std::stop_token` it is made from
/// one; elsewhere, such as on a board without threads, it is empty and never requested.
///
/// A default one is never requested. Copies share the request. Thread safety: as a `std::stop_token`.
class stop {
  public:
    stop() noexcept = default;

#if defined(__cpp_lib_jthread) && VELO_HAS_THREADS
    /// The request of a `std::stop_source`.
    stop(std::stop_token token) noexcept : token_(std::move(token)) {}

#if defined(__clang__)
    // Unavailable and not deleted, as in retry/option.hpp.
    __attribute__((unavailable("velo: a stop_source is not its token: write s.get_token()"))) stop(
        std::stop_source const&) noexcept {}
#else
    stop(std::stop_source const&, a_stop_source_is_not_its_token_write_get_token* = nullptr) = delete;
#endif

    /// True when the caller has asked to stop.
    [[nodiscard]] bool requested() const noexcept { return token_.stop_requested(); }
    /// True when a stop was requested, or may still be.
    [[nodiscard]] bool possible() const noexcept { return token_.stop_possible(); }
    /// For `std::stop_callback` and waits of the standard library.
    [[nodiscard]] std::stop_token const& token() const noexcept { return token_; }

  private:
    std::stop_token token_;
#else
    [[nodiscard]] static constexpr bool requested() noexcept { return false; }
    [[nodiscard]] static constexpr bool possible() noexcept { return false; }
#endif
};

}  // namespace velo::inline VELO_ABI::rest

#endif
