// SPDX-License-Identifier: BSL-1.0

// libcurl transport: the life of its connections and descriptors.

#include <velo/rest/testing/conformance/fixture.hpp>

#include <barrier>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "recorded.hpp"

#ifdef __linux__
#include <fcntl.h>
#include <filesystem>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace {

using tests::canned_bytes;
using tests::direct;
using tests::recording_server;
using velo::delivery;
using velo::errc;
using velo::rest::testing::detail::call_result;
using velo::rest::testing::detail::echo;
using velo::rest::testing::detail::get;
using velo::rest::testing::detail::ok_response;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(curl_connections)

BOOST_AUTO_TEST_CASE(a_connection_is_given_up_by_its_idle_time_and_by_its_age) {
    server const echoing(echo);
    auto const calls = [&](velo::curl_options const& options) {
        auto const transport = direct(echoing.url(), options);
        std::size_t const before = echoing.connections();
        for (char const* const target : {"/1", "/2", "/3"}) {
            BOOST_TEST(get(transport, target).is(200, target));
            std::this_thread::sleep_for(20ms);
        }
        return echoing.connections() - before;
    };
    BOOST_TEST(calls({}) == 1u);
    BOOST_TEST(calls({.keep_alive_time = 5ms}) == 3u);
    BOOST_TEST(calls({.max_connection_age = 5ms}) == 3u);
}

BOOST_AUTO_TEST_CASE(bytes_before_the_request_are_not_its_response) {
    server const hasty([](peer& c) {
        c.send(ok_response("not yours"));
        if (c.read()) c.wait_for_hang_up();
    });
    // The bytes may come after the look at the connection: then nobody can tell.
    int refused = 0;
    for (int i = 0; i != 50; ++i) {
        call_result const g = get(direct(hasty.url()), "/");
        if (g.failed(errc::protocol_error, delivery::not_sent)) ++refused;
    }
    BOOST_TEST_MESSAGE(refused << " of 50 noticed");
    BOOST_TEST(hasty.connections() == 50u);
}

