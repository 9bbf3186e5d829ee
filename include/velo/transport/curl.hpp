// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TRANSPORT_CURL_HPP
#define VELO_TRANSPORT_CURL_HPP

#include <velo/environment.hpp>
#include <velo/rest/transport/curl.hpp>

#include <utility>

namespace velo::inline v0 {

using rest::curl_options;

/// The libcurl transport with the document's default server: `velo::curl api;`, `velo::curl api(velo::production);`, or
/// any `server_url`. All else stands at `rest::curl`.
class curl : public rest::curl {
  public:
    explicit curl(server_url const& server = sandbox, curl_options options = {})
        : rest::curl(server, std::move(options)) {}
};

}  // namespace velo::inline v0

#endif
