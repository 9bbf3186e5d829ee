// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_COMPLETION_HPP
#define EXAMPLES_COMMAND_LINE_COMPLETION_HPP

#include <velo/operations.hpp>
#include <velo/rest/contract/schema.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>

#include "arguments.hpp"
#include "command_line.hpp"
#include "help.hpp"

namespace cli {

/// The texts of an enumeration, each with a space behind it; nothing for other types.
template <class T>
std::string texts_of() {
    std::string texts;
    for (std::string const& text : enumerators_of<rest::value_type_of<T>>()) texts += text + " ";
    return texts;
}

/// The words between the bars of a placeholder, each with a space behind it; nothing if it names a form.
inline std::string choices_of(global_option const& o) {
    if (o.name == "--as") return "application office master admin support payee half-way ";
    if (o.value.find('|') == std::string_view::npos || o.value.find('@') != std::string_view::npos) return {};
    std::string texts(o.value);
    std::replace(texts.begin(), texts.end(), '|', ' ');
    return texts + " ";
}

/// Whether the value of an option is the name of a file.
inline bool names_a_file(global_option const& o) { return o.value == "FILE"; }

/// The script for bash or zsh, which differ in how they hand words over and take candidates.
inline std::string bash_completion(bool is_zsh) {
    std::string operations, arguments, values, globals;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        std::string const name(Op::endpoint.name);
        operations += name + " ";
        arguments += "        " + name + ") candidates='";
        for_each_argument<Op>([&]<class M, bool> {
            arguments += option_of(M::wire) + " ";
            std::string const texts = texts_of<typename M::type>();
            if (!texts.empty())
                values += "        " + name + ":" + option_of(M::wire) + ") candidates='" + texts + "';;\n";
        });
        arguments += "';;\n";
    });
    for (auto const& [name, text] : commands) operations += std::string(name) + " ";
    for (global_option const& o : global_options) {
        globals += std::string(o.name) + " ";
        std::string const texts = choices_of(o);
        if (names_a_file(o)) {
            values += "        *:" + std::string(o.name) + ") " +
                      (is_zsh ? "_files" : "COMPREPLY=($(compgen -f -- \"$word\"))") + "; return;;\n";
        } else if (!texts.empty()) {
            values += "        *:" + std::string(o.name) + ") candidates='" + texts + "';;\n";
        }
    }
    std::string const begin =
        is_zsh ? "#compdef velo\n_velo() {\n    local word=${words[CURRENT]} before=${words[CURRENT-1]}\n"
                 "    local operation= candidates= w\n    local -a earlier=(${words[2,CURRENT-1]})\n"
               : "_velo() {\n    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                 "    local operation= candidates= w\n    local earlier=(\"${COMP_WORDS[@]:1:COMP_CWORD-1}\")\n";
    std::string const end = is_zsh
                                ? "    compadd -- ${=candidates}\n}\n"
                                  "if [ \"${funcstack[1]}\" = _velo ]; then _velo \"$@\"; else compdef _velo velo; fi\n"
                                : "    COMPREPLY=($(compgen -W \"$candidates\" -- \"$word\"))\n}\n"
                                  "complete -o default -F _velo velo\n";
    return begin + "    local operations='" + operations +
           "'\n"
           "    for w in \"${earlier[@]}\"; do\n"
           "        [ \"$w\" = help ] && continue\n"
           "        case \" $operations\" in *\" $w \"*) operation=$w;; esac\n"
           "    done\n"
           "    case $operation:$before in\n" +
           values +
           "    esac\n"
           "    if [ -z \"$candidates\" ]; then\n"
           "        case $operation in\n"
           "        '') candidates=$operations;;\n" +
           arguments +
           "        esac\n"
           "        candidates=\"$candidates " +
           globals +
           "\"\n"
           "    fi\n" +
           end;
}

/// Text in single quotes for fish.
inline std::string fish_quoted(std::string_view text) {
    std::string out = "'";
    for (char const c : text) out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return out + "'";
}

/// The script for fish.
inline std::string fish_completion() {
    std::string operations, out = "complete -c velo -f\n";
    velo::for_each_operation(
        [&]<class Op>(std::type_identity<Op>) { operations += std::string(Op::endpoint.name) + " "; });
    std::string const is_first = " -n 'not __fish_seen_subcommand_from " + operations + "check'";
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        std::string const name(Op::endpoint.name);
        out += "complete -c velo" + is_first + " -a " + name + " -d " + fish_quoted(Op::description.summary) + "\n";
        for_each_argument<Op>([&]<class M, bool> {
            std::string const texts = texts_of<typename M::type>();
            out += "complete -c velo -n '__fish_seen_subcommand_from " + name + "' -x -l " +
                   option_of(M::wire).substr(2) + (texts.empty() ? "" : " -a " + fish_quoted(texts)) + "\n";
        });
    });
    for (auto const& [name, text] : commands) {
        out += "complete -c velo" + is_first + " -a " + std::string(name) + " -d " + fish_quoted(text) + "\n";
    }
    for (global_option const& o : global_options) {
        std::string const texts = choices_of(o);
        out += "complete -c velo -l " + std::string(o.name.substr(2)) +
               (o.value.empty()   ? ""
                : names_a_file(o) ? " -r -F"
                : texts.empty()   ? " -x"
                                  : " -x -a " + fish_quoted(texts)) +
               " -d " + fish_quoted(o.help) + "\n";
    }
    return out;
}

/// A script for `shell` that completes operations, their arguments, and the texts of enumerations.
inline std::string completion(std::string const& shell) {
    check_choice("--completion", shell, {"bash", "zsh", "fish"});
    return shell == "fish" ? fish_completion() : bash_completion(shell == "zsh");
}

}  // namespace cli

#endif
