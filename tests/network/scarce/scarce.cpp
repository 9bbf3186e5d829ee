// SPDX-License-Identifier: BSL-1.0

// What a call does without memory, descriptors, threads or ports, with a stop at any moment, and in the child of a
// fork: it ends with a result that says what was lacking, and the next call is as if nothing had been.
//
// usage: scarce [Boost.Test's arguments] [-- --every N]
//   --every N   every N-th allocation fails in turn; default 7, under the address sanitizer 71

#include <velo/client.hpp>
#include <velo/fake.hpp>
#include <velo/rest/bulk/each_page_ahead.hpp>
#include <velo/rest/bulk/for_each_concurrent.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users/list_users.hpp>
#include <velo/users/unlock_user_v2.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <net/if.h>
#include <new>
#include <optional>
#include <pthread.h>
#include <sched.h>
#include <stop_token>
#include <string>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#include "../full_port.hpp"
#include "../transports.hpp"
#include "allocation_hook.hpp"
#include "server_process.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define VELO_TESTS_FIND_LEAKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define VELO_TESTS_FIND_LEAKS 1
#endif
#endif
#ifdef VELO_TESTS_FIND_LEAKS
#include <sanitizer/lsan_interface.h>
#endif

namespace {

bool has_no_threads = false;

}  // namespace

// The linker puts this in front of the system's (--wrap=pthread_create).
extern "C" int __real_pthread_create(pthread_t*, pthread_attr_t const*, void* (*)(void*), void*);
extern "C" int __wrap_pthread_create(pthread_t* t, pthread_attr_t const* a, void* (*f)(void*), void* argument);
extern "C" int __wrap_pthread_create(pthread_t* t, pthread_attr_t const* a, void* (*f)(void*), void* argument) {
    return has_no_threads ? EAGAIN : __real_pthread_create(t, a, f, argument);
}

namespace {

using namespace std::chrono_literals;
using tests::allocation_hook;
using tests::any_transport;
using tests::call_result;
using tests::get;
using tests::server_process;
using velo::rest::attempt;
using velo::rest::delivery;
using velo::rest::errc;
using peer = velo::rest::testing::peer_connection;
using steady = std::chrono::steady_clock;
namespace net = boost::asio;
namespace rest = velo::rest;

constexpr auto guard = 5s;

/// Asio transport whose context runs in the calling thread, during a call only.
class asio_in_this_thread {
  public:
    asio_in_this_thread(rest::server_url const& url, rest::socket_options const& options)
        : context_(std::make_shared<net::io_context>()), transport_(context_->get_executor(), url, options) {}
    [[nodiscard]] bool is_confidential() const noexcept { return transport_.is_confidential(); }
    [[nodiscard]] attempt send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        net::cancellation_signal signal;
        std::optional<attempt> ended;
        std::exception_ptr thrown;
        net::co_spawn(*context_, transport_.send(q, r, limits),
                      net::bind_cancellation_slot(signal.slot(), [&](std::exception_ptr const& e, attempt a) {
                          thrown = e;
                          ended = std::move(a);
                      }));
        std::stop_callback const on_stop(
            limits.stop.token(), [&] { net::post(*context_, [&] { signal.emit(net::cancellation_type::terminal); }); });
        context_->restart();
        context_->run();
        if (thrown != nullptr) std::rethrow_exception(thrown);
        if (!ended) throw std::logic_error("the call has not ended");
        return *ended;
    }
    void after_fork(net::execution_context::fork_event e) const { context_->notify_fork(e); }

  private:
    std::shared_ptr<net::io_context> context_;
    rest::asio transport_;
};

/// Transport under test that does its work in the calling thread.
struct kind {
    std::string_view name;
    any_transport (*connect)(rest::server_url const&, std::string const& ca_file, std::chrono::milliseconds keep_alive);
};

rest::socket_options options_of(std::string const& ca_file, std::chrono::milliseconds keep_alive) {
    rest::socket_options o;
    o.tls.ca_file = ca_file;
    o.keep_alive_time = keep_alive;
    return o;
}

