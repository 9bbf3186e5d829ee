// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_REUSE_HPP
#define VELO_REST_TESTING_CONFORMANCE_REUSE_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/loopback_peer.hpp>

#include <atomic>
#include <future>
#include <string>
#include <thread>
#include <vector>

namespace velo::inline VELO_ABI::rest::testing::detail {

inline std::string late_response(fixture const& f) {
    std::promise<void> gave_up;
    auto const server = f.serve(first_then_echo([&](peer_connection& c) {
        gave_up.get_future().wait();
        c.send(ok_response("late"));
        wait_for_hang_up_or_reset(c);
    }));
    auto const t = f.connect(server->url());
    call_result const x = get(t, "/1", {short_time, {}});
    gave_up.set_value();
    if (!x.failed(errc::timed_out, delivery::maybe_sent)) return expected("timed out, maybe sent", x);
    call_result const y = get(t, "/2");
    return y.is(200, "/2") ? "" : expected("the response to the second request", y);
}

inline std::string second_response(fixture const& f) {
    auto const server = f.serve(first_then_echo([](peer_connection& c) {
        c.send(ok_response("/1") + ok_response("nobody asked"));
        c.wait_for_hang_up();
    }));
    auto const t = f.connect(server->url());
    if (call_result const x = get(t, "/1"); !x.is(200, "/1")) return expected("its response", x);
    call_result const y = get(t, "/2");
    return y.is(200, "/2") ? "" : expected("the response to the second request", y);
}

inline std::string response_to_idle(fixture const& f) {
    std::promise<void> read, sent;
    auto const server = f.serve(first_then_echo([&](peer_connection& c) {
        c.send(ok_response("/1"));
        read.get_future().wait();
        c.send(ok_response("nobody asked"));
        sent.set_value();
        c.wait_for_hang_up();
    }));
    auto const t = f.connect(server->url());
    call_result const x = get(t, "/1");
    read.set_value();
    // Without a response the request may never have arrived: the server would not set `sent`.
    if (!x.is(200, "/1")) return expected("its response", x);
    sent.get_future().wait();
    call_result const y = get(t, "/2");
    return y.is(200, "/2") ? "" : expected("the response to the second request", y);
}

inline std::string closed_while_idle(fixture const& f) {
    std::promise<void> read, closed;
    auto const server = f.serve(first_only([&](peer_connection& c) {
        c.send(ok_response("/1"));
        read.get_future().wait();
        c.reset();
        closed.set_value();
    }));
    auto const t = f.connect(server->url());
    call_result const x = get(t, "/1");
    read.set_value();
    // Without a response the request may never have arrived: the server would not set `closed`.
    if (!x.is(200, "/1")) return expected("its response", x);
    closed.get_future().wait();
    if (call_result const y = get(t, "/2"); !y.is(200, "/2")) return expected("a second response", y);
    return server->requests() == 2 ? "" : "it was not sent once";
}

inline std::string no_resend(fixture const& f) {
    auto const server = f.serve(first_only([](peer_connection& c) {
        c.send(ok_response("/1"));
        if (c.read()) c.reset();
    }));
    auto const t = f.connect(server->url());
    if (call_result const x = get(t, "/1"); !x.is(200, "/1")) return expected("its response", x);
    call_result const y = get(t, "/2");
    if (!y.failed(errc::connection_lost, delivery::maybe_sent)) return expected("connection lost, maybe sent", y);
    return server->requests() == 2 ? "" : "it was sent twice";
}

inline std::string several_threads(fixture const& f) {
    auto const server = f.serve(echo);
    auto const t = f.connect(server->url());
    std::atomic<int> wrong = 0;
    std::vector<std::thread> all;
    for (int i = 0; i != 8; ++i) {
        all.emplace_back([&, i] {
            for (int j = 0; j != 25; ++j) {
                std::string const target = "/" + std::to_string(i) + "/" + std::to_string(j);
                if (!get(t, target).is(200, target)) ++wrong;
            }
        });
    }
    for (std::thread& one : all) one.join();
    if (wrong != 0) return std::to_string(wrong) + " of 200 calls did not get their own response";
    return server->requests() == 200 ? "" : "not every request was sent once";
}

/// Rules on connections that carry more than one request: each call gets its own response, and nothing is resent.
inline constexpr rule reuse_rules[] = {
    {"a late response is nobody's", late_response, &conformance_options::reconnects},
    {"a second response is nobody's", second_response, &conformance_options::reconnects},
    {"a response to an idle connection is nobody's", response_to_idle, &conformance_options::reconnects},
    {"an idle connection that was closed is replaced", closed_while_idle, &conformance_options::reconnects},
    {"nothing is sent twice", no_resend, &conformance_options::reconnects},
    {"each thread gets its own responses", several_threads, &conformance_options::is_for_several_threads},
};

}  // namespace velo::inline VELO_ABI::rest::testing::detail

#endif
