// SPDX-License-Identifier: BSL-1.0
#include "plug.hpp"

void make_errors(plugged_errors& out) {
    velo::rest::scripted server;
    velo::client const client(server, velo::bearer("token"), velo::json{}, [] {
        struct config : velo::default_config {
            velo::retry::never_t retry{};
        };
        return config{};
    }());
    server.always({.status = 404, .body = "{}"});
    out.not_found = client.call(velo::get_self{}).error();
    server.always({.ended = velo::rest::attempt::failed(velo::errc::connect_failed, velo::delivery::not_sent)});
    out.connect_failed = client.call(velo::get_self{}).error();
    server.always({.status = 200, .body = "<html>"});
    out.malformed = client.call(velo::get_self{}).error();
}

void make_transport(velo::rest::attempt const* first, std::size_t count,
                    std::optional<velo::rest::any_transport>& out) {
    velo::rest::scripted server;
    for (std::size_t i = 0; i != count; ++i) server.expect({}, {.ended = first[i]});
    server.always({.status = 200, .body = "{}"});
    out.emplace(velo::rest::any_transport::of(server));
}
