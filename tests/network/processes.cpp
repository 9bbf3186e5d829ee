// SPDX-License-Identifier: BSL-1.0

// What belongs to a process stays in it: a forked child uses no connection of its parent, and descriptors are closed
// when another program is started. What the system refuses is a result.

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <stop_token>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "transports.hpp"

namespace {

using tests::call_result;
using tests::get;
using velo::rest::delivery;
using velo::rest::errc;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;

/// Runs `f` in a child. Returns true if it returned true there.
template <class F>
bool in_child(F f) {
    pid_t const child = ::fork();
    if (child == 0) ::_exit(f() ? 0 : 1);
    int ended = 1;
    return child > 0 && ::waitpid(child, &ended, 0) == child && ended == 0;
}

/// Number of this process's descriptors that another program would inherit, beyond the standard ones.
std::size_t inherited_descriptors() {
    std::size_t count = 0;
    for (int fd = 3; fd != 256; ++fd) {
        int const flags = ::fcntl(fd, F_GETFD);
        if (flags >= 0 && (flags & FD_CLOEXEC) == 0) ++count;
    }
    return count;
}

void shares_nothing(server const& s, velo::rest::socket_options const& options) {
    velo::rest::sockets const transport(s.url(), options);
    BOOST_TEST(get(transport, "/before").is(200, "/before"));
    std::size_t const connections = s.connections();
    for (int i = 0; i != 3; ++i) {
        BOOST_TEST(in_child([&] {
            for (int j = 0; j != 20; ++j) {
                if (!get(transport, "/child").is(200, "/child")) return false;
            }
            return transport.connections().open == 1;
        }));
        // The connection of the parent is as it was, also after a child has ended.
        BOOST_TEST(get(transport, "/parent").is(200, "/parent"));
    }
    BOOST_TEST(s.connections() == connections + 3);
}

BOOST_AUTO_TEST_SUITE(processes)

BOOST_AUTO_TEST_CASE(a_child_makes_connections_of_its_own) {
    server const s(tests::echo);
    shares_nothing(s, {});
}

BOOST_AUTO_TEST_CASE(a_child_that_only_ends_says_no_goodbye_for_its_parent) {
    server const s(tests::echo);
    auto* const transport = new velo::rest::sockets(s.url());
    BOOST_TEST(get(*transport, "/1").is(200, "/1"));
    BOOST_TEST(in_child([&] {
        delete transport;
        return true;
    }));
    BOOST_TEST(get(*transport, "/2").is(200, "/2"));
    BOOST_TEST(s.connections() == 1u);
    delete transport;
}

#ifdef VELO_HAS_TLS
BOOST_AUTO_TEST_CASE(the_same_over_tls) {
    auto const own = velo::rest::testing::make_certificate();
    tests::temporary_file const ca(own.certificate_pem);
    server const s(tests::echo, own);
    shares_nothing(s, {.tls = {.ca_file = ca.path()}});
    BOOST_TEST(s.resumptions() == 0u);
    auto* const transport = new velo::rest::sockets(s.url(), {.tls = {.ca_file = ca.path()}});
    BOOST_TEST(get(*transport, "/1").is(200, "/1"));
    std::size_t const connections = s.connections();
    BOOST_TEST(in_child([&] {
        delete transport;
        return true;
    }));
    BOOST_TEST(get(*transport, "/2").is(200, "/2"));
    BOOST_TEST(s.connections() == connections);
    delete transport;
}
#endif

BOOST_AUTO_TEST_CASE(another_program_inherits_no_descriptor) {
    std::size_t const before = inherited_descriptors();
    server const s(tests::echo);
    velo::rest::sockets const transport(s.url());
    std::stop_source stop;
    std::size_t const with_server = inherited_descriptors();
    BOOST_TEST(get(transport, "/1", {tests::long_enough, stop.get_token()}).is(200, "/1"));
    // The server's end of the connection is the test's own.
    BOOST_TEST(inherited_descriptors() <= with_server + 1);
    BOOST_TEST(before <= with_server);
}

BOOST_AUTO_TEST_CASE(a_connection_has_one_descriptor) {
    auto const open_files = [] {
        std::filesystem::directory_iterator const files("/proc/self/fd");
        return static_cast<std::size_t>(std::distance(begin(files), end(files)));
    };
    server const s(tests::echo);
    velo::rest::sockets const transport(s.url());
    std::size_t const before = open_files();
    BOOST_TEST(get(transport, "/1").is(200, "/1"));
    // One of the client and one of the server.
    BOOST_TEST(open_files() == before + 2);
}

/// Allows no further descriptor, until it is destroyed.
class no_descriptors {
  public:
    explicit no_descriptors(std::size_t more) {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        // Fills the gaps below, so that exactly `more` are left.
        int const next = ::dup(0);
        rlimit limit = before_;
        limit.rlim_cur = static_cast<rlim_t>(next) + more;
        ::close(next);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    no_descriptors(no_descriptors const&) = delete;
    no_descriptors& operator=(no_descriptors const&) = delete;
    ~no_descriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }

  private:
    rlimit before_{};
};

BOOST_AUTO_TEST_CASE(without_descriptors_a_call_ends_with_a_result_that_says_so) {
    server const s(tests::echo);
    std::stop_source stop;
    // A sanitizer needs a descriptor to look at a class for the first time.
    static_cast<void>(velo::rest::detail::system_message(EMFILE));
    for (std::size_t more = 0; more != 3; ++more) {
        velo::rest::sockets const transport(s.url());
        call_result g, stoppable;
        {
            no_descriptors const none(more);
            g = get(transport, "/1");
            if (more == 0) stoppable = get(transport, "/2", {tests::long_enough, stop.get_token()});
        }
        if (more != 0) continue;
        for (call_result const& x : {g, stoppable}) {
            BOOST_TEST(x.failed(errc::connect_failed, delivery::not_sent), x.text());
            BOOST_TEST(x.ended.detail.find("Too many open files") != std::string::npos, x.text());
        }
        BOOST_TEST(get(transport, "/3").is(200, "/3"));
    }
}

BOOST_AUTO_TEST_CASE(the_pool_can_be_asked) {
    server const s(tests::echo);
    velo::rest::sockets const transport(s.url());
    BOOST_TEST(transport.connections().open == 0u);
    BOOST_TEST(get(transport, "/1").is(200, "/1"));
    BOOST_TEST(transport.connections().open == 1u);
    BOOST_TEST(transport.connections().idle == 1u);
    BOOST_TEST(transport.connections().queued == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
