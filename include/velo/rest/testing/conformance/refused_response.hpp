// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_REFUSED_RESPONSE_HPP
#define VELO_REST_TESTING_CONFORMANCE_REFUSED_RESPONSE_HPP

#include <velo/rest/error/delivery.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/conformance/call_result.hpp>
#include <velo/rest/testing/conformance/servers.hpp>
#include <velo/rest/testing/conformance/subject.hpp>

#include <string>

namespace velo::inline v0::rest::testing::detail {

/// Checks that a response of these bytes is refused with `error`, and that its connection is not reused.
inline std::string check_refused(subject const& s, std::string const& bytes, response_limits const& limits,
                                 errc error) {
    auto const server = s.serve(first_then_echo([&](peer_connection& c) {
        c.send(bytes);
        wait_for_hang_up_or_reset(c);
    }));
    auto const t = s.connect(server->url());
    if (call_result const x = get(t, "/", {long_enough, {}}, limits); !x.failed(error, delivery::maybe_sent))
        return expected(make_error_code(error).message() + ", maybe sent", x);
    if (!s.options.reconnects) return {};
    call_result const x = get(t, "/2");
    return x.is(200, "/2") ? "" : expected("a second answer", x);
}

}  // namespace velo::inline v0::rest::testing::detail

#endif