constexpr kind kinds[] = {
    {"sockets",
     [](rest::server_url const& url, std::string const& ca, std::chrono::milliseconds keep) {
         return any_transport::of(rest::sockets(url, options_of(ca, keep)));
     }},
    {"asio",
     [](rest::server_url const& url, std::string const& ca, std::chrono::milliseconds keep) {
         return any_transport::of(asio_in_this_thread(url, options_of(ca, keep)));
     }},
    {"curl",
     [](rest::server_url const& url, std::string const& ca, std::chrono::milliseconds keep) {
         rest::curl_options o;
         o.tls.ca_file = ca;
         o.keep_alive_time = keep;
         o.proxy = "";
         return any_transport::of(rest::curl(url, o));
     }},
};

any_transport connect(kind const& k, server_process const& s, std::chrono::milliseconds keep_alive = 30s) {
    return k.connect(s.url(), s.ca_file(), keep_alive);
}

/// Calls `f` for each kind of transport, in clear text and over TLS, with a server for it.
template <class F>
void for_each(rest::testing::loopback_peer::serve_function const& serve, F f) {
    for (bool const tls : {false, true}) {
        server_process const s(serve, tls);
        for (kind const& k : kinds) {
            BOOST_TEST_CONTEXT(k.name << (tls ? ", TLS" : "")) f(k, s);
        }
    }
}

/// What a child process found.
struct child_result {
    int status = -1;     ///< of `_exit`; -1 if it ended in another way
    int signal = 0;      ///< that ended it
    std::string said{};  ///< what it returned as text
};

/// Runs `f`, which returns an exit status and a text, in a child that ends after 20 s at the latest.
template <class F>
child_result in_child(F f) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return {};
    pid_t const child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::alarm(20);
        // Those of Boost.Test would go on.
        for (int const one : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) ::signal(one, SIG_DFL);
        int status = 99;
        std::string said;
        try {
            std::pair<int, std::string> r = f();
            status = r.first;
            said = std::move(r.second);
        } catch (std::exception const& e) {
            said = std::string("it threw: ") + e.what();
        }
        static_cast<void>(!::write(ends[1], said.data(), said.size()));
        ::_exit(status);
    }
    ::close(ends[1]);
    child_result x;
    std::array<char, 1024> text;
    for (ssize_t size = 0; (size = ::read(ends[0], text.data(), text.size())) > 0;)
        x.said.append(text.data(), static_cast<std::size_t>(size));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) x.status = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) x.signal = WTERMSIG(status);
    return x;
}

/// Every N-th allocation is tried.
std::size_t every() {
    auto const& suite = boost::unit_test::framework::master_test_suite();
    for (int i = 1; i + 1 < suite.argc; ++i) {
        if (std::string_view(suite.argv[i]) == "--every") return static_cast<std::size_t>(std::atoi(suite.argv[i + 1]));
    }
#ifdef VELO_TESTS_FIND_LEAKS
    return 71;
#else
    return 7;
#endif
}

struct installation {
    installation() { allocation_hook::install(); }
};
BOOST_TEST_GLOBAL_FIXTURE(installation);

// Memory

enum : int { fine = 0, wrong = 1, was_not_reached = 2 };

/// Makes a call over another transport, so that OpenSSL and libcurl have what they make once for a process. OpenSSL
/// does not get over an allocation that fails there.
void use_libraries(kind const& k, server_process const& s) { static_cast<void>(get(connect(k, s), "/0", {5s, {}})); }

