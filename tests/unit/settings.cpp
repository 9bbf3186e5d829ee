// SPDX-License-Identifier: BSL-1.0
#include <velo/settings.hpp>

#include <velo/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;

/// The environment with these settings and no others, and a file for the test.
struct environment {
    environment() {
        for (velo::setting_variable const& v : velo::setting_variables) ::unsetenv(v.name.data());
        ::unsetenv("VELO_SETTINGS");
    }
    ~environment() {
        for (velo::setting_variable const& v : velo::setting_variables) ::unsetenv(v.name.data());
        ::unsetenv("VELO_SETTINGS");
        std::filesystem::remove(file);
    }
    void set(char const* name, std::string const& value) const { ::setenv(name, value.c_str(), 1); }
    void write(std::string const& text, unsigned mode = 0600) const {
        std::filesystem::remove(file);
        std::ofstream(file) << text;
        ::chmod(file.c_str(), static_cast<mode_t>(mode));
    }
    [[nodiscard]] velo::settings_result read() const { return velo::settings_from_environment({.file = file}); }
    [[nodiscard]] std::string message() const {
        auto const s = read();
        BOOST_TEST_REQUIRE(s.has_error());
        return s.error().message();
    }
    std::string file =
        (std::filesystem::temp_directory_path() / ("velo_settings_" + std::to_string(::getpid()))).string();
};

