// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_GLOBAL_OPTIONS_HPP
#define EXAMPLES_COMMAND_LINE_GLOBAL_OPTIONS_HPP

#include <array>
#include <cstddef>
#include <string_view>

namespace cli {

/// An option of the command, as opposed to an argument of an operation. Help, manual page and completion are made from
/// these.
struct global_option {
    std::string_view name;
    std::string_view value;  ///< the placeholder of its value; empty for a switch
    std::string_view help;
};

/// Options of one topic.
struct option_group {
    std::string_view title;
    std::size_t first, count;  ///< in `global_options`
};

inline constexpr std::array<global_option, 36> global_options{{
    {"--url", "URL", "the server; or in VELO_URL"},
    {"--server", "sandbox|production", "the server, by its name"},
    {"--profile", "NAME", "the server and credentials of this profile in the settings file; or in VELO_PROFILE"},
    {"--config", "FILE", "the settings file; or in VELO_CONFIG; default: ~/.config/velo/config"},
    {"--fake", "", "instead of a server: a fake of the API in memory with a few people in it, for this one command"},
    {"--transport", "curl|sockets",
     "the library that carries the call; default: curl, sockets where curl is not built in"},
    {"--ca-file", "FILE", "https: the certificates to trust, in PEM, instead of the system's; or in VELO_CA_FILE"},
    {"--token", "@FILE", "the access token; or in VELO_TOKEN; as plain text for a loopback URL only"},
    {"--key", "@FILE", "the API key, with --secret: the command fetches and refreshes tokens itself; or in VELO_KEY"},
    {"--secret", "@FILE", "the secret of the API key; or in VELO_SECRET"},
    {"--as", "NAME", "with --fake: whose token; application, office, master, admin, support, payee, half-way"},
    {"--outbox", "", "with --fake: print the mails and SMS that it would have sent, to standard error"},
    {"--yes", "", "do not ask before the first call that changes something on the production server"},
    {"--body", "JSON|@FILE|@-", "the body of the request, in place of an option for each of its members"},
    {"--null", "NAMES", "set these members of the body to null, separated by commas"},
    {"--no-check", "", "send values without checking them against the API specification"},
    {"--timeout", "TIME", "the time for a call with all its attempts, as 30s, 2500ms or 2m; default: 30s"},
    {"--retry", "NUMBER", "the most times that a failed attempt is repeated; default: 4; 0 for never"},
    {"--dry-run", "", "print the request with its secrets redacted, and send nothing"},
    {"--all", "", "the items of all pages of a list, as JSON lines unless --output says otherwise"},
    {"--output", "json|jsonl|table|csv", "the form of the response; default: json"},
    {"--fields", "NAMES", "only these members of the response, separated by commas, as email,roles,id"},
    {"--table", "", "the same as --output table"},
    {"--errors", "text|json", "the form of errors; default: text"},
    {"--verbose", "", "print the attempts and waits of each call to standard error, without secrets"},
    {"--from", "FILE", "call the operation once for each row of a CSV or JSON lines file; - for standard input"},
    {"--format", "csv|jsonl", "the form of that file; default: by its name, or by its first character"},
    {"--results", "FILE", "where the outcome of each row is written; default: the name of the file with .results"},
    {"--resume", "", "go on with a job that was stopped; nothing that may have acted is repeated"},
    {"--parallel", "NUMBER", "calls in flight; default: 4"},
    {"--quiet", "", "no progress of a job"},
    {"--help", "", "print this text, or with an operation its arguments; also -h, and velo help OPERATION"},
    {"--man", "", "print the manual page, for man -l"},
    {"--contract", "", "print the API as this library describes it, as an OpenAPI 3.0 document"},
    {"--completion", "bash|zsh|fish", "print a script that completes this command in your shell"},
    {"--version", "", "print the version"},
}};

inline constexpr std::array<option_group, 5> option_groups{{
    {"Server and credentials", 0, 13},
    {"Request", 13, 6},
    {"Response", 19, 6},
    {"Jobs", 25, 6},
    {"Other", 31, 5},
}};

}  // namespace cli

#endif