/// Makes a call whose allocation number `n` fails, then one that has to succeed. `warm` calls came before.
std::pair<int, std::string> call_without_memory(kind const& k, server_process const& s, std::size_t n, int warm) {
    bool was_reached = false;
    use_libraries(k, s);
    {
        any_transport const transport = connect(k, s);
        for (int i = 0; i != warm; ++i) {
            if (!get(transport, "/warm").is(200, "/warm")) return {wrong, "the server does not respond"};
        }
        rest::response r;
        attempt a;
        bool has_thrown = false;
        {
            rest::request const q{.operation = "test", .target = "/1"};
            rest::send_limits const limits{1s, {}};
            allocation_hook const hook(n, [] { return true; });
            try {
                a = transport.send(q, r, limits);
            } catch (std::bad_alloc const&) {
                has_thrown = true;
            }
            was_reached = hook.was_reached();
        }
        bool const is_whole = !has_thrown && a.error == errc::none;
        if (is_whole && (r.status() != 200 || r.body() != "/1"))
            return {wrong, "another response: " + std::string(r.body())};
        if (!has_thrown && a.error != errc::none && a.delivered == delivery::answered)
            return {wrong, "a failure that says that there was a response"};
        // libcurl waits for more bytes when OpenSSL finds no memory for those that came.
        if (a.error == errc::timed_out && k.name != "curl") return {wrong, "it waited for the timeout"};
        call_result const next = get(transport, "/2", {5s, {}});
        if (!next.is(200, "/2")) return {wrong, "the next call: " + next.text()};
    }
#ifdef VELO_TESTS_FIND_LEAKS
    if (__lsan_do_recoverable_leak_check() != 0) return {wrong, "a leak"};
#endif
    return {was_reached ? fine : was_not_reached, ""};
}

/// True if libcurl ended the process: 7.88 frees a name twice when there is no memory to keep a TLS session.
bool is_fault_of_libcurl(kind const& k, server_process const& s, child_result const& x) {
    return k.name == "curl" && !s.ca_file().empty() && x.signal == SIGABRT;
}

BOOST_AUTO_TEST_SUITE(scarce)

BOOST_AUTO_TEST_CASE(a_call_ends_and_the_next_one_is_right_whichever_allocation_fails) {
    for_each(tests::echo, [](kind const& k, server_process const& s) {
        for (int const warm : {0, 1}) {
            std::size_t tried = 0, failed = 0;
            for (std::size_t n = 0;; n += every()) {
                child_result const x = in_child([&] { return call_without_memory(k, s, n, warm); });
                BOOST_TEST((x.signal == 0 || is_fault_of_libcurl(k, s, x)),
                           "allocation " << n << " after " << warm << " calls: signal " << x.signal);
                BOOST_TEST((x.status == fine || x.status == was_not_reached || x.signal != 0),
                           "allocation " << n << " after " << warm << " calls: " << x.said);
                if (x.status == was_not_reached) break;
                failed += x.status == fine ? 0 : 1;
                if (failed == 5) break;
                ++tried;
            }
            BOOST_TEST_MESSAGE(k.name << ", " << s.url().view() << ", after " << warm << " calls: " << tried
                                      << " allocations failed in turn");
        }
    });
}

/// Token and one page, for a client.
void api(peer& c) {
    while (auto const q = c.read()) {
        bool const is_token = q->line().find("/v1/authenticate") != std::string::npos;
        std::string const body = is_token ? R"({"access_token":"token","token_type":"bearer","expires_in":1800})"
                                          : R"({"content":[],"page":{}})";
        c.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body);
    }
}

BOOST_AUTO_TEST_CASE(nothing_but_bad_alloc_leaves_a_call_of_a_client_whichever_allocation_fails) {
    for_each(api, [](kind const& k, server_process const& s) {
        // Most allocations of a call over TLS are OpenSSL's, and were tried above.
        if (!s.ca_file().empty() && every() != 1) return;
        std::size_t failed = 0;
        for (std::size_t n = 0;; n += every()) {
            child_result const x = in_child([&]() -> std::pair<int, std::string> {
                use_libraries(k, s);
                velo::client const client(
                    connect(k, s), velo::client_credentials(velo::secret_string("key"), velo::secret_string("secret")));
                bool was_reached = false;
                {
                    allocation_hook const hook(n, [] { return true; });
                    try {
                        static_cast<void>(client.call(velo::list_users{}, {.timeout = 5s}));
                    } catch (std::bad_alloc const&) {
                    }
                    was_reached = hook.was_reached();
                }
                // A lease that was lost would keep this call waiting.
                auto const next = client.call(velo::list_users{}, {.timeout = 5s});
                if (!next) return {wrong, "the next call: " + next.error().message()};
                return {was_reached ? fine : was_not_reached, ""};
            });
            BOOST_TEST((x.signal == 0 || is_fault_of_libcurl(k, s, x)), "allocation " << n << ": signal " << x.signal);
            BOOST_TEST((x.status == fine || x.status == was_not_reached || x.signal != 0),
                       "allocation " << n << ": " << x.said);
            if (x.status == was_not_reached) break;
            failed += x.status == fine ? 0 : 1;
            if (failed == 5) break;
        }
    });
}

