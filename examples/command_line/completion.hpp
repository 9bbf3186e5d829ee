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

namespace cli {

/// A script for `shell` that completes operations, their arguments, and the texts of enumerations.
inline std::string completion(std::string const& shell) {
    if (shell != "bash" && shell != "zsh")
        throw usage_error("--completion: given " + cli::quoted(shell) + ", allowed: bash or zsh");
    std::string operations, arguments, values, globals;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        std::string const name(Op::endpoint.name);
        operations += name + " ";
        arguments += "        " + name + ") words='";
        rest::for_each_member<Op>([&]<class M>(M) {
            arguments += option_of(M::wire) + " ";
            if constexpr (rest::kind_of<rest::value_type_of<typename M::type>> == rest::value_kind::single) {
                std::string texts;
                for (std::string_view const text : rest::schema_of<typename M::type>().texts)
                    texts += std::string(text) + " ";
                if (!texts.empty())
                    values += "        " + name + ":" + option_of(M::wire) + ") words='" + texts + "';;\n";
            }
        });
        arguments += "';;\n";
    });
    for (global_option const& o : global_options) {
        globals += std::string(o.name) + " ";
        if (o.value == "FILE") {
            values += "        *:" + std::string(o.name) + ") COMPREPLY=($(compgen -f -- \"$word\")); return;;\n";
        } else if (o.value.find('|') != std::string_view::npos) {
            std::string texts(o.value);
            std::replace(texts.begin(), texts.end(), '|', ' ');
            values += "        *:" + std::string(o.name) + ") words='" + texts + "';;\n";
        }
    }
    return std::string(shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "") +
           "_velo() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} operation= words= w\n"
           "    local operations='" +
           operations +
           "'\n"
           "    for w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
           "        case \" $operations\" in *\" $w \"*) operation=$w;; esac\n"
           "    done\n"
           "    case $operation:$before in\n" +
           values +
           "        *:--as) words='application office master admin support payee half-way';;\n"
           "    esac\n"
           "    if [ -z \"$words\" ]; then\n"
           "        case $operation in\n"
           "        '') words=$operations;;\n" +
           arguments +
           "        esac\n"
           "        words=\"$words " +
           globals +
           "\"\n"
           "    fi\n"
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
           "}\n"
           "complete -o default -F _velo velo\n";
}

}  // namespace cli

#endif
