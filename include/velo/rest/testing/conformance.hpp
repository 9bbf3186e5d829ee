// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_HPP
#define VELO_REST_TESTING_CONFORMANCE_HPP

#include <velo/rest/testing/common_rules.hpp>
#include <velo/rest/testing/conformance/delivery.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/conformance/framing.hpp>
#include <velo/rest/testing/conformance/limits.hpp>
#include <velo/rest/testing/conformance/reuse.hpp>
#include <velo/rest/testing/conformance/waiting.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/any_transport.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::testing {

/// Tests a blocking transport for HTTP/1.1 against the requirements of `transport`. It runs servers on 127.0.0.1.
///
///     conformance const kit([](loopback_peer::serve_function f) { return std::make_unique<loopback_peer>(f); },
///                           [](server_url const& url) { return my_transport(url); });
///     for (rule_result const& r : kit.run()) { if (!r.problem.empty()) { std::cout << r.rule << ": " << r.problem; } }
///
/// An asynchronous transport needs an adapter whose `send` blocks.
class conformance {
  public:
    /// Tests the transports that `connect` returns for a `server_url`, with the servers that `serve` returns for a
    /// `serve_function`: a unique or shared pointer to a `loopback_peer`, for `https` one with a certificate. Both
    /// callables have to be copyable.
    template <class Serve, class Connect>
    conformance(Serve serve, Connect connect, conformance_options options = {})
        : fixture_{std::move(serve),
                   [connect = std::move(connect)](server_url const& url) { return any_transport::of(connect(url)); },
                   options} {}

    /// Tests the rule named `only`, or all rules that apply, and returns one result per rule. All of them take a few
    /// seconds, mostly waiting for timeouts.
    [[nodiscard]] std::vector<rule_result> run(std::string_view only = {}) const {
        std::span<detail::rule const> const rule_lists[] = {detail::request_rules,  detail::framing_rules,
                                                            detail::limit_rules,    detail::waiting_rules,
                                                            detail::delivery_rules, detail::reuse_rules};
        std::vector<rule_result> all;
        for (std::span<detail::rule const> const rules : rule_lists) {
            for (detail::rule const& r : rules) {
                bool const applies = r.needs == nullptr || fixture_.options.*r.needs;
                if (applies && (only.empty() || only == r.name)) all.push_back({r.name, r.test(fixture_)});
            }
        }
        return all;
    }

  private:
    detail::fixture fixture_;
};

}  // namespace velo::inline VELO_ABI::rest::testing

#endif