// Stops

/// Checks that a stop which comes at any allocation ends the call at once.
void stops_at_any_allocation(kind const& k, rest::server_url const& url, std::string const& ca_file) {
    constexpr auto timeout = 1s;
    std::size_t const step = every();
    for (std::size_t n = 0;; n += step) {
        any_transport const transport = k.connect(url, ca_file, 30s);
        std::stop_source stop;
        call_result x;
        auto const began = steady::now();
        auto requested = began;
        bool was_reached = false;
        {
            allocation_hook const hook(n, [&] {
                requested = steady::now();
                stop.request_stop();
                return false;
            });
            x = get(transport, "/", {timeout, stop.get_token()});
            was_reached = hook.was_reached();
        }
        // What is left are allocations of the result.
        if (!was_reached || requested - began > timeout - 100ms) break;
        BOOST_TEST((x.ended.error == errc::cancelled), "allocation " << n << ": " << x.text());
        BOOST_TEST((steady::now() - requested < guard));
    }
}

BOOST_AUTO_TEST_CASE(a_stop_at_any_allocation_ends_the_wait_for_a_connection) {
    tests::full_port const full;
    for (kind const& k : kinds) {
        BOOST_TEST_CONTEXT(k.name) stops_at_any_allocation(k, full.url(), "");
    }
}

BOOST_AUTO_TEST_CASE(a_stop_at_any_allocation_ends_the_wait_for_a_response) {
    auto const silent = [](peer& c) {
        if (c.read()) c.wait_for_hang_up();
    };
    for_each(silent, [](kind const& k, server_process const& s) { stops_at_any_allocation(k, s.url(), s.ca_file()); });
}

// Descriptors

