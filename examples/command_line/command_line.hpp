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

/// The options that do not belong to an operation, for parsing, help and completion alike.
struct global_option {
    std::string_view name;
    std::string_view value;  ///< what follows it; empty for a switch
    std::string_view help;
};
inline constexpr std::array<global_option, 13> global_options{{
    {"--url", "URL", "the server; without it the call runs on a fake in memory, with a few people in it"},
    {"--transport", "fake|curl|asio",
     "with --url curl, or asio where curl is not built in; without --url fake; curl or asio alone goes to the API's "
     "test system"},
    {"--ca-file", "FILE", "https: the certificates to trust, in PEM, instead of the system's; or in VELO_CA_FILE"},
    {"--token", "@FILE", "the access token; or in VELO_TOKEN; in clear for a loopback URL only"},
    {"--as", "NAME", "on the fake: whose token; application, office, master, admin, support, payee, half-way"},
    {"--outbox", "", "on the fake: print the mails and SMS that it would have sent, to standard error"},
    {"--table", "", "a table for people instead of JSON"},
    {"--dry-run", "", "print the request with its secrets redacted, and send nothing"},
    {"--no-check", "", "send values as they are given, whatever the API's document says of them"},
    {"--help", "", "this, or with an operation what it takes"},
    {"--contract", "", "print what this library takes the API for, as an OpenAPI 3.0 document"},
    {"--completion", "bash|zsh", "print a script that completes this command in your shell"},
    {"--version", "", "print the version"},
}};

/// The command line, taken apart but not judged by an operation.
struct command_line {
    std::optional<velo::server_url> url{};
    std::optional<std::string> transport{};
    std::optional<std::string> ca_file{};
    std::string environment_ca_file{};  ///< empty when there is none
    std::optional<hidden_value> token{};
    /// From the environment, which holds them no more.
    std::optional<velo::secret_string> environment_token{}, environment_key{}, environment_secret{};
    std::optional<std::string> as{};
    bool outbox = false, table = false, dry_run = false, no_check = false;
    bool help = false, contract = false, version = false;
    std::optional<std::string> completion{};
    std::string operation{};
    /// The arguments of the operation by their option, in the order given.
    std::vector<std::pair<std::string, word>> arguments{};

    [[nodiscard]] bool uses_fake() const { return transport ? *transport == "fake" : !url.has_value(); }
    [[nodiscard]] velo::server_url server() const { return url.value_or(velo::sandbox); }
    /// May a secret stand on the command line? It never leaves this machine then.
    [[nodiscard]] bool is_loopback() const {
        velo::server_url const url_or_default = server();
        return !uses_fake() && velo::rest::split(url_or_default).is_loopback();
    }
    void refuse_in_clear(std::string const& option, hidden_value const& value) const {
        if (value.in_clear && !is_loopback()) {
            throw usage_error(option +
                              ": a secret in clear on the command line is for loopback URLs only: give @FILE, or @- "
                              "and write it to standard input");
        }
    }
};

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
            // Not shown, nor its neighbours: a secret may have lost its option.
            if (!line.operation.empty() || text.starts_with('-')) {
                throw usage_error("word " + std::to_string(i + 1) +
                                  " is neither an operation nor an option with its value");
            }
            line.operation = text;
            continue;
        }
        // Both --name value and --name=value.
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
        if (is_switch("--outbox", line.outbox) || is_switch("--table", line.table) ||
            is_switch("--dry-run", line.dry_run) || is_switch("--no-check", line.no_check) ||
            is_switch("--help", line.help) || is_switch("--contract", line.contract) ||
            is_switch("--version", line.version)) {
            continue;
        }
        if (name == "--url") {
            word const url_text = value();
            auto const url = velo::server_url::checked(url_text.view());
            if (!url) {
                // What stands before an @ is a password.
                bool const may_be_shown = url_text.view().find('@') == std::string_view::npos;
                throw usage_error("--url: given " + (may_be_shown ? quoted(url_text.view()) : "something with an @") +
                                  ", allowed: " + std::string(url.error().expected));
            }
            line.url = *url;
        } else if (name == "--transport") {
            line.transport = value_text();
            if (*line.transport != "fake" && *line.transport != "curl" && *line.transport != "asio") {
                throw usage_error("--transport: given " + quoted(*line.transport) + ", allowed: fake, curl or asio");
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
    if (line.uses_fake()) {
        if (line.url) throw usage_error("--url: the fake has none; leave --transport fake out, or the URL");
        if (line.ca_file) throw usage_error("--ca-file: is for https; the fake needs none");
        if (line.token) throw usage_error("--token: the fake has tokens of its own: say whose with --as");
    } else {
        if (line.as) throw usage_error("--as: is for the fake; give a token with --token @FILE or in VELO_TOKEN");
        if (line.outbox) throw usage_error("--outbox: is for the fake");
        if (line.token) line.refuse_in_clear("--token", *line.token);
    }
    return line;
}

}  // namespace cli

#endif