BOOST_AUTO_TEST_CASE(a_connection_that_the_server_has_closed_or_spoken_on_is_replaced) {
    for (char const* const unsolicited : {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nnot yours"}) {
        server const one([&](peer& c) {
            if (!c.read()) return;
            c.send(ok_response("/") + unsolicited);
            if (*unsolicited != '\0') c.wait_for_hang_up();
        });
        auto const transport = direct(one.url());
        for (int i = 0; i != 5; ++i) {
            call_result const g = get(transport, "/");
            BOOST_TEST(g.is(200, "/"), g.text());
            std::this_thread::sleep_for(20ms);
        }
        BOOST_TEST(one.connections() == 5u);
        BOOST_TEST(one.requests() == 5u);
    }
}

BOOST_AUTO_TEST_CASE(close_in_a_list_is_heeded) {
    server const closing([](peer& c) {
        if (!c.read()) return;
        c.send("HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 1\r\n\r\n/");
        if (!c.wait_for_hang_up()) c.reset();
    });
    auto const transport = direct(closing.url());
    for (int i = 0; i != 3; ++i) {
        call_result const g = get(transport, "/");
        BOOST_TEST(g.is(200, "/"), g.text());
    }
    BOOST_TEST(closing.connections() == 3u);
}

#ifdef __linux__

/// Open descriptors of this process.
std::vector<int> descriptors() {
    std::vector<int> all;
    for (auto const& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        all.push_back(std::stoi(entry.path().filename().string()));
    return all;
}

/// Descriptors of connections to `port`.
std::vector<int> connections_to(std::string_view url) {
    auto const port = static_cast<in_port_t>(std::stoi(std::string(url.substr(url.rfind(':') + 1))));
    std::vector<int> all;
    for (int const d : descriptors()) {
        sockaddr_in there{};
        socklen_t size = sizeof there;
        if (::getpeername(d, reinterpret_cast<sockaddr*>(&there), &size) == 0 && there.sin_port == htons(port))
            all.push_back(d);
    }
    return all;
}

/// Runs `f` in a child process and returns its exit code.
template <class F>
int in_child(F f) {
    pid_t const child = ::fork();
    if (child == 0) {
        // Guards against a child that waits for a lock of another thread.
        ::alarm(20);
        ::_exit(f());
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

BOOST_AUTO_TEST_CASE(a_connection_is_not_inherited_by_programs) {
    server const echoing(echo);
    auto const transport = direct(echoing.url());
    BOOST_TEST(get(transport, "/1").is(200, "/1"));
    auto const open = connections_to(echoing.url().view());
    BOOST_TEST(open.size() == 1u);
    for (int const d : open) BOOST_TEST((::fcntl(d, F_GETFD) & FD_CLOEXEC) != 0);
}

BOOST_AUTO_TEST_CASE(a_connection_that_is_replaced_is_closed) {
    server const echoing(echo);
    for (velo::curl_options const& options :
         {velo::curl_options{.keep_alive_time = 5ms}, velo::curl_options{.max_connection_age = 5ms}}) {
        auto const transport = direct(echoing.url(), options);
        for (char const* const target : {"/1", "/2", "/3"}) {
            BOOST_TEST(get(transport, target).is(200, target));
            BOOST_TEST(connections_to(echoing.url().view()).size() == 1u);
            std::this_thread::sleep_for(20ms);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_a_burst_has_opened_is_closed) {
    constexpr int many = 40;
    std::barrier all_are_here(many);
    server const echoing([&](peer& c) {
        while (auto const q = c.read()) {
            if (q->target() == "/burst") all_are_here.arrive_and_wait();
            c.send(ok_response(q->target()));
        }
    });
    auto const transport = direct(echoing.url(), {.keep_alive_time = 100ms});
    BOOST_TEST(get(transport, "/1").is(200, "/1"));
    std::size_t const before = descriptors().size();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i != many; ++i) threads.emplace_back([&] { static_cast<void>(get(transport, "/burst")); });
    }
    BOOST_TEST(echoing.connections() == std::size_t{many});
    std::this_thread::sleep_for(150ms);
    BOOST_TEST(get(transport, "/2").is(200, "/2"));
    BOOST_TEST(connections_to(echoing.url().view()).size() == 1u);
    // The server closes its side in threads of its own.
    for (int i = 0; i != 100 && descriptors().size() > before + 1; ++i) std::this_thread::sleep_for(20ms);
    BOOST_TEST(descriptors().size() <= before + 1);
}

BOOST_AUTO_TEST_CASE(a_child_makes_connections_of_its_own) {
    server const echoing(echo);
    auto const transport = direct(echoing.url());
    BOOST_TEST(get(transport, "/1").is(200, "/1"));
    int const wrong = in_child([&] {
        int failed = 0;
        for (char const* const target : {"/a", "/b", "/c"}) failed += get(transport, target).is(200, target) ? 0 : 1;
        return failed;
    });
    BOOST_TEST(wrong == 0);
    BOOST_TEST(echoing.connections() == 2u);
    for (char const* const target : {"/2", "/3"}) BOOST_TEST(get(transport, target).is(200, target));
    BOOST_TEST(echoing.connections() == 2u);
}

BOOST_AUTO_TEST_CASE(a_shortage_of_descriptors_is_a_failed_connection_with_its_reason) {
    server const echoing(echo);
    // Without descriptors for libcurl's wake-up as well.
    for (int spare = 0; spare != 8; ++spare) {
        int const wrong = in_child([&] {
            int const next = ::dup(0);
            rlimit const few{static_cast<rlim_t>(next + spare), static_cast<rlim_t>(next + spare)};
            ::close(next);
            ::setrlimit(RLIMIT_NOFILE, &few);
            call_result const g = get(direct(echoing.url()), "/");
            if (g.is(200, "/")) return 0;
            bool const is_right = g.failed(errc::connect_failed, delivery::not_sent) &&
                                  g.ended.detail.find("Too many open files") != std::string::npos;
            if (!is_right) std::fprintf(stderr, "%d spare: %s\n", spare, g.text().c_str());
            return is_right ? 0 : 1;
        });
        BOOST_TEST(wrong == 0, spare << " descriptors");
    }
}

#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
