// SPDX-License-Identifier: BSL-1.0

// Every transport with servers that others wrote: nginx over HTTP, TLS 1.2 and 1.3, HTTP/2 and with client
// certificates, and squid as the proxy of https. They run on free ports of 127.0.0.1 as the current user, and end with
// the test.

#define BOOST_TEST_NO_MAIN
#define BOOST_TEST_ALTERNATIVE_INIT_API
#include <velo/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users/list_users.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <pwd.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#ifdef VELO_HAS_CURL
#include <curl/curl.h>
#endif

#include "../transports.hpp"
#include "daemon.hpp"

namespace {

using namespace std::chrono_literals;
using tests::any_transport;
using tests::call_result;
using tests::get;
using tests::work_folder;
using velo::rest::delivery;
using velo::rest::errc;
namespace rest = velo::rest;
using certificate = rest::testing::certificate;

std::string const nginx_path = tests::find_program("nginx");
std::string const squid_path = tests::find_program("squid");

certificate make_certificate(std::string names) {
    rest::testing::certificate_options o;
    o.names = std::move(names);
    return rest::testing::make_certificate(o);
}

std::string const page = R"({"content":[],"page":{}})";
/// A file of several buffers.
std::string const large(300'000, 'v');

/// nginx, with a port for each of its servers.
class nginx_server {
  public:
    nginx_server()
        : own_(make_certificate("DNS:localhost,DNS:api.test,DNS:denied.test,IP:127.0.0.1")),
          client_(make_certificate("DNS:client")) {
        folder.write("server.pem", own_.certificate_pem);
        folder.write("server.key", own_.key_pem);
        folder.write("client.pem", client_.certificate_pem);
        folder.write("client.key", client_.key_pem);
        folder.write("www/large", large);
        folder.write("www/gzip/v2/users", page);
        folder.write("www/chunked", "<!--# if expr=\"$arg_a\" -->no<!--# endif -->" + large);
        std::string const& config = folder.write("nginx.conf", configuration());
        running_ = std::make_unique<tests::daemon>(
            std::vector<std::string>{nginx_path, "-p", folder / "", "-c", config, "-g", "daemon off;"},
            std::vector<unsigned short>{plain, tls_1_2, tls_1_3, client_certificates, http_2}, folder / "log");
    }
    [[nodiscard]] std::string const& ca() const { return own_.certificate_pem; }
    [[nodiscard]] certificate const& client() const { return client_; }

    work_folder folder{};
    unsigned short plain = tests::free_port();
    unsigned short tls_1_2 = tests::free_port();
    unsigned short tls_1_3 = tests::free_port();
    unsigned short client_certificates = tests::free_port();
    unsigned short http_2 = tests::free_port();

  private:
    [[nodiscard]] std::string configuration() const {
        auto const listen = [&](unsigned short port, std::string const& kind, std::string const& more) {
            return "  server {\n    listen 127.0.0.1:" + std::to_string(port) + kind + ";\n" + more +
                   R"(
    root www;
    location /protocol { return 200 "$server_protocol $ssl_protocol"; }
    location /connection { return 200 "$connection"; }
    location /three { keepalive_requests 3; return 200 "$connection"; }
    location /short { keepalive_timeout 100ms; return 200 "$connection"; }
    location /method { return 200 "$request_method $content_length"; }
    location /status { return 503 "no"; }
    location /empty { return 204; }
    location /redirect { return 302 /large; }
    location /client { return 200 "$ssl_client_verify"; }
    location /chunked { ssi on; ssi_types *; }
    location /gzip/ { gzip on; gzip_types *; gzip_min_length 1; }
    location /coded/ { add_header Content-Encoding gzip always; return 200 'coded'; }
    location /coded_error/ { add_header Content-Encoding gzip always; return 400 'coded'; }
  }
)";
        };
        std::string const tls = "    ssl_certificate server.pem; ssl_certificate_key server.key;\n    ssl_protocols ";
        return std::string(::geteuid() == 0 ? "user root;\n" : "") + R"(
worker_processes 1;
pid nginx.pid;
error_log error.log;
events { worker_connections 64; }
http {
  access_log off;
  default_type application/json;
  client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
)" + listen(plain, "", "") +
               listen(tls_1_2, " ssl", tls + "TLSv1.2;\n") + listen(tls_1_3, " ssl", tls + "TLSv1.3;\n") +
               listen(client_certificates, " ssl",
                      tls + "TLSv1.2 TLSv1.3;\n    ssl_client_certificate client.pem; ssl_verify_client on;\n") +
               listen(http_2, " ssl http2", tls + "TLSv1.2 TLSv1.3;\n") + "}\n";
    }

