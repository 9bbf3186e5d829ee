// SPDX-License-Identifier: BSL-1.0

// Trust and identity over TLS, of every transport that has `tls_options`.

#include <boost/test/unit_test.hpp>

#ifdef VELO_HAS_TLS

#include <velo/rest/testing/conformance/fixture.hpp>

#include <boost/asio/ssl/context.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "transports.hpp"

namespace {

using velo::rest::delivery;
using velo::rest::errc;
using velo::rest::testing::detail::call_result;
using velo::rest::testing::detail::echo;
using velo::rest::testing::detail::get;
using server = velo::rest::testing::loopback_peer;
namespace testing = velo::rest::testing;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(tls_options)

/// A certificate like `own` that `change` was applied to, signed with the key of `own`.
template <class Change>
testing::certificate changed(testing::certificate const& own, Change const& change) {
    std::unique_ptr<BIO, decltype(&BIO_free_all)> const text(
        BIO_new_mem_buf(own.certificate_pem.data(), static_cast<int>(own.certificate_pem.size())), &BIO_free_all);
    std::unique_ptr<BIO, decltype(&BIO_free_all)> const key_text(
        BIO_new_mem_buf(own.key_pem.data(), static_cast<int>(own.key_pem.size())), &BIO_free_all);
    std::unique_ptr<X509, decltype(&X509_free)> const x(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr),
                                                        &X509_free);
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key(
        PEM_read_bio_PrivateKey(key_text.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    change(x.get());
    X509_sign(x.get(), key.get(), EVP_sha256());
    return {testing::detail::pem([&](BIO* bio) { return PEM_write_bio_X509(bio, x.get()); }), own.key_pem};
}

/// A certificate like `own` that is for clients only.
testing::certificate for_clients(testing::certificate const& own) {
    return changed(own, [&](X509* x) {
        std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> const usage(
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_ext_key_usage, "clientAuth"), &X509_EXTENSION_free);
        X509_add_ext(x, usage.get(), -1);
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_error_says_what_is_wrong_with_the_certificate, Kind, tests::transport_kinds) {
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
        call_result const g = get(Kind::direct(api.url(), {.tls = {.ca_pem = r.trusted.certificate_pem}}), "/");
        BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
        BOOST_TEST(g.ended.detail.find(r.words) != std::string::npos, g.text());
        BOOST_TEST(g.ended.detail.find("elsewhere") == std::string::npos, g.text());
    }
    server const api(echo, own);
    call_result const g = get(Kind::direct(api.url()), "/");
    BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
    BOOST_TEST(g.ended.detail.find("not trusted") != std::string::npos, g.text());
}

/// A certificate like `own` whose only name is its common name.
testing::certificate with_common_name(testing::certificate const& own, std::string const& name) {
    return changed(own, [&](X509* x) {
        X509_EXTENSION_free(X509_delete_ext(x, X509_get_ext_by_NID(x, NID_subject_alt_name, -1)));
        X509_NAME* const owner = X509_get_subject_name(x);
        X509_NAME_ENTRY_free(X509_NAME_delete_entry(owner, 0));
        X509_NAME_add_entry_by_txt(owner, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>(name.c_str()), -1,
                                   -1, 0);
        X509_set_issuer_name(x, owner);
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_common_name_is_no_name_of_a_host, Kind, tests::transport_kinds) {
    auto const own = testing::make_certificate();
    for (char const* const host : {"localhost", "127.0.0.1"}) {
        auto const nameless = with_common_name(own, host);
        server const api(echo, nameless);
        std::string const url(api.url().view());
        call_result const g =
            get(Kind::direct(velo::server_url::checked("https://" + (host + (url.substr(url.rfind(':'))))).value(),
                             {.tls = {.ca_pem = nameless.certificate_pem}}),
                "/");
        BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
        BOOST_TEST(g.ended.detail.find("another host") != std::string::npos, g.text());
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(only_what_is_named_is_trusted, Kind, tests::transport_kinds) {
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
        call_result const g = get(Kind::direct(api.url(), {.tls = tls}), "/");
        BOOST_TEST(g.is(200, "/"), g.text());
    }
    for (tls_options const& tls :
         {tls_options{}, tls_options{.ca_file = another.path()}, tls_options{.ca_directory = "/usr"}}) {
        call_result const g = get(Kind::direct(api.url(), {.tls = tls}), "/");
        BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_environment_names_the_certificates_of_the_system, Kind, tests::transport_kinds) {
    auto const own = testing::make_certificate();
    server const api(echo, own);
    tests::temporary_file const mine(own.certificate_pem);
    tests::temporary_file const another(testing::make_certificate().certificate_pem);
    ::setenv("SSL_CERT_FILE", mine.path().c_str(), 1);
    call_result const trusted = get(Kind::direct(api.url()), "/");
    call_result const named = get(Kind::direct(api.url(), {.tls = {.ca_file = another.path()}}), "/");
    ::setenv("SSL_CERT_FILE", "/no/such/file", 1);
    call_result const missing = get(Kind::direct(api.url()), "/");
    ::unsetenv("SSL_CERT_FILE");
    BOOST_TEST(trusted.is(200, "/"), trusted.text());
    BOOST_TEST(named.failed(errc::tls_failed, delivery::not_sent), named.text());
    BOOST_TEST(missing.failed(errc::tls_failed, delivery::not_sent), missing.text());
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

BOOST_AUTO_TEST_CASE_TEMPLATE(what_cannot_be_read_is_refused_when_the_transport_is_made, Kind, tests::transport_kinds) {
    tests::temporary_file const empty("");
    tests::temporary_file const rubbish("rubbish\n");
    auto const own = testing::make_certificate();
    tests::temporary_file const good(own.certificate_pem);
    tests::temporary_file const both(own.certificate_pem + own.key_pem);
    std::string const pin = pin_of(own);
    using velo::rest::tls_options;
    for (tls_options const& tls :
         {tls_options{.ca_file = "/no/such/file"},
          tls_options{.ca_file = "/"},
          tls_options{.ca_file = empty.path()},
          tls_options{.ca_file = rubbish.path()},
          tls_options{.ca_pem = "rubbish"},
          tls_options{.ca_directory = "/no/such/directory"},
          tls_options{.ca_directory = good.path()},
          tls_options{.client_certificate_file = "/no/such/file"},
          tls_options{.client_certificate_file = good.path(), .client_key_file = "/no/such/file"},
          tls_options{.client_certificate_file = good.path(), .client_certificate_pem = "-----BEGIN "},
          tls_options{.client_certificate_file = both.path(),
                      .client_certificate_pem = own.certificate_pem + own.key_pem},
          tls_options{.client_certificate_file = good.path(),
                      .client_key_file = both.path(),
                      .client_key_pem = velo::rest::secret_string(own.key_pem)},
          tls_options{.client_key_file = both.path()},
          tls_options{.client_key_file = "/no/such/file"},
          tls_options{.client_key_pem = velo::rest::secret_string(own.key_pem)},
          tls_options{.pinned_public_key = "/etc/passwd"},
          tls_options{.pinned_public_key = "sha256//"},
          tls_options{.pinned_public_key = pin + ";"},
          tls_options{.pinned_public_key = pin + ";/etc/passwd"},
          tls_options{.pinned_public_key = pin.substr(0, pin.size() - 1)}}) {
        BOOST_CHECK_EXCEPTION(typename Kind::transport("https://localhost:1", {.tls = tls}),
                              boost::system::system_error, [](auto const& e) { return e.code() == errc::tls_failed; });
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_old_version_is_refused_when_a_newer_one_is_asked_for, Kind, tests::transport_kinds) {
    auto const own = testing::make_certificate();
    server const old(echo, own, [](boost::asio::ssl::context& c) {
        SSL_CTX_set_max_proto_version(c.native_handle(), TLS1_2_VERSION);
    });
    velo::rest::tls_options tls{.ca_pem = own.certificate_pem};
    BOOST_TEST(get(Kind::direct(old.url(), {.tls = tls}), "/").is(200, "/"));
    tls.minimum_version = velo::rest::tls_version::v1_3;
    call_result const g = get(Kind::direct(old.url(), {.tls = tls}), "/");
    BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_pinned_key_is_demanded, Kind, tests::transport_kinds) {
    auto const own = testing::make_certificate();
    server const api(echo, own);
    std::string const right = pin_of(own), wrong = pin_of(testing::make_certificate());
    for (std::string const& pins : {right, wrong + ";" + right}) {
        call_result const g =
            get(Kind::direct(api.url(), {.tls = {.ca_pem = own.certificate_pem, .pinned_public_key = pins}}), "/");
        BOOST_TEST(g.is(200, "/"), g.text());
    }
    call_result const g =
        get(Kind::direct(api.url(), {.tls = {.ca_pem = own.certificate_pem, .pinned_public_key = wrong}}), "/");
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

BOOST_AUTO_TEST_CASE_TEMPLATE(a_client_certificate_is_shown_from_a_file_and_from_memory, Kind, tests::transport_kinds) {
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
        call_result const g = get(Kind::direct(api.url(), {.tls = tls}), "/");
        BOOST_TEST(g.is(200, "/"), g.text());
    }
    call_result const g = get(Kind::direct(api.url(), {.tls = {.ca_pem = ca}}), "/");
    BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
}

BOOST_AUTO_TEST_CASE(sockets_refuse_certificates_of_which_one_is_cut_off_and_the_key_of_another) {
    auto const own = testing::make_certificate();
    auto const other = testing::make_certificate();
    using velo::rest::tls_options;
    std::string const cut = own.certificate_pem + other.certificate_pem.substr(0, 200);
    auto const words_of = [](tls_options const& tls) -> std::string {
        try {
            velo::rest::sockets const made("https://localhost:1", {.tls = tls});
        } catch (boost::system::system_error const& e) {
            return e.code() == errc::tls_failed ? e.what() : "another error";
        }
        return "it was made";
    };
    BOOST_TEST(words_of({.ca_pem = cut}).find("(ca_pem) cannot be read") != std::string::npos);
    BOOST_TEST(words_of({.ca_pem = own.certificate_pem + "and text\n"}) == "it was made");
    BOOST_TEST(words_of({.client_certificate_pem = own.certificate_pem,
                         .client_key_pem = velo::rest::secret_string(other.key_pem)})
                   .find("is not that of its certificate") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(sockets_refuse_a_key_without_its_passphrase_when_they_are_made) {
    auto const mine = testing::make_certificate({.names = "DNS:client.example.com"});
    tests::temporary_file const certificate(mine.certificate_pem);
    tests::temporary_file const locked(encrypted(mine, "correct horse"));
    using velo::rest::secret_string;
    for (auto const& word_of :
         {std::function<secret_string()>(), std::function([] { return secret_string("wrong"); })}) {
        BOOST_CHECK_EXCEPTION(
            velo::rest::sockets("https://localhost:1", {.tls = {.ca_pem = mine.certificate_pem,
                                                                .client_certificate_file = certificate.path(),
                                                                .client_key_file = locked.path(),
                                                                .passphrase = word_of}}),
            boost::system::system_error, [](auto const& e) { return e.code() == errc::tls_failed; });
    }
}

#ifdef VELO_HAS_CURL
BOOST_AUTO_TEST_CASE(libcurl_asks_nobody_for_a_passphrase) {
    auto const own = testing::make_certificate();
    server const api(echo, own);
    tests::temporary_file const locked(encrypted(own, "correct horse"));
    // Without a terminal OpenSSL would read from the standard input, where nothing comes.
    int ends[2];
    BOOST_REQUIRE(::pipe(ends) == 0);
    pid_t const child = ::fork();
    if (child == 0) {
        ::setsid();
        ::dup2(ends[0], STDIN_FILENO);
        call_result const g =
            get(tests::over_curl::direct(api.url(), {.tls = {.ca_pem = own.certificate_pem,
                                                             .client_key_file = locked.path(),
                                                             .client_certificate_pem = own.certificate_pem}}),
                "/");
        ::_exit(g.failed(errc::tls_failed, delivery::not_sent) ? 0 : 1);
    }
    // While it asks, OpenSSL takes every signal that can be taken.
    int status = -1;
    for (int i = 0; i != 500 && ::waitpid(child, &status, WNOHANG) == 0; ++i) std::this_thread::sleep_for(10ms);
    BOOST_TEST(status == 0);
    if (status == -1) ::kill(child, SIGKILL), ::waitpid(child, &status, 0);
    for (int const end : ends) ::close(end);
}

BOOST_AUTO_TEST_CASE(libcurl_reports_a_wrong_passphrase_with_the_call) {
    auto const own = testing::make_certificate();
    auto const mine = testing::make_certificate({.names = "DNS:client.example.com"});
    server const api(echo, own);
    tests::temporary_file const certificate(mine.certificate_pem);
    tests::temporary_file const locked(encrypted(mine, "correct horse"));
    call_result const g = get(
        tests::over_curl::direct(api.url(), {.tls = {.ca_pem = own.certificate_pem,
                                                     .client_certificate_file = certificate.path(),
                                                     .client_key_file = locked.path(),
                                                     .passphrase = [] { return velo::rest::secret_string("wrong"); }}}),
        "/");
    BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
    BOOST_TEST(g.ended.detail.find("horse") == std::string::npos);
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

#endif