/// Allows `more` further descriptors, until it is destroyed.
class few_descriptors {
  public:
    explicit few_descriptors(std::size_t more) {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        // Fills the gaps below.
        for (int fd = ::dup(0); fd >= 0; fd = ::dup(0)) {
            filling_.push_back(fd);
            if (filling_.size() > 1 && fd != filling_[filling_.size() - 2] + 1) continue;
            if (filling_.size() > 16) break;
        }
        rlimit limit = before_;
        limit.rlim_cur = static_cast<rlim_t>(filling_.back()) + 1 + more;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    few_descriptors(few_descriptors const&) = delete;
    few_descriptors& operator=(few_descriptors const&) = delete;
    ~few_descriptors() {
        ::setrlimit(RLIMIT_NOFILE, &before_);
        for (int const fd : filling_) ::close(fd);
    }

  private:
    rlimit before_{};
    std::vector<int> filling_;
};

BOOST_AUTO_TEST_CASE(a_call_says_that_descriptors_are_lacking) {
    for_each(tests::echo, [](kind const& k, server_process const& s) {
        std::size_t refused = 0;
        for (bool const may_stop : {false, true}) {
            for (std::size_t more = 0; more != 10; ++more) {
                child_result const x = in_child([&]() -> std::pair<int, std::string> {
                    any_transport const transport = connect(k, s);
                    std::stop_source stop;
                    call_result r;
                    {
                        few_descriptors const few(more);
                        r = get(transport, "/1", {5s, may_stop ? stop.get_token() : std::stop_token()});
                    }
                    bool const is_whole = r.is(200, "/1");
                    if (!is_whole && !r.failed(errc::connect_failed, delivery::not_sent)) return {wrong, r.text()};
                    if (!is_whole && r.ended.detail.find(std::strerror(EMFILE)) == std::string::npos)
                        return {wrong, "the shortage is not named: " + r.text()};
                    call_result const next = get(transport, "/2", {5s, {}});
                    if (!next.is(200, "/2")) return {wrong, "the next call: " + next.text()};
                    return {is_whole ? fine : was_not_reached, ""};
                });
                BOOST_TEST(
                    (x.status == fine || x.status == was_not_reached),
                    more << " descriptors" << (may_stop ? ", stoppable: " : ": ") << x.said << ", signal " << x.signal);
                if (x.status == was_not_reached) ++refused;
                if (more == 0) BOOST_TEST(x.status != fine);
                if (more == 9) BOOST_TEST(x.status == fine);
            }
        }
        BOOST_TEST(refused >= 2u);
    });
}

BOOST_AUTO_TEST_CASE(a_lookup_says_that_descriptors_are_lacking) {
    // A name that only the files or servers of the resolver know.
    rest::server_url const url = rest::server_url::checked("http://name.invalid:1").value();
    for (kind const& k : kinds) {
        for (std::size_t more = 0; more != 4; ++more) {
            child_result const x = in_child([&]() -> std::pair<int, std::string> {
                any_transport const transport = k.connect(url, "", 30s);
                call_result r;
                {
                    few_descriptors const few(more);
                    r = get(transport, "/1", {5s, {}});
                }
                bool const is_named = r.failed(errc::connect_failed, delivery::not_sent) &&
                                      r.ended.detail.find(std::strerror(EMFILE)) != std::string::npos;
                return {is_named ? fine : wrong, r.text()};
            });
            BOOST_TEST(x.status == fine, k.name << ", " << more << " descriptors: " << x.said);
        }
    }
}

// Threads

BOOST_AUTO_TEST_CASE(a_call_says_that_threads_are_lacking) {
    // A name that has to be looked up. libcurl's own thread is not seen here.
    rest::server_url const url = rest::server_url::checked("http://name.invalid:1").value();
    for (kind const& k : kinds) {
        if (k.name == "curl") continue;
        BOOST_TEST_CONTEXT(k.name) {
            any_transport const transport = k.connect(url, "", 30s);
            has_no_threads = true;
            for (int i = 0; i != 2; ++i) {
                call_result const x = get(transport);
                BOOST_TEST(x.failed(errc::connect_failed, delivery::not_sent), x.text());
                BOOST_TEST(x.ended.detail.find(std::strerror(EAGAIN)) != std::string::npos, x.text());
            }
            has_no_threads = false;
        }
    }
}

BOOST_AUTO_TEST_CASE(libcurl_says_that_threads_are_lacking) {
    child_result const x = in_child([]() -> std::pair<int, std::string> {
        any_transport const transport =
            kinds[2].connect(rest::server_url::checked("http://name.invalid:1").value(), "", 30s);
        // A limit that root does not have.
        if (::geteuid() == 0 && ::setuid(65534) != 0) return {was_not_reached, "no other user"};
        rlimit const none{0, 0};
        ::setrlimit(RLIMIT_NPROC, &none);
        call_result const r = get(transport, "/1", {5s, {}});
        bool const is_named =
            r.failed(errc::connect_failed, delivery::not_sent) && r.ended.detail.find("thread") != std::string::npos;
        return {is_named ? fine : wrong, r.text()};
    });
    BOOST_TEST((x.status == fine || x.status == was_not_reached), x.said);
}

BOOST_AUTO_TEST_CASE(a_bulk_and_a_walk_ahead_end_without_threads) {
    velo::fake const fake;
    std::vector<velo::user_id> ids;
    for (int i = 0; i != 9; ++i) ids.push_back(fake.add({.shown = {.email = std::to_string(i) + "@example.com"}}));
    velo::client const client(fake, velo::bearer(fake.token()));
    has_no_threads = true;
    auto const done = rest::for_each_concurrent(
        client, ids, [](velo::user_id const& id) { return velo::unlock_user_v2{.user_id = id}; },
        [](velo::user_id const&, velo::result<void> const&) {}, {.in_flight = 4});
    std::size_t users = 0;
    auto const walked = rest::each_page_ahead(client, velo::list_users{.page_size = 2},
                                              [&](velo::paged_user_response& page) { users += page.content.size(); });
    has_no_threads = false;
    BOOST_TEST(done.succeeded == 9u);
    BOOST_TEST(done.is_complete);
    BOOST_TEST(walked.has_value());
    BOOST_TEST(users == 9u);
}

// Ports

BOOST_AUTO_TEST_CASE(a_call_says_that_ports_are_lacking) {
    for (kind const& k : kinds) {
        child_result const x = in_child([&]() -> std::pair<int, std::string> {
            // A network of its own, which has one port for clients.
            if (::unshare(CLONE_NEWNET) != 0) return {was_not_reached, "no network namespace"};
            int const s = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            ifreq loopback{};
            std::strcpy(loopback.ifr_name, "lo");
            loopback.ifr_flags = IFF_UP | IFF_RUNNING;
            if (::ioctl(s, SIOCSIFFLAGS, &loopback) != 0) return {was_not_reached, "no loopback interface"};
            ::close(s);
            // Not destroyed: it would need a port for that.
            auto const& server = *new rest::testing::loopback_peer(tests::echo);
            std::ofstream range("/proc/sys/net/ipv4/ip_local_port_range");
            range << "61000 61000\n" << std::flush;
            if (!range) return {was_not_reached, "the range of ports cannot be set"};
            any_transport const first = k.connect(server.url(), "", 30s);
            if (!get(first, "/1").is(200, "/1")) return {wrong, "the only port is not used"};
            any_transport const second = k.connect(server.url(), "", 30s);
            call_result const r = get(second, "/2", {5s, {}});
            if (!r.failed(errc::connect_failed, delivery::not_sent)) return {wrong, r.text()};
            if (r.ended.detail.find(std::strerror(EADDRNOTAVAIL)) == std::string::npos)
                return {wrong, "the shortage is not named: " + r.text()};
            if (!get(first, "/3").is(200, "/3")) return {wrong, "the connection is lost"};
            return {fine, ""};
        });
        BOOST_TEST((x.status == fine || x.status == was_not_reached),
                   k.name << ": " << x.said << ", signal " << x.signal);
        if (x.status == was_not_reached) BOOST_TEST_MESSAGE("not tried: " << x.said);
    }
}

// Processes

/// Responds after a moment with the number of the connection and the target.
void numbered_echo(peer& c) {
    while (auto const q = c.read()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1 + q->target().size() % 3));
        c.send(rest::testing::detail::ok_response(std::to_string(c.number) + q->target()));
    }
}