    certificate own_;
    certificate client_;
    std::unique_ptr<tests::daemon> running_;
};

/// squid, which knows two names of this machine, denies one of them, and asks for a user.
class squid_proxy {
  public:
    squid_proxy() {
        folder.write("hosts", "127.0.0.1 api.test\n127.0.0.1 denied.test\n");
        std::string const users = folder.write(
            "users",
            "#!/bin/sh\nwhile read -r user password; do\n"
            "  case \"$user $password\" in 'user p@ss' | 'user p%40ss') echo OK ;; *) echo ERR ;; esac\ndone\n");
        ::chmod(users.c_str(), 0700);
        // squid refuses to run as root.
        passwd const* const other = ::geteuid() == 0 ? ::getpwnam("proxy") : nullptr;
        std::string const config = folder.write(
            "squid.conf", (other != nullptr ? "cache_effective_user proxy\n" : "") +
                              std::string("http_port 127.0.0.1:") + std::to_string(port) + "\nhosts_file " +
                              (folder / "hosts") + "\nauth_param basic program " + users +
                              R"(
auth_param basic children 1
auth_param basic realm test
acl users proxy_auth REQUIRED
acl denied dstdomain denied.test
http_access deny denied
http_access allow CONNECT users
http_access deny all
cache deny all
access_log none
cache_store_log none
pinger_enable off
shutdown_lifetime 0 seconds
max_filedescriptors 1024
dns_nameservers 127.0.0.1
visible_hostname test
netdb_filename none
)" + "pid_filename " + (folder / "squid.pid") +
                              "\ncache_log " + (folder / "cache.log") + "\ncoredump_dir " + (folder / "") + "\n");
        for (std::string const& path : {folder / "", folder / "hosts", users, config}) {
            if (other != nullptr && ::chown(path.c_str(), other->pw_uid, other->pw_gid) != 0)
                throw std::runtime_error("no folder for squid");
        }
        running_ =
            std::make_unique<tests::daemon>(std::vector<std::string>{squid_path, "-N", "-n", service, "-f", config},
                                            std::vector<unsigned short>{port}, folder / "log");
    }
    squid_proxy(squid_proxy const&) = delete;
    squid_proxy& operator=(squid_proxy const&) = delete;
    ~squid_proxy() {
        running_.reset();
        // Shared memory that it leaves behind.
        std::error_code ignored;
        for (auto const& entry : std::filesystem::directory_iterator("/dev/shm", ignored)) {
            if (entry.path().filename().string().starts_with(service + "-")) std::filesystem::remove(entry, ignored);
        }
    }
    /// Returns the URL of the proxy with these credentials: "", or "user:password@" with percent-encoding.
    [[nodiscard]] std::string url(std::string const& credentials) const {
        return "http://" + credentials + "127.0.0.1:" + std::to_string(port);
    }

    work_folder folder{};
    unsigned short port = tests::free_port();

  private:
    /// Name for the system, so that several can run at the same time.
    std::string const service = "velo" + std::to_string(::getpid());
    std::unique_ptr<tests::daemon> running_;
};

nginx_server& nginx() {
    static nginx_server one;
    return one;
}
squid_proxy& squid() {
    static squid_proxy one;
    return one;
}

/// Options that the transports have in common.
struct peer_options {
    rest::tls_options tls{};
    std::optional<std::string> proxy = "";
    bool http2 = false;
};

