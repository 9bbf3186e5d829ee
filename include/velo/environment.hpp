// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_ENVIRONMENT_HPP
#define VELO_ENVIRONMENT_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// The URL of a server, with an optional path prefix. For a server other than the two below:
/// `velo::server_url::checked(text)`.
using rest::server_url;

/// The API's hosted test system, the default server of the API specification.
inline constexpr server_url sandbox = "https://api.sandbox.velopayments.com";

namespace detail {
// The contract names it in every build.
inline constexpr char production_url[] = "https://api.payouts.velopayments.com";
}  // namespace detail

#if !defined(VELO_NO_PRODUCTION)
// Not made from the array: g++ 12 with -fsanitize=undefined takes only a literal for a constant here.
/// The API's production system. A build with `VELO_NO_PRODUCTION` cannot name it.
inline constexpr server_url production = "https://api.payouts.velopayments.com";
static_assert(production.view() == detail::production_url);
static_assert(std::string_view(detail::production_url).substr(8) == rest::production_host);
#else
namespace detail {

/// The production server of a build that must not reach it.
class no_server {
  public:
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    operator server_url() const =
        delete("velo: this build defines VELO_NO_PRODUCTION: it cannot name the production server");
#pragma clang diagnostic pop
#else
    template <class Words = rest::this_build_defines_VELO_NO_PRODUCTION_it_cannot_name_the_production_server>
    operator server_url() const = delete;
#endif
};

}  // namespace detail

/// Not the production server: naming it does not compile.
#if defined(__has_attribute)
#if __has_attribute(unavailable)
__attribute__((unavailable("velo: this build defines VELO_NO_PRODUCTION: it cannot name the production server")))
#endif
#endif
inline constexpr detail::no_server production{};
#endif

}  // namespace velo::inline VELO_ABI

#endif