/// Makes 20 calls. Returns how many did not get their own response over one connection, other than `not_over`.
int wrong_calls(any_transport const& transport, std::string const& who, std::string const& not_over) {
    int wrong_ones = 0;
    std::string connection;
    for (int i = 0; i != 20; ++i) {
        std::string const target = "/" + who + std::to_string(i);
        call_result const x = get(transport, target, {5s, {}});
        std::string const number = x.body.substr(0, x.body.find('/'));
        if (connection.empty()) connection = number;
        if (x.body != connection + target || number == not_over) ++wrong_ones;
    }
    return wrong_ones;
}

std::string connection_of(any_transport const& transport) {
    call_result const x = get(transport, "/x", {5s, {}});
    return x.ended.error == errc::none ? x.body.substr(0, x.body.find('/')) : x.text();
}

/// Forks by `fork`. Parent and child make calls over what they share, and the parent keeps its connection.
template <class Fork>
void check_parent_and_child(any_transport const& transport, Fork fork) {
    std::string const before = connection_of(transport);
    pid_t const child = fork();
    if (child == 0) {
        ::alarm(20);
        ::_exit(wrong_calls(transport, "child", before));
    }
    BOOST_TEST(wrong_calls(transport, "parent", "") == 0);
    int status = -1;
    ::waitpid(child, &status, 0);
    BOOST_TEST(status == 0, "status of the child: " << status);
    // It has said no goodbye.
    BOOST_TEST(connection_of(transport) == before);
}

BOOST_AUTO_TEST_CASE(parent_and_child_get_their_own_responses) {
    for_each(numbered_echo, [](kind const& k, server_process const& s) {
        // The context of the parent is of no use in the child without `notify_fork`, which is the caller's to call.
        if (k.name == "asio") return;
        check_parent_and_child(connect(k, s), [] { return ::fork(); });
    });
}

