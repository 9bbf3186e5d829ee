// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_FIXTURE_HPP
#define VELO_REST_TESTING_CONFORMANCE_FIXTURE_HPP

#include <velo/rest/testing/any_transport.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace velo::inline v0::rest::testing {

/// Abilities of the transport under test. Rules about an ability that it lacks are not tested.
struct conformance_options {
    /// A stop ends a wait. False for a transport that checks for a stop only between two steps. Default true.
    bool is_stopped_while_it_waits = true;
    /// Several threads may call `send` at once. Default true.
    bool is_for_several_threads = true;
    /// Opens connections as it needs them. Default true.
    bool reconnects = true;
};

namespace detail {

/// Makes servers, and transports under test that connect to them.
struct fixture {
    std::function<std::shared_ptr<loopback_peer>(loopback_peer::serve_function)> serve;
    std::function<any_transport(server_url const&)> connect;
    conformance_options options;
};

/// Rule of the kit.
struct rule {
    std::string_view name;
    std::string (*check)(fixture const&);         ///< returns the violation; empty if the rule is kept
    bool conformance_options::* needs = nullptr;  ///< tested only on transports with this ability
};

}  // namespace detail

}  // namespace velo::inline v0::rest::testing

#endif