struct kind {
    std::string_view name;
    any_transport (*connect)(rest::server_url const&, peer_options const&);
};

rest::socket_options socket_options_of(peer_options const& o) {
    rest::socket_options own;
    own.tls = o.tls;
    own.proxy = o.proxy;
    return own;
}

constexpr kind kinds[] = {
    {"sockets", [](rest::server_url const& url,
                   peer_options const& o) { return any_transport::of(rest::sockets(url, socket_options_of(o))); }},
    {"asio",
     [](rest::server_url const& url, peer_options const& o) {
         return any_transport::of(tests::blocking_adapter<rest::asio>(
             [&](auto const& executor) { return rest::asio(executor, url, socket_options_of(o)); }));
     }},
#ifdef VELO_HAS_CURL
    {"curl",
     [](rest::server_url const& url, peer_options const& o) {
         rest::curl_options own;
         own.tls = o.tls;
         own.proxy = o.proxy;
         own.http2 = o.http2;
         return any_transport::of(rest::curl(url, own));
     }},
#endif
};

/// True if libcurl can speak HTTP/2.
bool has_http_2() {
#ifdef VELO_HAS_CURL
    return (curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_HTTP2) != 0;
#else
    return false;
#endif
}

rest::server_url url_of(unsigned short port, std::string const& host = "localhost", std::string const& prefix = "") {
    std::string const scheme = port == nginx().plain ? "http://" : "https://";
    return rest::server_url::checked(scheme + host + ":" + std::to_string(port) + prefix).value();
}

peer_options trusting() {
    peer_options o;
    o.tls.ca_pem = nginx().ca();
    return o;
}

template <class F>
void for_each(F f) {
    for (kind const& k : kinds) {
        BOOST_TEST_CONTEXT(k.name) f(k);
    }
}
/// Calls `f` for each transport and each of nginx's servers that ask for no certificate.
template <class F>
void for_each_server(F f) {
    for_each([&](kind const& k) {
        for (unsigned short const port : {nginx().plain, nginx().tls_1_2, nginx().tls_1_3, nginx().http_2}) {
            BOOST_TEST_CONTEXT(url_of(port).view()) {
                peer_options o = trusting();
                f(k.connect(url_of(port), o), port);
                o.http2 = true;
                if (k.name == "curl" && has_http_2() && port == nginx().http_2) f(k.connect(url_of(port), o), port);
            }
        }
    });
}

BOOST_AUTO_TEST_SUITE(real)

BOOST_AUTO_TEST_CASE(responses_of_each_framing_are_read) {
    for_each_server([](any_transport const& t, unsigned short) {
        BOOST_TEST(get(t, "/large").is(200, large));
        BOOST_TEST(get(t, "/chunked").is(200, large));
        BOOST_TEST(get(t, "/empty").is(204, ""));
        BOOST_TEST(get(t, "/status").is(503, "no"));
        BOOST_TEST(get(t, "/redirect").status == 302);
        BOOST_TEST(get(t, "/absent").status == 404);
    });
}

