// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_MANUAL_PAGE_HPP
#define EXAMPLES_COMMAND_LINE_MANUAL_PAGE_HPP

#include <velo/operations.hpp>
#include <velo/rest/contract/arguments.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <string>
#include <string_view>
#include <type_traits>

#include "arguments.hpp"
#include "global_options.hpp"
#include "help.hpp"

namespace cli {

/// Text for roff, in which a backslash, a hyphen, and a dot or quote that begins a line have a meaning.
inline std::string roff(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (out.empty() && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    return out;
}

/// A paragraph with a tag.
inline std::string tagged(std::string_view tag, std::string_view value, std::string const& text) {
    std::string out = ".TP\n\\fB" + roff(tag) + "\\fR";
    if (!value.empty()) out += " \\fI" + roff(value) + "\\fR";
    return out + "\n" + roff(text) + "\n";
}

/// The manual page, made from the same descriptors as the help.
inline std::string manual_page() {
    std::string out =
        ".TH VELO 1 \"\" \"velo-cpp " VELO_VERSION_STRING
        "\" \"User Commands\"\n"
        ".SH NAME\nvelo \\- call the Velo Payments Users API\n"
        ".SH SYNOPSIS\n.B velo\n[\\fIOPTION\\fR]... \\fIOPERATION\\fR [\\fB\\-\\-argument\\fR \\fIVALUE\\fR]...\n.br\n"
        ".B velo\n[\\fIOPTION\\fR]... \\fIOPERATION\\fR \\fB\\-\\-from\\fR \\fIFILE\\fR\n.br\n"
        ".B velo check\n[\\fIOPTION\\fR]...\n"
        ".SH DESCRIPTION\n"
        "Calls an operation of the API on a server, named by \\fB\\-\\-url\\fR, \\fB\\-\\-server\\fR, \\fBVELO_URL\\fR "
        "or a profile, or on a fake in memory with \\fB\\-\\-fake\\fR. The response is JSON on standard output, errors "
        "go to standard error.\n.PP\n"
        "With \\fB\\-\\-from\\fR an operation is called once for each row of a CSV or JSON lines file. The columns "
        "have "
        "the names of the arguments. All rows are checked before the first call. The outcome of each row is written to "
        "the file of results, with which \\fB\\-\\-resume\\fR goes on after a stop or a crash.\n";
    for (option_group const& group : option_groups) {
        out += group.first == 0 ? ".SH OPTIONS\n" : "";
        out += ".SS " + roff(group.title) + "\n";
        for (std::size_t i = group.first; i != group.first + group.count; ++i) {
            out += tagged(global_options[i].name, global_options[i].value, std::string(global_options[i].help));
        }
    }
    out += ".SH OPERATIONS\n";
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        out += ".SS " + roff(Op::endpoint.name) + "\n" + roff(Op::description.summary) + " " +
               roff(to_text(Op::endpoint.method)) + " " + roff(Op::endpoint.path) +
               ". Credential: " + roff(credential_of(Op::endpoint.security)) + ".\n";
        for (auto const& a : rest::arguments_of<Op>()) {
            out += tagged(option_of(a.name), placeholder_of(a), words_of(a));
        }
        for (int const status : Op::endpoint.errors) {
            out += tagged("HTTP " + std::to_string(status), "", std::string(rest::meaning_of<Op>(status)));
        }
        for (std::string_view const rule : Op::description.rules) {
            if (rule.empty()) break;
            out += ".PP\n" + roff(rule) + "\n";
        }
    });
    out += ".SH ENVIRONMENT\n";
    for (auto const& [name, text] : variables) out += tagged(name, "", std::string(text));
    out +=
        ".SH FILES\n" +
        tagged("~/.config/velo/config", "",
               "Profiles: lines [name], then server, key, secret, token, key_file, secret_file, token_file, ca_file, "
               "transport and timeout, as name = value. If it holds a secret, nobody else may read it.") +
        ".SH \"EXIT STATUS\"\n";
    for (auto const& [status, text] : exit_statuses) out += tagged(status, "", std::string(text));
    out +=
        ".SH EXAMPLES\n.EX\n"
        "velo \\-\\-fake list_users \\-\\-all \\-\\-output table\n"
        "velo \\-\\-server sandbox check\n"
        "velo role_update \\-\\-user\\-id ID \\-\\-roles payor.admin,payor.support\n"
        "velo invite_user \\-\\-from people.csv\n"
        "velo invite_user \\-\\-from people.csv \\-\\-resume\n.EE\n.SH \"SEE ALSO\"\n";
    for (auto const& [page, text] : pages) out += tagged(page, "", std::string(text));
    return out;
}

}  // namespace cli

#endif
