// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_HELP_HPP
#define EXAMPLES_COMMAND_LINE_HELP_HPP

#include <velo/operations.hpp>
#include <velo/rest/contract/arguments.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "arguments.hpp"
#include "command_line.hpp"

namespace cli {

inline constexpr std::size_t help_columns = 79;

/// Appends `line`, then `text` from column `indent` on, broken at spaces.
inline void wrap(std::string& out, std::string line, std::size_t indent, std::string_view text) {
    if (!line.empty() && line.size() + 1 > indent) {
        out += line + "\n";
        line.clear();
    }
    line.resize(indent, ' ');
    while (!text.empty()) {
        std::size_t const end = text.find(' ');
        std::string_view const next = text.substr(0, end);
        if (line.size() > indent && line.size() + 1 + next.size() > help_columns) {
            out += line + "\n";
            line.assign(indent, ' ');
        }
        if (line.size() > indent) line += ' ';
        line += next;
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

/// An argument in one line: "needed; one of A, B; by default 25".
inline std::string words_of(rest::argument_words const& a) {
    std::string text = a.limits.empty() || a.type.starts_with("list") ? a.type : "";
    auto const add = [&](std::string const& more) { (text += text.empty() ? "" : "; ") += more; };
    if (a.is_needed) add("needed");
    if (!a.limits.empty()) add(a.limits);
    if (!a.default_value.empty()) add("by default " + a.default_value);
    if (a.is_nullable) add("may be null");
    if (a.is_secret) add("secret");
    return text;
}

/// The value of an argument in a synopsis.
inline std::string placeholder_of(rest::argument_words const& a) {
    if (a.is_secret) return "@FILE";
    return a.type == "whole number" ? "NUMBER" : "TEXT";
}

inline std::string_view credential_of(rest::security s) {
    switch (s) {
        case rest::security::basic: return "key and secret, from VELO_KEY and VELO_SECRET";
        case rest::security::bearer: return "access token: fetched with VELO_KEY and VELO_SECRET, or from VELO_TOKEN";
        case rest::security::api_key: return "API key";
        case rest::security::none: break;
    }
    return "none";
}

/// The help of one operation.
template <class Op>
std::string help_of() {
    std::string out;
    auto const arguments = rest::arguments_of<Op>();
    std::string synopsis;
    for (auto const& a : arguments) {
        // An option and its value stay on one line.
        std::string const one = option_of(a.name) + "\xC2\xA0" + placeholder_of(a);
        synopsis += a.is_needed ? " " + one : " [" + one + "]";
    }
    wrap(out, "velo " + std::string(Op::endpoint.name), 6 + Op::endpoint.name.size(),
         synopsis.empty() ? "" : synopsis.substr(1));
    out += "\n";
    wrap(out, "", 0, Op::description.summary);
    wrap(out, "", 0,
         std::string(to_text(Op::endpoint.method)) + " " + std::string(Op::endpoint.path) + ", operation " +
             std::string(Op::endpoint.operation_id));
    wrap(out, "", 0, "Credential: " + std::string(credential_of(Op::endpoint.security)));
    bool first = true;
    for (auto const& a : arguments) {
        if (a.where == rest::parameter_location::body) continue;
        if (std::exchange(first, false)) out += "\nArguments\n";
        wrap(out, "  " + option_of(a.name), 22, words_of(a));
    }
    first = true;
    for (auto const& a : arguments) {
        if (a.where != rest::parameter_location::body) continue;
        if (std::exchange(first, false)) out += "\nMembers of the body, which --body gives as a whole\n";
        wrap(out, "  " + option_of(a.name), 30, words_of(a));
    }
    out += "\nResponses\n";
    wrap(out, "  " + std::to_string(Op::endpoint.success), 7, rest::meaning_of<Op>(Op::endpoint.success));
    for (int const status : Op::endpoint.errors) {
        wrap(out, "  " + std::to_string(status), 7, rest::meaning_of<Op>(status));
    }
    first = true;
    for (std::string_view const rule : Op::description.rules) {
        if (rule.empty()) break;
        if (std::exchange(first, false)) out += "\nRules\n";
        wrap(out, "  -", 4, rule);
    }
    return out;
}

/// What the environment is asked for.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 9> variables{{
    {"VELO_URL", "the server, as --url"},
    {"VELO_KEY, VELO_SECRET", "the API key and its secret, as --key and --secret"},
    {"VELO_TOKEN", "an access token, as --token; it is used if there is one"},
    {"VELO_CA_FILE", "the certificates to trust, as --ca-file"},
    {"VELO_PROFILE", "the profile, as --profile, if nothing else names a server"},
    {"VELO_CONFIG", "the settings file, as --config"},
    {"VELO_TIMEOUT", "the time for a call, as --timeout"},
    {"VELO_PROXY", "the proxy for https, or none; default: https_proxy and no_proxy"},
    {"XDG_CONFIG_HOME", "where the settings file lies: $XDG_CONFIG_HOME/velo/config"},
}};

/// What the exit status means.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 7> exit_statuses{{
    {"0", "done"},
    {"2", "wrong usage, or a request that cannot be sent"},
    {"3", "the API refused it: HTTP 4xx"},
    {"4", "the API failed: HTTP 5xx"},
    {"5", "no response: the network, the server or a deadline"},
    {"6", "a response that could not be decoded"},
    {"7", "a job ended, and some of its rows were not done"},
}};

/// Where to read more.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 3> pages{{
    {"docs/command_line.md", "this command"},
    {"docs/errors.md", "each error and exit status: what it means, and what to do"},
    {"docs/troubleshooting.md", "symptoms"},
}};

/// Commands that are no operations.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 2> commands{{
    {"check", "Connects, and says what is wrong with server, TLS, credential or clock."},
    {"help", "Prints this text, or with an operation its arguments."},
}};

/// The help of the command.
inline std::string help() {
    std::string out =
        "velo [OPTION]... OPERATION [--argument VALUE]...\n"
        "velo [OPTION]... OPERATION --from FILE\n\n"
        "Calls the Velo Payments Users API on a server, named by --url, --server,\n"
        "VELO_URL or a profile, or on a fake with --fake. The response is JSON on\n"
        "standard output, errors go to standard error. 'velo help OPERATION' lists the\n"
        "arguments of an operation. Names of operations and enumerators are read in any\n"
        "case.\n\nOperations\n";
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        wrap(out, "  " + std::string(Op::endpoint.name), 33, Op::description.summary);
    });
    out += "\nOther commands\n";
    for (auto const& [name, text] : commands) wrap(out, "  " + std::string(name), 33, text);
    for (option_group const& group : option_groups) {
        out += "\n" + std::string(group.title) + "\n";
        for (std::size_t i = group.first; i != group.first + group.count; ++i) {
            global_option const& o = global_options[i];
            wrap(out, "  " + std::string(o.name) + (o.value.empty() ? "" : " ") + std::string(o.value), 26, o.help);
        }
    }
    out += "\nEnvironment\n";
    for (auto const& [name, text] : variables) wrap(out, "  " + std::string(name), 26, text);
    out += "\nExit status\n";
    for (auto const& [status, text] : exit_statuses) wrap(out, "  " + std::string(status), 5, text);
    out += "\nPages\n";
    for (auto const& [page, text] : pages) wrap(out, "  " + std::string(page), 26, text);
    return out;
}

}  // namespace cli

#endif
