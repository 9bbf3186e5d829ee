// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_COMMAND_LINE_HPP
#define EXAMPLES_COMMAND_LINE_COMMAND_LINE_HPP

#include <velo/environment.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duration.hpp"
#include "global_options.hpp"
#include "nearest.hpp"
#include "printable.hpp"
#include "secrets.hpp"
#include "usage_error.hpp"

namespace cli {

/// The parsed command line. The arguments of the operation are not checked yet. `choose_destination` completes it from
/// the environment and the settings file.
struct command_line {
    // As given.
    bool fake = false, outbox = false, yes = false, no_check = false, dry_run = false, all = false, table = false;
    bool verbose = false, resume = false, quiet = false, help = false, man = false, contract = false, version = false;
    std::optional<std::string> url_text{}, server{}, profile{}, config{}, transport{}, ca_file{}, as{}, null{};
    std::optional<std::string> timeout_text{}, retry_text{}, output{}, fields{}, errors{};
    std::optional<std::string> from{}, format{}, results{}, parallel_text{}, completion{};
    std::optional<hidden_value> token_value{}, key_value{}, secret_value{};
    /// From the environment, in which they are zeroed.
    std::optional<velo::rest::secret_string> environment_token{}, environment_key{}, environment_secret{};
    std::string operation{};
    /// The arguments of the operation: option and value, in the order given.
    std::vector<std::pair<std::string, word>> arguments{};

    // Derived.
    std::optional<velo::server_url> url{};  ///< none with `--fake`
    std::string url_source{};               ///< what named it: "--url", "VELO_URL", "profile acme of FILE"
    std::optional<velo::rest::secret_string> token{}, key{}, secret{};
    std::string certificates{};  ///< the file of trusted certificates; empty for those of the system
    std::string certificates_source{};
    std::optional<std::string> proxy{};  ///< for https; empty for none
    std::optional<std::chrono::milliseconds> timeout{};
    std::optional<int> retries{};
    int parallel = 4;

