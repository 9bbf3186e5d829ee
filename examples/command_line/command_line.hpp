// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_COMMAND_LINE_HPP
#define EXAMPLES_COMMAND_LINE_COMMAND_LINE_HPP

#include <velo/environment.hpp>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "printable.hpp"
#include "secrets.hpp"
#include "usage_error.hpp"

namespace cli {

/// An option of the command, as opposed to an argument of an operation. Help and completion are made from these.
struct global_option {
    std::string_view name;
    std::string_view value;  ///< the placeholder of its value; empty for a switch
    std::string_view help;
};
inline constexpr std::array<global_option, 14> global_options{{
    {"--url", "URL", "the server; or in VELO_URL"},
    {"--fake", "", "instead of a server: a fake of the API in memory with a few people in it, for this one call"},
    {"--transport", "curl|sockets",
     "the library that carries the call; default: curl, sockets where curl is not built in"},
    {"--ca-file", "FILE", "https: the certificates to trust, in PEM, instead of the system's; or in VELO_CA_FILE"},
    {"--token", "@FILE", "the access token; or in VELO_TOKEN; as plain text for a loopback URL only"},
    {"--as", "NAME", "with --fake: whose token; application, office, master, admin, support, payee, half-way"},
    {"--outbox", "", "with --fake: print the mails and SMS that it would have sent, to standard error"},
    {"--table", "", "print users as a table instead of JSON"},
    {"--dry-run", "", "print the request with its secrets redacted, and send nothing"},
    {"--no-check", "", "send values without checking them against the API specification"},
    {"--help", "", "print this text, or with an operation its arguments"},
    {"--contract", "", "print the API as this library describes it, as an OpenAPI 3.0 document"},
    {"--completion", "bash|zsh", "print a script that completes this command in your shell"},
    {"--version", "", "print the version"},
}};

/// The parsed command line. The arguments of the operation are not checked yet.
struct command_line {
    bool fake = false;
    std::optional<velo::server_url> url{};  ///< of `--url` or VELO_URL; none with `--fake`
    std::optional<std::string> transport{};
    std::optional<std::string> ca_file{};
    std::string environment_ca_file{};  ///< empty: none
    std::optional<hidden_value> token{};
    /// From the environment, in which they are zeroed.
    std::optional<velo::secret_string> environment_token{}, environment_key{}, environment_secret{};
    std::optional<std::string> as{};
    bool outbox = false, table = false, dry_run = false, no_check = false;
    bool help = false, contract = false, version = false;
    std::optional<std::string> completion{};
    std::string operation{};
    /// The arguments of the operation: option and value, in the order given.
    std::vector<std::pair<std::string, word>> arguments{};

    /// Throws `usage_error` unless a server or the fake is named: a call never runs on a fake by accident.
    void need_destination() const {
        if (!fake && !url) {
            throw usage_error("no server is given: say --url URL, set VELO_URL, or say --fake for a fake in memory");
        }
    }
    /// Throws `usage_error` if the value stands on the command line itself and may leave this machine.
    void refuse_in_clear(std::string const& option, hidden_value const& value) const {
        bool const stays_here = url && velo::rest::split(*url).is_loopback();
        if (value.in_clear && !stays_here) {
            throw usage_error(option +
                              ": a secret as plain text on the command line is for loopback URLs only: give @FILE, or "
                              "@- and write it to standard input");
        }
    }
};

/// Reads a server's URL; `from` is the option or variable that holds it. Throws `usage_error`.
inline velo::server_url parse_url(std::string const& from, std::string_view text) {
    auto const url = velo::server_url::checked(text);
    if (url) return *url;
    // User information, before an @, may hold a password.
    bool const may_be_shown = text.find('@') == std::string_view::npos;
    throw usage_error(from + ": given " + (may_be_shown ? cli::quoted(text) : "something with an @") +
                      ", allowed: " + std::string(url.error().expected));
}

/// Throws `usage_error` unless the options fit each other.
inline void check_options(command_line const& line) {
    if (line.fake) {
        if (line.url) throw usage_error("--url: the fake has none; leave out --fake or the URL");
        if (line.transport) throw usage_error("--transport: is for a server; the fake needs none");
        if (line.ca_file) throw usage_error("--ca-file: is for https; the fake needs none");
        if (line.token) throw usage_error("--token: the fake has tokens of its own: say whose with --as");
    } else {
        if (line.as) throw usage_error("--as: is for --fake; a server takes a token of --token @FILE or VELO_TOKEN");
        if (line.outbox) throw usage_error("--outbox: is for --fake");
        if (line.token) line.refuse_in_clear("--token", *line.token);
    }
}

/// Throws `usage_error`.
inline command_line parse(std::vector<word> const& words) {
    command_line line;
    line.environment_token = take_from_environment("VELO_TOKEN");
    line.environment_key = take_from_environment("VELO_KEY");
    line.environment_secret = take_from_environment("VELO_SECRET");
    if (char const* const file = std::getenv("VELO_CA_FILE")) line.environment_ca_file = file;
    std::set<std::string> seen;
    for (std::size_t i = 0; i != words.size(); ++i) {
        std::string_view const text = words[i].view();
        if (!text.starts_with("--")) {
            // Not shown, as it may be a secret whose option was forgotten.
            if (!line.operation.empty() || text.starts_with('-')) {
                throw usage_error("word " + std::to_string(i + 1) +
                                  " is neither an operation nor an option with its value");
            }
            line.operation = text;
            continue;
        }
        // `--name value` and `--name=value`.
        std::size_t const equals = text.find('=');
        std::string const name(text.substr(0, equals));
        if (!seen.insert(name).second) throw usage_error(printable(name) + ": is given twice");
        auto const value = [&]() -> word {
            if (equals != std::string_view::npos) return word(text.substr(equals + 1));
            if (i + 1 == words.size()) throw usage_error(printable(name) + ": a value has to follow");
            return words[++i];
        };
        auto const value_text = [&] { return std::string(value().view()); };
        auto const is_switch = [&](std::string_view which, bool& target) {
            if (name != which) return false;
            if (equals != std::string_view::npos) throw usage_error(name + ": takes no value");
            return target = true;
        };
        if (is_switch("--fake", line.fake) || is_switch("--outbox", line.outbox) || is_switch("--table", line.table) ||
            is_switch("--dry-run", line.dry_run) || is_switch("--no-check", line.no_check) ||
            is_switch("--help", line.help) || is_switch("--contract", line.contract) ||
            is_switch("--version", line.version)) {
            continue;
        }
        if (name == "--url") {
            line.url = parse_url(name, value().view());
        } else if (name == "--transport") {
            line.transport = value_text();
            if (*line.transport != "curl" && *line.transport != "sockets") {
                throw usage_error("--transport: given " + cli::quoted(*line.transport) + ", allowed: curl or sockets");
            }
        } else if (name == "--ca-file") {
            line.ca_file = value_text();
        } else if (name == "--token") {
            line.token = take_value(name, value());
        } else if (name == "--as") {
            line.as = value_text();
        } else if (name == "--completion") {
            line.completion = value_text();
        } else {
            line.arguments.emplace_back(name, value());
        }
    }
    bool const is_call = !line.operation.empty() && !line.help;
    char const* const url = std::getenv("VELO_URL");
    if (is_call && url != nullptr && *url != '\0' && !line.fake && !line.url) line.url = parse_url("VELO_URL", url);
    check_options(line);
    return line;
}

}  // namespace cli

#endif
