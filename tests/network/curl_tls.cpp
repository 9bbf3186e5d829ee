// SPDX-License-Identifier: BSL-1.0

// libcurl transport: trust, identity, truncation and floods over TLS.

#include <boost/test/unit_test.hpp>

#ifdef VELO_HAS_TLS

#include <velo/rest/testing/conformance/fixture.hpp>

#include <boost/asio/ssl/context.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "recorded.hpp"
#include "transports.hpp"

#ifdef __linux__
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace {

using tests::direct;
using velo::delivery;
using velo::errc;
using velo::rest::testing::detail::call_result;
using velo::rest::testing::detail::echo;
using velo::rest::testing::detail::get;
using velo::rest::testing::detail::ok_response;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;
namespace testing = velo::rest::testing;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(curl_tls)

/// A certificate like `own` that is for clients only.
testing::certificate for_clients(testing::certificate const& own) {
    std::unique_ptr<BIO, decltype(&BIO_free_all)> const text(
        BIO_new_mem_buf(own.certificate_pem.data(), static_cast<int>(own.certificate_pem.size())), &BIO_free_all);
    std::unique_ptr<BIO, decltype(&BIO_free_all)> const key_text(
        BIO_new_mem_buf(own.key_pem.data(), static_cast<int>(own.key_pem.size())), &BIO_free_all);
    std::unique_ptr<X509, decltype(&X509_free)> const x(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr),
                                                        &X509_free);
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key(
        PEM_read_bio_PrivateKey(key_text.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> const usage(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_ext_key_usage, "clientAuth"), &X509_EXTENSION_free);
    X509_add_ext(x.get(), usage.get(), -1);
    X509_sign(x.get(), key.get(), EVP_sha256());
    return {testing::detail::pem([&](BIO* bio) { return PEM_write_bio_X509(bio, x.get()); }), own.key_pem};
}

BOOST_AUTO_TEST_CASE(an_error_says_what_is_wrong_with_the_certificate) {
    auto const own = testing::make_certificate();
    auto const expired = testing::make_certificate({.begins = -48h, .ends = -24h});
    auto const early = testing::make_certificate({.begins = 24h, .ends = 48h});
    auto const other = testing::make_certificate({.names = "DNS:elsewhere.example.com"});
    auto const client = for_clients(own);
    struct row {
        testing::certificate const& shown;
        testing::certificate const& trusted;
        char const* words;
    };
    for (row const& r :
         {row{own, other, "not trusted"}, row{expired, expired, "expired"}, row{early, early, "not yet valid"},
          row{other, other, "another host"}, row{client, client, "not for servers"}}) {
        server const api(echo, r.shown);
        call_result const g = get(direct(api.url(), {.tls = {.ca_pem = r.trusted.certificate_pem}}), "/");
        BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
        BOOST_TEST(g.ended.detail.find(r.words) != std::string::npos, g.text());
        BOOST_TEST(g.ended.detail.find("elsewhere") == std::string::npos, g.text());
    }
    server const api(echo, own);
    call_result const g = get(direct(api.url()), "/");
    BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
    BOOST_TEST(g.ended.detail.find("not trusted") != std::string::npos, g.text());
}

BOOST_AUTO_TEST_CASE(only_what_is_named_is_trusted) {
    auto const own = testing::make_certificate();
    auto const other = testing::make_certificate();
    server const api(echo, own);
    tests::temporary_file const mine(own.certificate_pem);
    tests::temporary_file const another(other.certificate_pem);
    using velo::rest::tls_options;
    for (tls_options const& tls :
         {tls_options{.ca_file = mine.path()}, tls_options{.ca_pem = own.certificate_pem},
          tls_options{.ca_file = another.path(), .ca_pem = own.certificate_pem},
          tls_options{.ca_file = mine.path(), .ca_pem = other.certificate_pem},
          tls_options{.ca_pem = other.certificate_pem + own.certificate_pem},
          tls_options{.ca_file = mine.path(), .minimum_version = velo::rest::tls_version::v1_3}}) {
        call_result const g = get(direct(api.url(), {.tls = tls}), "/");
        BOOST_TEST(g.is(200, "/"), g.text());
    }
    for (tls_options const& tls :
         {tls_options{}, tls_options{.ca_file = another.path()}, tls_options{.ca_directory = "/usr"}}) {
        call_result const g = get(direct(api.url(), {.tls = tls}), "/");
        BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_refused_when_the_transport_is_made) {
    tests::temporary_file const empty("");
    tests::temporary_file const rubbish("rubbish\n");
    tests::temporary_file const good(testing::make_certificate().certificate_pem);
    using velo::rest::tls_options;
    for (tls_options const& tls :
         {tls_options{.ca_file = "/no/such/file"}, tls_options{.ca_file = "/"}, tls_options{.ca_file = empty.path()},
          tls_options{.ca_file = rubbish.path()}, tls_options{.ca_pem = "rubbish"},
          tls_options{.ca_directory = "/no/such/directory"}, tls_options{.ca_directory = good.path()},
          tls_options{.client_certificate_file = "/no/such/file"},
          tls_options{.client_certificate_file = good.path(), .client_key_file = "/no/such/file"},
          tls_options{.client_certificate_file = good.path(), .client_certificate_pem = "-----BEGIN "},
          tls_options{.pinned_public_key = "/etc/passwd"}}) {
        BOOST_CHECK_EXCEPTION(velo::rest::curl("https://localhost:1", {.tls = tls}), boost::system::system_error,
                              [](auto const& e) { return e.code() == errc::tls_failed; });
    }
}

BOOST_AUTO_TEST_CASE(an_old_version_is_refused_when_a_newer_one_is_asked_for) {
    auto const own = testing::make_certificate();
    server const old(echo, own, [](boost::asio::ssl::context& c) {
        SSL_CTX_set_max_proto_version(c.native_handle(), TLS1_2_VERSION);
    });
    velo::rest::tls_options tls{.ca_pem = own.certificate_pem};
    BOOST_TEST(get(direct(old.url(), {.tls = tls}), "/").is(200, "/"));
    tls.minimum_version = velo::rest::tls_version::v1_3;
    call_result const g = get(direct(old.url(), {.tls = tls}), "/");
    BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
}

/// The pin of a certificate: the hash of its public key in Base64.
std::string pin_of(testing::certificate const& own) {
    std::unique_ptr<BIO, decltype(&BIO_free_all)> const bio(
        BIO_new_mem_buf(own.certificate_pem.data(), static_cast<int>(own.certificate_pem.size())), &BIO_free_all);
    std::unique_ptr<X509, decltype(&X509_free)> const x(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr),
                                                        &X509_free);
    unsigned char* der = nullptr;
    int const size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(x.get()), &der);
    unsigned char hash[32];
    EVP_Digest(der, static_cast<std::size_t>(size), hash, nullptr, EVP_sha256(), nullptr);
    OPENSSL_free(der);
    unsigned char text[45];
    EVP_EncodeBlock(text, hash, sizeof hash);
    return "sha256//" + std::string(reinterpret_cast<char const*>(text));
}