    /// Throws `usage_error` unless a server or the fake is named: a call never runs on a fake by accident.
    void need_destination() const {
        if (!fake && !url) {
            throw usage_error(
                "no server is given: say --url URL, --server sandbox, set VELO_URL, or say --fake for a fake in "
                "memory");
        }
    }
    /// True if what changes something there is for real.
    [[nodiscard]] bool is_production() const {
        return url &&
               velo::rest::same_name(velo::rest::split(*url).tls_name, velo::rest::split(velo::production).tls_name);
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

/// The names of the options of the command.
inline std::vector<std::string> global_option_names() {
    std::vector<std::string> names;
    for (global_option const& o : global_options) names.emplace_back(o.name);
    return names;
}

/// Throws `usage_error` unless `given` is one of the words.
inline void check_choice(std::string const& option, std::optional<std::string> const& given,
                         std::vector<std::string> const& words) {
    if (!given) return;
    std::string allowed;
    for (std::size_t i = 0; i != words.size(); ++i) {
        if (*given == words[i]) return;
        allowed += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    }
    throw usage_error(option + ": given " + cli::quoted(*given) + ", allowed: " + allowed +
                      did_you_mean(*given, words));
}

/// Throws `usage_error` unless the options fit each other.
inline void check_options(command_line const& line) {
    if (line.fake) {
        if (line.url_text) throw usage_error("--url: the fake has none; leave out --fake or the URL");
        if (line.server) throw usage_error("--server: the fake is none; leave out --fake or the server");
        if (line.profile) throw usage_error("--profile: is for a server; the fake needs none");
        if (line.transport) throw usage_error("--transport: is for a server; the fake needs none");
        if (line.ca_file) throw usage_error("--ca-file: is for https; the fake needs none");
        if (line.token_value) throw usage_error("--token: the fake has tokens of its own: say whose with --as");
        if (line.key_value) throw usage_error("--key: the fake has a key of its own");
        if (line.secret_value) throw usage_error("--secret: the fake has a key of its own");
    } else {
        if (line.as) throw usage_error("--as: is for --fake; a server takes a token of --token @FILE or VELO_TOKEN");
        if (line.outbox) throw usage_error("--outbox: is for --fake");
    }
    if (line.url_text && line.server) throw usage_error("--server: the server is named by --url already");
    if (line.profile && (line.url_text || line.server)) {
        // The credentials of a profile must not go to another server.
        throw usage_error("--profile: it names its server; leave out " +
                          std::string(line.url_text ? "--url" : "--server"));
    }
    if (line.table && line.output) throw usage_error("--table: is the same as --output table; give one of the two");
    check_choice("--server", line.server, {"sandbox", "production"});
    check_choice("--transport", line.transport, {"curl", "sockets"});
    check_choice("--output", line.output, {"json", "jsonl", "table", "csv"});
    check_choice("--errors", line.errors, {"text", "json"});
    check_choice("--format", line.format, {"csv", "jsonl"});
    if (line.from) {
        if (line.all) throw usage_error("--all: is for lists, --from for jobs");
        if (line.no_check) throw usage_error("--no-check: the rows of a job are always checked");
        if (line.output || line.table || line.fields)
            throw usage_error("--output: the outcome of a job is in its file of results");
        if (line.results && *line.results == "-")
            throw usage_error("--results: has to be a file, which --resume reads");
        return;
    }
    for (auto const& [is_given, name] :
         {std::pair(line.format.has_value(), "--format"), std::pair(line.results.has_value(), "--results"),
          std::pair(line.resume, "--resume"), std::pair(line.parallel_text.has_value(), "--parallel"),
          std::pair(line.quiet, "--quiet")}) {
        if (is_given) throw usage_error(std::string(name) + ": is for jobs: give --from FILE");
    }
}

/// The names of this library, for hints.
struct known_names {
    std::vector<std::string> operations, arguments;  ///< of all operations
};

/// " (did you mean list_users?)" for `list users` and `users list`. `second` is not shown, as it may be a secret.
inline std::string hint_for_two_words(std::string_view first, std::string_view second,
                                      std::vector<std::string> const& operations) {
    std::string const a = normal_form(first), b = normal_form(second);
    for (std::string const& name : operations) {
        if (normal_form(name) == a + b || normal_form(name) == b + a) return " (did you mean " + name + "?)";
    }
    return {};
}

/// " (did you mean --status?)" for `-status`.
inline std::string hint_for_one_dash(std::string_view text, std::vector<std::string> known) {
    std::vector<std::string> const own = global_option_names();
    known.insert(known.end(), own.begin(), own.end());
    std::string const option = "-" + std::string(text.substr(0, text.find('=')));
    bool const is_known = std::find(known.begin(), known.end(), option) != known.end();
    return is_known ? " (did you mean " + option + "?)" : std::string();
}

/// Reads the words. Throws `usage_error`.
inline command_line parse(std::vector<word> const& words, known_names const& names) {
    static std::map<std::string_view, bool command_line::*> const switches{
        {"--fake", &command_line::fake},         {"--outbox", &command_line::outbox},
        {"--yes", &command_line::yes},           {"--no-check", &command_line::no_check},
        {"--dry-run", &command_line::dry_run},   {"--all", &command_line::all},
        {"--table", &command_line::table},       {"--verbose", &command_line::verbose},
        {"--resume", &command_line::resume},     {"--quiet", &command_line::quiet},
        {"--help", &command_line::help},         {"--man", &command_line::man},
        {"--contract", &command_line::contract}, {"--version", &command_line::version}};
    static std::map<std::string_view, std::optional<std::string> command_line::*> const texts{
        {"--url", &command_line::url_text},
        {"--server", &command_line::server},
        {"--profile", &command_line::profile},
        {"--config", &command_line::config},
        {"--transport", &command_line::transport},
        {"--ca-file", &command_line::ca_file},
        {"--as", &command_line::as},
        {"--null", &command_line::null},
        {"--timeout", &command_line::timeout_text},
        {"--retry", &command_line::retry_text},
        {"--output", &command_line::output},
        {"--fields", &command_line::fields},
        {"--errors", &command_line::errors},
        {"--from", &command_line::from},
        {"--format", &command_line::format},
        {"--results", &command_line::results},
        {"--parallel", &command_line::parallel_text},
        {"--completion", &command_line::completion}};
    static std::map<std::string_view, std::optional<hidden_value> command_line::*> const secrets{
        {"--token", &command_line::token_value},
        {"--key", &command_line::key_value},
        {"--secret", &command_line::secret_value}};
    command_line line;
    // First of all, so that they are zeroed also if a word is wrong.
    line.environment_token = take_from_environment("VELO_TOKEN");
    line.environment_key = take_from_environment("VELO_KEY");
    line.environment_secret = take_from_environment("VELO_SECRET");
    std::set<std::string> seen;
    for (std::size_t i = 0; i != words.size(); ++i) {
        std::string_view const text = words[i].view();
        if (text == "-h") {
            line.help = true;
            continue;
        }
        if (!text.starts_with("--")) {
            bool const is_help = line.operation.empty() && text == "help" && !line.help;
            // Not shown, as it may be a secret whose option was forgotten.
            if (!line.operation.empty() || text.starts_with('-')) {
                throw usage_error("word " + std::to_string(i + 1) +
                                  " is neither an operation nor an option with its value" +
                                  (text.starts_with('-') ? hint_for_one_dash(text, names.arguments)
                                                         : hint_for_two_words(line.operation, text, names.operations)));
            }
            if (is_help) {
                line.help = true;
            } else {
                line.operation = text;
            }
            continue;
        }
        // `--name value` and `--name=value`.
        std::size_t const equals = text.find('=');
        std::string const name(text.substr(0, equals));
        if (!seen.insert(name).second) throw usage_error(shown_name(name) + ": is given twice");
        if (auto const found = switches.find(name); found != switches.end()) {
            if (equals != std::string_view::npos) throw usage_error(name + ": takes no value");
            line.*found->second = true;
            continue;
        }
        auto const value = [&]() -> word {
            if (equals != std::string_view::npos) return word(text.substr(equals + 1));
            if (i + 1 == words.size()) {
                std::vector<std::string> known = global_option_names();
                known.insert(known.end(), names.arguments.begin(), names.arguments.end());
                bool const is_known = std::find(known.begin(), known.end(), name) != known.end();
                throw usage_error(shown_name(name) + ": a value has to follow" +
                                  (is_known ? std::string() : did_you_mean(name, known)));
            }
            return words[++i];
        };
        if (auto const found = texts.find(name); found != texts.end()) {
            line.*found->second = std::string(value().view());
        } else if (auto const hidden = secrets.find(name); hidden != secrets.end()) {
            line.*hidden->second = take_value(name, value());
        } else {
            line.arguments.emplace_back(name, value());
        }
    }
    check_options(line);
    if (line.timeout_text) line.timeout = parse_duration("--timeout", *line.timeout_text);
    if (line.retry_text) line.retries = parse_number("--retry", *line.retry_text, 0, 1000);
    if (line.parallel_text) line.parallel = parse_number("--parallel", *line.parallel_text, 1, 64);
    return line;
}

}  // namespace cli

#endif