/// What a transport is made of.
struct options {
    std::chrono::milliseconds connect_timeout{10'000};
    std::chrono::milliseconds silence_timeout{20'000};
    struct {
        std::string ca_file{};
    } tls{};
    std::optional<std::string> proxy{};
};
struct connected {
    connected(velo::server_url const& u, options o) : url(u), with(std::move(o)) {}
    connected(int e, velo::server_url const& u, options o) : url(u), with(std::move(o)), executor(e) {}
    velo::server_url url;
    options with;
    int executor = 0;
};

BOOST_AUTO_TEST_SUITE(settings)

BOOST_AUTO_TEST_CASE(without_variables_it_is_the_test_system_with_all_defaults) {
    environment const e;
    auto const s = velo::settings_from_environment();
    BOOST_TEST_REQUIRE(s.has_value());
    BOOST_TEST((s->url == velo::sandbox));
    BOOST_TEST((!s->key && !s->secret && !s->token && !s->proxy && !s->timeout));
    auto const api = s->transport<connected>();
    BOOST_TEST((api.with.connect_timeout == 10s));
    BOOST_TEST((api.with.silence_timeout == 20s));
    BOOST_TEST(!api.with.proxy.has_value());
    BOOST_TEST((s->config().timeout.value() == rest::default_config{}.timeout.value()));
}

BOOST_AUTO_TEST_CASE(every_variable_is_read) {
    environment const e;
    e.write("");
    e.set("VELO_URL", "http://127.0.0.1:8080/api");
    e.set("VELO_CA_FILE", e.file);
    e.set("VELO_PROXY", "http://ann:pass@proxy:3128");
    e.set("VELO_KEY", "key");
    e.set("VELO_SECRET", "s3cret");
    e.set("VELO_TOKEN", "token");
    e.set("VELO_TIMEOUT", "1500ms");
    e.set("VELO_CONNECT_TIMEOUT", "2s");
    e.set("VELO_SILENCE_TIMEOUT", "3");
    auto const s = velo::settings_from_environment().value();
    auto const api = s.transport<connected>(7);
    BOOST_TEST(api.executor == 7);
    BOOST_TEST(api.url.view() == "http://127.0.0.1:8080/api");
    BOOST_TEST(api.with.tls.ca_file == e.file);
    BOOST_TEST(*api.with.proxy == "http://ann:pass@proxy:3128");
    BOOST_TEST((api.with.connect_timeout == 2s));
    BOOST_TEST((api.with.silence_timeout == 3s));
    BOOST_TEST((s.config().timeout.value() == 1500ms));
    rest::secure_buffer basic, bearer;
    BOOST_TEST((s.credentials()->authorize(rest::basic_security{}, basic) == rest::errc::none));
    BOOST_TEST(basic.view() == "Basic a2V5OnMzY3JldA==");
    BOOST_TEST((s.token_bearer()->authorize(rest::bearer_security{}, bearer) == rest::errc::none));
    BOOST_TEST(bearer.view() == "Bearer token");
}

BOOST_AUTO_TEST_CASE(a_client_is_made_in_one_line) {
    environment const e;
    e.set("VELO_KEY", "key");
    e.set("VELO_SECRET", "s3cret");
    auto const s = velo::settings_from_environment();
    rest::scripted const api;
    velo::client const client(api, s->credentials().value(), velo::json{}, s->config());
    BOOST_TEST((client.config().timeout.value() == 30s));
}

BOOST_AUTO_TEST_CASE(the_error_names_the_variable_and_does_not_hold_the_value) {
    struct wrong {
        char const *name, *value, *expected;
    };
    for (auto const& [name, value, expected] :
         {wrong{"VELO_URL", "ftp://example.com", "a server's URL"}, wrong{"VELO_CA_FILE", "/nowhere/ca.pem", "a file"},
          wrong{"VELO_PROXY", "http://a b", "the URL of a proxy"}, wrong{"VELO_KEY", "a:b", "an API key"},
          wrong{"VELO_SECRET", "line\n", "a secret"}, wrong{"VELO_TOKEN", "two words", "a token"},
          wrong{"VELO_TIMEOUT", "soon", "a span of time"}, wrong{"VELO_CONNECT_TIMEOUT", "0000", "a span of time"},
          wrong{"VELO_SILENCE_TIMEOUT", "-1s", "a span of time"}}) {
        environment const e;
        e.set(name, value);
        auto const s = velo::settings_from_environment();
        BOOST_TEST_REQUIRE(s.has_error(), name);
        BOOST_TEST(s.error().message().starts_with(std::string(name) + ": expected " + expected), s.error().message());
        BOOST_TEST(s.error().message().find(value) == std::string::npos, s.error().message());
        BOOST_CHECK_THROW(static_cast<void>(s.value()), std::invalid_argument);
    }
}

BOOST_AUTO_TEST_CASE(a_missing_credential_is_named) {
    environment const e;
    BOOST_TEST(velo::settings{}.credentials().error().message() == "VELO_KEY: expected an API key");
    e.set("VELO_KEY", "key");
    BOOST_TEST(velo::settings_from_environment()->credentials().error().name == "VELO_SECRET");
    BOOST_TEST(velo::settings{}.token_bearer().error().message() == "VELO_TOKEN: expected an access token");
}

BOOST_AUTO_TEST_CASE(a_file_is_read_and_variables_win) {
    environment const e;
    e.write(
        "# of the service\n\nVELO_URL = https://api.example.com\r\nexport VELO_KEY='the key'\n"
        "VELO_TIMEOUT=5s\nVELO_TOKEN=\nOTHER=1");
    e.set("VELO_TIMEOUT", "7s");
    auto const s = e.read();
    BOOST_TEST_REQUIRE(s.has_value());
    BOOST_TEST(s->url.view() == "https://api.example.com");
    BOOST_TEST(s->key->reveal() == "the key");
    BOOST_TEST((*s->timeout == 7s));
    BOOST_TEST(!s->token.has_value());
    e.set("VELO_SETTINGS", e.file);
    BOOST_TEST(velo::settings_from_environment()->key->reveal() == "the key");
}

BOOST_AUTO_TEST_CASE(the_error_names_the_line_of_the_file) {
    environment const e;
    e.write("VELO_URL=https://api.example.com\nVELO_TIMEOUT=soon\n");
    BOOST_TEST(e.message().starts_with(e.file + ":2: VELO_TIMEOUT: expected a span of time"));
    e.write("VELO_TIMOUT=5s");
    BOOST_TEST(e.message() == e.file + ":1: VELO_TIMOUT: expected the name of a setting: this one is not known");
    e.write("\n\nVELO_URL\n");
    BOOST_TEST(e.message() == e.file + ":3: VELO_SETTINGS: expected a line NAME=VALUE");
    std::filesystem::remove(e.file);
    BOOST_TEST(e.message() == e.file + ": VELO_SETTINGS: expected a file of at most 64 KiB that can be read");
    e.write(std::string(70'000, '#'));
    BOOST_TEST(e.message() == e.file + ": VELO_SETTINGS: expected a file of at most 64 KiB that can be read");
}

BOOST_AUTO_TEST_CASE(a_value_is_what_a_shell_would_read) {
    environment const e;
    struct line {
        char const *text, *secret;
    };
    for (auto const& [text, secret] :
         {line{"VELO_SECRET=a#b", "a#b"}, line{"VELO_SECRET=ab # of the test system", "ab"},
          line{"VELO_SECRET=ab\t#x\r", "ab"}, line{"VELO_SECRET='a # b'  # x", "a # b"},
          line{"VELO_SECRET=\"a'b\"", "a'b"}, line{"VELO_SECRET='a'b'", "a'b"}, line{"VELO_SECRET=a\"b", "a\"b"},
          line{"VELO_SECRET=a=b==", "a=b=="}, line{"export VELO_SECRET = a b", "a b"},
          line{"VELO_SECRET=first\nVELO_SECRET=second", "second"}, line{"\xEF\xBB\xBFVELO_SECRET=a\r\n\r\n", "a"}}) {
        e.write(text);
        auto const s = e.read();
        BOOST_TEST_REQUIRE(s.has_value(), text << ": " << s.error().message());
        BOOST_TEST_REQUIRE(s->secret.has_value(), text);
        BOOST_TEST(s->secret->reveal() == secret, text);
    }
    for (char const* none :
         {"VELO_SECRET=", "VELO_SECRET= # later", "VELO_SECRET=#later", "VELO_SECRET=''", "VELO_SECRET=\"\"#x"}) {
        e.write(none);
        auto const s = e.read();
        BOOST_TEST_REQUIRE(s.has_value(), none);
        BOOST_TEST(!s->secret.has_value(), none);
    }
    for (char const* open : {"VELO_SECRET='ab", "VELO_SECRET=\"ab'", "VELO_SECRET='ab' cd", "VELO_SECRET=\""}) {
        e.write(open);
        BOOST_TEST(e.message() ==
                   e.file + ":1: VELO_SECRET: expected a value with a quote at its end, as at its beginning");
    }
}

BOOST_AUTO_TEST_CASE(the_error_of_a_file_in_another_form_shows_no_value) {
    environment const e;
    for (char const* line : {"VELO_SECRET: cGxhbnRlZA==", "VELO_SECRET cGxhbnRlZA==", "VELO_SECRET:cGxhbnRlZA=",
                             "VELO_X\x1B[2Jplanted=1", "VELO_TOKEN-planted=x"}) {
        e.write(line);
        BOOST_TEST(e.message() == e.file + ":1: VELO_SETTINGS: expected a line NAME=VALUE", line);
    }
}

BOOST_AUTO_TEST_CASE(a_file_with_a_secret_is_refused_if_other_users_can_read_it) {
    environment const e;
    for (char const* line : {"VELO_KEY=k", "VELO_SECRET=s3cret", "VELO_TOKEN=t", "VELO_PROXY=http://a:b@c"}) {
        for (unsigned const mode : {0644u, 0604u, 0602u, 0620u}) {
            e.write(std::string("VELO_URL=https://a.example\n") + line, mode);
            std::string const text = e.message();
            BOOST_TEST(text.find(":2: VELO_") != std::string::npos, text);
            BOOST_TEST(text.find("chmod 600") != std::string::npos, text);
        }
        e.write(line, 0400);
        BOOST_TEST(e.read().has_value());
    }
    e.write("VELO_URL=https://a.example\nVELO_TIMEOUT=5s", 0644);
    BOOST_TEST(e.read().has_value());
}

BOOST_AUTO_TEST_CASE(secrets_are_cleared_from_the_environment_if_asked) {
    environment const e;
    e.set("VELO_KEY", "the-key");
    e.set("VELO_URL", "https://a.example");
    char const* const place = std::getenv("VELO_KEY");
    BOOST_TEST(velo::settings_from_environment()->key->reveal() == "the-key");
    BOOST_TEST(std::string_view(place) == "the-key");
    BOOST_TEST(velo::settings_from_environment({.clear_secrets = true})->key->reveal() == "the-key");
    BOOST_TEST(std::string_view(place, 7) == std::string_view("\0\0\0\0\0\0\0", 7));
    BOOST_TEST(std::string_view(std::getenv("VELO_URL")) == "https://a.example");
}

BOOST_AUTO_TEST_CASE(none_is_no_proxy) {
    environment const e;
    e.set("VELO_PROXY", "none");
    BOOST_TEST(velo::settings_from_environment()->transport<connected>().with.proxy.value().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
