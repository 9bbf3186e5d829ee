// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_FAKE_SERVER_OPTIONS_HPP
#define EXAMPLES_FAKE_SERVER_OPTIONS_HPP

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../command_line/printable.hpp"
#include "../command_line/usage_error.hpp"

namespace fake_server {

#if defined(VELO_HAS_TLS)
inline constexpr bool has_https = true;
#else
inline constexpr bool has_https = false;
#endif

inline constexpr std::string_view help =
    R"HELP(fake_server [--port PORT] [--https-port PORT] [--ca-file FILE] [--faults SEED]

Serves the Velo Payments Users API from memory, over HTTP and https, on this
machine only, with a few people in it. For tests of programs in any language.

  --port PORT        the port of HTTP; 0, the default, takes a free one
  --https-port PORT  the port of https; 0, the default, takes a free one
  --ca-file FILE     where to write the certificate that clients have to trust;
                     must not exist; default: a temporary file
  --faults SEED      let one request in ten fail: with 429, 500, 502 or 503, or
                     with a lost connection, before or after the fake has acted
  --help             print this text
  --man              print the manual page

When it serves, it prints what clients need, in lines `export NAME=VALUE`, and
closes its standard output:

  VELO_PID                     its process id
  VELO_URL                     http://127.0.0.1:PORT
  VELO_HTTPS_URL               https://localhost:PORT
  VELO_CA_FILE                 the certificate in PEM
  VELO_KEY, VELO_SECRET        an API key and its secret
  VELO_TOKEN                   an access token of a back office administrator
  VELO_TOKEN_APPLICATION, VELO_TOKEN_OFFICE, VELO_TOKEN_MASTER,
  VELO_TOKEN_ADMIN, VELO_TOKEN_SUPPORT, VELO_TOKEN_PAYEE
                               access tokens of the holder of the key and of
                               people by their role
  VELO_TOKEN_HALF_WAY, VELO_CODE
                               the token of a user who has given their
                               password, and the code that was sent to them

In a shell:

  eval "$(fake_server &)"
  curl -H "Authorization: Bearer $VELO_TOKEN" "$VELO_URL/v2/users"
  kill "$VELO_PID"

SIGTERM and SIGINT end it; it then deletes its file with the certificate.
Built without OpenSSL, it serves HTTP only.

Exit status: 0 ended by a signal, 1 cannot serve, 2 wrong usage.
)HELP";

struct options {
    std::uint16_t port = 0;
    std::uint16_t https_port = 0;
    std::optional<std::string> ca_file{};
    std::optional<std::uint64_t> faults{};  ///< the seed
    bool help = false, man = false;
};

inline std::uint16_t parse_port(std::string const& name, std::string_view text) {
    std::uint16_t port = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw cli::usage_error(name + ": given " + cli::quoted(text) + ", allowed: a port, from 0 to 65535");
    }
    return port;
}

inline std::uint64_t parse_seed(std::string const& name, std::string_view text) {
    std::uint64_t seed = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw cli::usage_error(name + ": given " + cli::quoted(text) + ", allowed: a whole number");
    }
    return seed;
}

/// The manual page: the help as it is.
inline std::string manual_page() {
    std::string out =
        ".TH FAKE_SERVER 1 \"\" \"velo-cpp\" \"User Commands\"\n"
        ".SH NAME\nfake_server \\- serve the Velo Payments Users API from memory, for tests\n.SH SYNOPSIS\n.EX\n";
    bool begins_line = true;
    for (char const c : help) {
        if (begins_line && (c == '.' || c == '\'')) out += "\\&";
        begins_line = c == '\n';
        out += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
    }
    return out + ".EE\n";
}

/// Throws `cli::usage_error`.
inline options parse(std::vector<std::string> const& words) {
    options result;
    for (std::size_t i = 0; i != words.size(); ++i) {
        // Both --name value and --name=value.
        std::size_t const equals = words[i].find('=');
        std::string const name = words[i].substr(0, equals);
        auto const value = [&]() -> std::string {
            if (equals != std::string::npos) return words[i].substr(equals + 1);
            if (i + 1 == words.size()) throw cli::usage_error(name + ": a value has to follow");
            return words[++i];
        };
        if (words[i] == "--help" || words[i] == "-h") {
            result.help = true;
        } else if (words[i] == "--man") {
            result.man = true;
        } else if (name == "--faults") {
            result.faults = parse_seed(name, value());
        } else if (name == "--port") {
            result.port = parse_port(name, value());
        } else if (name == "--https-port" || name == "--ca-file") {
            if (!has_https) throw cli::usage_error(name + ": this was built without OpenSSL, so without https");
            if (name == "--https-port") {
                result.https_port = parse_port(name, value());
            } else if ((result.ca_file = value())->empty()) {
                throw cli::usage_error(name + ": given '', allowed: the name of a file");
            }
        } else {
            throw cli::usage_error("there is no option " + cli::quoted(words[i]) +
                                   ", allowed: --port, --https-port, --ca-file, --faults, --help, --man");
        }
    }
    return result;
}

}  // namespace fake_server

#endif