BOOST_AUTO_TEST_CASE(the_method_and_the_length_of_a_body_arrive) {
    for_each_server([](any_transport const& t, unsigned short port) {
        // nginx responds before it has read a body, which over HTTP/2 stops libcurl 7 for ever behind the first 64 KiB.
        for (std::size_t const size : {std::size_t{0}, std::size_t{1}, std::size_t{60'000}, std::size_t{700'000}}) {
            if (size > 65'535 && port == nginx().http_2) continue;
            std::string const body(size, 'b');
            call_result const x = rest::testing::detail::send_over(t, {.operation = "test",
                                                                       .method = rest::method::post,
                                                                       .target = "/method",
                                                                       .body = body,
                                                                       .has_body = true});
            BOOST_TEST(x.is(200, "POST " + std::to_string(size)), x.text());
        }
    });
}

BOOST_AUTO_TEST_CASE(the_version_of_tls_is_the_newest_of_the_server) {
    for_each([](kind const& k) {
        BOOST_TEST(get(k.connect(url_of(nginx().tls_1_2), trusting()), "/protocol").is(200, "HTTP/1.1 TLSv1.2"));
        BOOST_TEST(get(k.connect(url_of(nginx().tls_1_3), trusting()), "/protocol").is(200, "HTTP/1.1 TLSv1.3"));
        peer_options newer = trusting();
        newer.tls.minimum_version = rest::tls_version::v1_3;
        call_result const x = get(k.connect(url_of(nginx().tls_1_2), newer));
        BOOST_TEST(x.failed(errc::tls_failed, delivery::not_sent), x.text());
    });
}

BOOST_AUTO_TEST_CASE(http_2_is_spoken_where_it_is_asked_for) {
    for_each([](kind const& k) {
        if (k.name == "curl" && !has_http_2()) return;
        peer_options o = trusting();
        BOOST_TEST(get(k.connect(url_of(nginx().http_2), o), "/protocol").is(200, "HTTP/1.1 TLSv1.3"));
        o.http2 = true;
        if (k.name != "curl") return;
        any_transport const t = k.connect(url_of(nginx().http_2), o);
        BOOST_TEST(get(t, "/protocol").is(200, "HTTP/2.0 TLSv1.3"));
        std::string const first = get(t, "/connection").body;
        BOOST_TEST(get(t, "/connection").body == first);
        // A server without it.
        BOOST_TEST(get(k.connect(url_of(nginx().tls_1_3), o), "/protocol").is(200, "HTTP/1.1 TLSv1.3"));
    });
}

BOOST_AUTO_TEST_CASE(a_connection_is_kept_until_the_server_ends_it) {
    for_each_server([](any_transport const& t, unsigned short port) {
        std::string const first = get(t, "/connection").body;
        for (int i = 0; i != 10; ++i) BOOST_TEST(get(t, "/connection").body == first);
        int changes = 0;
        std::string last = first;
        for (int i = 0; i != 12; ++i) {
            call_result const x = get(t, "/three");
            BOOST_TEST(x.status == 200, x.text());
            if (std::exchange(last, x.body) != x.body) ++changes;
        }
        // Over HTTP/2 the requests of a location are not counted.
        BOOST_TEST((changes >= 3 || port == nginx().http_2));
        for (int i = 0; i != 2; ++i) {
            call_result const x = get(t, "/short");
            BOOST_TEST(x.status == 200, x.text());
            std::this_thread::sleep_for(150ms);
        }
    });
}

BOOST_AUTO_TEST_CASE(a_server_that_compresses_is_asked_not_to) {
    for_each([](kind const& k) {
        for (unsigned short const port : {nginx().plain, nginx().tls_1_3}) {
            velo::client const client(k.connect(url_of(port, "localhost", "/gzip"), trusting()), velo::bearer("t"));
            auto const r = client.call(velo::list_users{});
            BOOST_TEST(r.has_value(), (r ? "" : r.error().message()));
        }
    });
}

/// Returns the error of a call to a location whose responses are coded.
template <class Auth>
std::string coded_error(kind const& k, std::string const& prefix, Auth auth) {
    velo::client const client(k.connect(url_of(nginx().plain, "localhost", prefix), trusting()), std::move(auth));
    auto const r = client.call(velo::list_users{});
    return r ? "no error" : r.error().message();
}

BOOST_AUTO_TEST_CASE(a_content_coding_that_was_not_asked_for_is_named_in_the_error) {
    velo::client_credentials const credentials(velo::secret_string("key"), velo::secret_string("secret"));
    for_each([&](kind const& k) {
        for (std::string const& error :
             {coded_error(k, "/coded", velo::bearer("t")), coded_error(k, "/coded_error", velo::bearer("t")),
              coded_error(k, "/coded", credentials)})
            BOOST_TEST(error.ends_with("the body is coded with gzip"), error);
    });
}

BOOST_AUTO_TEST_CASE(a_client_certificate_is_shown) {
    for_each([](kind const& k) {
        peer_options o = trusting();
        // Without one: nginx responds with 400.
        BOOST_TEST(get(k.connect(url_of(nginx().client_certificates), o), "/client").status == 400);
        o.tls.client_certificate_file = nginx().folder / "client.pem";
        o.tls.client_key_file = nginx().folder / "client.key";
        call_result const from_files = get(k.connect(url_of(nginx().client_certificates), o), "/client");
        BOOST_TEST(from_files.is(200, "SUCCESS"), from_files.text());
        peer_options m = trusting();
        m.tls.client_certificate_pem = nginx().client().certificate_pem;
        m.tls.client_key_pem = velo::secret_string(nginx().client().key_pem);
        call_result const from_memory = get(k.connect(url_of(nginx().client_certificates), m), "/client");
        BOOST_TEST(from_memory.is(200, "SUCCESS"), from_memory.text());
    });
}

BOOST_AUTO_TEST_CASE(an_unknown_issuer_is_refused) {
    for_each([](kind const& k) {
        peer_options o;
        o.tls.ca_pem = nginx().client().certificate_pem;
        for (unsigned short const port : {nginx().tls_1_2, nginx().tls_1_3}) {
            call_result const x = get(k.connect(url_of(port), o));
            BOOST_TEST(x.failed(errc::tls_failed, delivery::not_sent), x.text());
        }
    });
}

BOOST_AUTO_TEST_CASE(https_goes_through_the_proxy) {
    for_each([](kind const& k) {
        for (unsigned short const port : {nginx().tls_1_2, nginx().tls_1_3}) {
            peer_options o = trusting();
            o.proxy = squid().url("user:p%40ss@");
            any_transport const t = k.connect(url_of(port, "api.test"), o);
            for (int i = 0; i != 2; ++i) {
                call_result const x = get(t, "/large");
                BOOST_TEST(x.is(200, large), x.text().substr(0, 200));
            }
            std::string const first = get(t, "/connection").body;
            BOOST_TEST(get(t, "/connection").body == first);
        }
    });
}

/// Checks that a rejected CONNECT is a connection that failed, and that the status of the proxy is told.
void check_refused(kind const& k, std::string const& host, unsigned short port, std::string const& credentials,
                   std::string_view status) {
    peer_options o = trusting();
    o.proxy = squid().url(credentials);
    call_result const x = get(k.connect(url_of(port, host), o));
    BOOST_TEST(x.failed(errc::connect_failed, delivery::not_sent), x.text());
    BOOST_TEST(x.ended.detail.find(status) != std::string::npos, x.text());
    BOOST_TEST(x.status == 0);
    BOOST_TEST(x.ended.detail.find("p%40ss") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_status_of_a_proxy_that_rejects_is_told) {
    for_each([](kind const& k) {
        check_refused(k, "api.test", nginx().tls_1_3, "", "407");
        check_refused(k, "api.test", nginx().tls_1_3, "user:wrong@", "407");
        check_refused(k, "denied.test", nginx().tls_1_3, "user:p%40ss@", "403");
        // Nobody listens there.
        check_refused(k, "api.test", tests::free_port(), "user:p%40ss@", "503");
    });
}

BOOST_AUTO_TEST_CASE(this_machine_and_clear_text_are_not_reached_through_a_proxy) {
    for_each([](kind const& k) {
        peer_options o = trusting();
        o.proxy = "http://127.0.0.1:" + std::to_string(tests::free_port());
        BOOST_TEST(get(k.connect(url_of(nginx().plain), o), "/large").is(200, large));
        BOOST_TEST(get(k.connect(url_of(nginx().tls_1_3), o), "/large").is(200, large));
        BOOST_TEST(get(k.connect(url_of(nginx().tls_1_3, "127.0.0.1"), o), "/large").is(200, large));
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

int main(int argc, char** argv) {
    if (nginx_path.empty() || squid_path.empty()) {
        std::cout << "skipped: " << (nginx_path.empty() ? "nginx" : "squid") << " is not installed\n";
        return 77;
    }
    return boost::unit_test::unit_test_main([] { return true; }, argc, argv);
}