BOOST_AUTO_TEST_CASE(parent_and_child_of_a_context_get_their_own_responses) {
    for (bool const tls : {false, true}) {
        server_process const s(numbered_echo, tls);
        asio_in_this_thread const asio(s.url(), options_of(s.ca_file(), 30s));
        check_parent_and_child(any_transport::of(asio), [&] {
            asio.after_fork(net::execution_context::fork_prepare);
            pid_t const child = ::fork();
            asio.after_fork(child == 0 ? net::execution_context::fork_child : net::execution_context::fork_parent);
            return child;
        });
    }
}

BOOST_AUTO_TEST_CASE(a_child_that_destroys_its_transport_says_no_goodbye_for_its_parent) {
    for_each(numbered_echo, [](kind const& k, server_process const& s) {
        if (k.name == "asio") return;
        auto transport = std::make_unique<any_transport>(connect(k, s));
        std::string const before = connection_of(*transport);
        child_result const x = in_child([&]() -> std::pair<int, std::string> {
            transport.reset();
            return {fine, ""};
        });
        BOOST_TEST(x.status == fine, x.said << ", signal " << x.signal);
        BOOST_TEST(connection_of(*transport) == before);
    });
}

BOOST_AUTO_TEST_CASE(a_child_that_destroys_its_context_says_no_goodbye_for_its_parent) {
    for (bool const tls : {false, true}) {
        server_process const s(numbered_echo, tls);
        auto transport = std::make_unique<asio_in_this_thread>(s.url(), options_of(s.ca_file(), 30s));
        std::string const before = connection_of(any_transport::of(*transport));
        transport->after_fork(net::execution_context::fork_prepare);
        child_result const x = in_child([&]() -> std::pair<int, std::string> {
            transport->after_fork(net::execution_context::fork_child);
            transport.reset();
            return {fine, ""};
        });
        transport->after_fork(net::execution_context::fork_parent);
        BOOST_TEST(x.status == fine, x.said << ", signal " << x.signal);
        BOOST_TEST(connection_of(any_transport::of(*transport)) == before);
    }
}

/// Descriptors of this process.
std::size_t open_descriptors() {
    std::filesystem::directory_iterator const files("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

BOOST_AUTO_TEST_CASE(a_burst_leaves_one_connection_open) {
    for_each(
        [](peer& c) {
            while (auto const q = c.read()) {
                // Long enough that no call of a burst finds an idle connection.
                if (q->target() == "/burst") std::this_thread::sleep_for(300ms);
                c.send(rest::testing::detail::ok_response(q->target()));
            }
        },
        [](kind const& k, server_process const& s) {
            // One call at a time: the context of `asio` runs in the calling thread.
            if (k.name == "asio") return;
            constexpr auto keep_alive = 1000ms;
            std::size_t const before = open_descriptors();
            any_transport const transport = connect(k, s, keep_alive);
            {
                std::vector<std::jthread> threads;
                for (int i = 0; i != 40; ++i)
                    threads.emplace_back([&] { static_cast<void>(get(transport, "/burst")); });
            }
            BOOST_TEST(open_descriptors() >= before + 40);
            auto const over = steady::now() + 2 * keep_alive;
            do {
                BOOST_TEST(get(transport, "/1").is(200, "/1"));
                std::this_thread::sleep_for(50ms);
            } while (steady::now() < over);
            // The connection, and with libcurl the two descriptors of its wake signal.
            BOOST_TEST(open_descriptors() <= before + (k.name == "curl" ? 3 : 1));
        });
}

BOOST_AUTO_TEST_CASE(a_started_program_inherits_no_descriptor) {
    for_each(tests::echo, [](kind const& k, server_process const& s) {
        auto const inherited = [] {
            std::ptrdiff_t count = 0;
            FILE* const p = ::popen("ls -l /proc/self/fd | grep -e socket: -e anon_inode:", "r");
            for (int c = std::fgetc(p); c != EOF; c = std::fgetc(p)) count += c == '\n' ? 1 : 0;
            ::pclose(p);
            return count;
        };
        std::ptrdiff_t const before = inherited();
        any_transport const transport = connect(k, s);
        std::stop_source stop;
        BOOST_TEST(get(transport, "/1", {5s, stop.get_token()}).is(200, "/1"));
        // libcurl 7 makes the two descriptors of its wake signal without close-on-exec.
        BOOST_TEST(inherited() <= before + (k.name == "curl" ? 2 : 0));
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