BOOST_AUTO_TEST_CASE(a_pinned_key_is_demanded) {
    auto const own = testing::make_certificate();
    server const api(echo, own);
    std::string const right = pin_of(own), wrong = pin_of(testing::make_certificate());
    for (std::string const& pins : {right, wrong + ";" + right}) {
        call_result const g =
            get(direct(api.url(), {.tls = {.ca_pem = own.certificate_pem, .pinned_public_key = pins}}), "/");
        BOOST_TEST(g.is(200, "/"), g.text());
    }
    call_result const g =
        get(direct(api.url(), {.tls = {.ca_pem = own.certificate_pem, .pinned_public_key = wrong}}), "/");
    BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
}

/// The key of `own`, encrypted.
std::string encrypted(testing::certificate const& own, std::string const& passphrase) {
    std::unique_ptr<BIO, decltype(&BIO_free_all)> const in(
        BIO_new_mem_buf(own.key_pem.data(), static_cast<int>(own.key_pem.size())), &BIO_free_all);
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key(
        PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    return testing::detail::pem([&](BIO* bio) {
        return PEM_write_bio_PrivateKey(bio, key.get(), EVP_aes_256_cbc(), nullptr, 0, nullptr,
                                        const_cast<char*>(passphrase.c_str()));
    });
}

BOOST_AUTO_TEST_CASE(a_client_certificate_is_shown_from_a_file_and_from_memory) {
    auto const own = testing::make_certificate();
    auto const mine = testing::make_certificate({.names = "DNS:client.example.com"});
    server const api(echo, own, [&](boost::asio::ssl::context& c) {
        c.add_certificate_authority(boost::asio::buffer(mine.certificate_pem));
        c.set_verify_mode(boost::asio::ssl::verify_peer | boost::asio::ssl::verify_fail_if_no_peer_cert);
        SSL_CTX_set_max_proto_version(c.native_handle(), TLS1_2_VERSION);
    });
    using velo::rest::secret_string;
    using velo::rest::tls_options;
    tests::temporary_file const certificate(mine.certificate_pem);
    tests::temporary_file const key(mine.key_pem);
    tests::temporary_file const both(mine.certificate_pem + mine.key_pem);
    std::string const passphrase = "correct horse";
    tests::temporary_file const locked(encrypted(mine, passphrase));
    auto const word = [&] { return secret_string(passphrase); };
    std::string const& ca = own.certificate_pem;
    for (tls_options const& tls :
         {tls_options{.ca_pem = ca, .client_certificate_file = certificate.path(), .client_key_file = key.path()},
          tls_options{.ca_pem = ca, .client_certificate_file = both.path()},
          tls_options{.ca_pem = ca,
                      .client_certificate_pem = mine.certificate_pem,
                      .client_key_pem = secret_string(mine.key_pem)},
          tls_options{.ca_pem = ca,
                      .client_certificate_file = certificate.path(),
                      .client_key_pem = secret_string(mine.key_pem)},
          tls_options{.ca_pem = ca,
                      .client_certificate_file = certificate.path(),
                      .client_key_file = locked.path(),
                      .passphrase = word},
          tls_options{.ca_pem = ca,
                      .client_certificate_pem = mine.certificate_pem,
                      .client_key_pem = secret_string(encrypted(mine, passphrase)),
                      .passphrase = word}}) {
        call_result const g = get(direct(api.url(), {.tls = tls}), "/");
        BOOST_TEST(g.is(200, "/"), g.text());
    }
    for (tls_options const& tls :
         {tls_options{.ca_pem = ca}, tls_options{.ca_pem = ca,
                                                 .client_certificate_file = certificate.path(),
                                                 .client_key_file = locked.path(),
                                                 .passphrase = [] { return secret_string("wrong"); }}}) {
        call_result const g = get(direct(api.url(), {.tls = tls}), "/");
        BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
        BOOST_TEST(g.ended.detail.find("horse") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_body_that_is_cut_off_is_not_a_whole_one) {
    auto const own = testing::make_certificate();
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        for (bool const says_goodbye : {false, true}) {
            server const api(
                [&](peer& c) {
                    if (!c.read()) return;
                    c.send("HTTP/1.1 200 OK\r\n\r\ngood");
                    if (says_goodbye) c.close();
                },
                own, [&](boost::asio::ssl::context& c) { SSL_CTX_set_max_proto_version(c.native_handle(), version); });
            call_result const g = get(direct(api.url(), {.tls = {.ca_pem = own.certificate_pem}}), "/");
            if (says_goodbye) {
                BOOST_TEST(g.is(200, "good"), g.text());
            } else {
                BOOST_TEST(g.failed(errc::connection_lost, delivery::maybe_sent), g.text());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_flood_of_records_ends_at_the_timeout_and_by_a_stop) {
    auto const own = testing::make_certificate();
    server const flood(
        [](peer& c) {
            if (!c.read()) return;
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
            while (c.send("a")) continue;
        },
        own);
    auto const transport = direct(flood.url(), {.tls = {.ca_pem = own.certificate_pem}});
    auto const begin = std::chrono::steady_clock::now();
    call_result const late = get(transport, "/", {300ms, {}});
    BOOST_TEST(late.failed(errc::timed_out, delivery::maybe_sent), late.text());
    std::stop_source stop;
    std::jthread const stopper([&] { std::this_thread::sleep_for(300ms), stop.request_stop(); });
    call_result const stopped = get(transport, "/", {30s, stop.get_token()});
    BOOST_TEST(stopped.failed(errc::cancelled, delivery::maybe_sent), stopped.text());
    BOOST_TEST((std::chrono::steady_clock::now() - begin < 5s));
}

BOOST_AUTO_TEST_CASE(a_session_is_resumed) {
    auto const own = testing::make_certificate();
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        server const closing(
            [](peer& c) {
                if (c.read()) c.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi");
                c.close();
            },
            own, [&](boost::asio::ssl::context& c) { SSL_CTX_set_max_proto_version(c.native_handle(), version); });
        auto const transport = direct(closing.url(), {.tls = {.ca_pem = own.certificate_pem}});
        for (int i = 0; i != 5; ++i) BOOST_TEST(get(transport, "/").is(200, "hi"));
        BOOST_TEST(closing.handshakes() == 5u);
        BOOST_TEST(closing.resumptions() == 4u);
    }
}

#ifdef __linux__
BOOST_AUTO_TEST_CASE(a_child_does_not_say_goodbye_for_its_parent) {
    auto const own = testing::make_certificate();
    server const echoing(echo, own);
    for (bool const calls : {false, true}) {
        auto transport = std::make_unique<velo::curl>(direct(echoing.url(), {.tls = {.ca_pem = own.certificate_pem}}));
        std::size_t const before = echoing.connections();
        BOOST_TEST(get(*transport, "/1").is(200, "/1"));
        pid_t const child = ::fork();
        if (child == 0) {
            ::alarm(20);
            bool const is_right = !calls || get(*transport, "/child").is(200, "/child");
            transport.reset();
            ::_exit(is_right ? 0 : 1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        BOOST_TEST(status == 0);
        BOOST_TEST(get(*transport, "/2").is(200, "/2"));
        BOOST_TEST(echoing.connections() - before == (calls ? 2u : 1u));
    }
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

#endif
