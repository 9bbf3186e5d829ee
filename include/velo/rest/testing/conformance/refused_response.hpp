// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_REFUSED_RESPONSE_HPP
#define VELO_REST_TESTING_CONFORMANCE_REFUSED_RESPONSE_HPP

#include <velo/rest/error/delivery.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/conformance/call_result.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/conformance/servers.hpp>

#include <string>

namespace velo::inline v0::rest::testing::detail {

/// Checks that a response of these bytes is refused with `error`, and that its connection is not reused.
inline std::string check_refused(fixture const& f, std::string const& bytes, response_limits const& limits,
                                 errc error) {
    auto const server = f.serve(first_then_echo([&](peer_connection& c) {
        c.send(bytes);
        wait_for_hang_up_or_reset(c);
    }));
    auto const t = f.connect(server->url());
    if (call_result const x = get(t, "/", {long_enough, {}}, limits); !x.failed(error, delivery::maybe_sent))
        return expected(make_error_code(error).message() + ", maybe sent", x);
    if (!f.options.reconnects) return {};
    call_result const x = get(t, "/2");
    return x.is(200, "/2") ? "" : expected("a second response", x);
}

}  // namespace velo::inline v0::rest::testing::detail

#endif
