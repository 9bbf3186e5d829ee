// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_CONTRACT_HPP
#define VELO_CONTRACT_HPP

#include <velo/environment.hpp>
#include <velo/operations.hpp>
#include <velo/rest/contract/openapi.hpp>

#include <boost/json/object.hpp>

namespace velo::inline VELO_ABI {

/// Returns the 21 operations as an OpenAPI 3.0 document, made from their descriptors: the API as this library
/// implements it. `docs/design.md` lists the deviations from the published API specification, and the reasons. Needs
/// all of Boost.JSON: link `boost_json`. Calls to allocate may throw.
[[nodiscard]] inline boost::json::object contract() {
    return rest::openapi<operations>(
        {.title = "Velo Payments Users and Login, as velo-cpp calls them",
         .version = "2.30.53",
         .servers = {{sandbox.view(), "for testing"}, {detail::production_url, "production"}},
         .token_url = "https://api.sandbox.velopayments.com/v1/authenticate"});
}

}  // namespace velo::inline VELO_ABI

#endif
