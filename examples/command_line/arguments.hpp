// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_ARGUMENTS_HPP
#define EXAMPLES_COMMAND_LINE_ARGUMENTS_HPP

#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/serializer/json.hpp>

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "command_line.hpp"

namespace cli {

namespace rest = velo::rest;

/// The option of an argument: `--page-size` for `pageSize`, `--grant-type` for `grant_type`.
inline std::string option_of(std::string_view wire) {
    std::string option = "--";
    for (char const c : wire) {
        if (c == '_') {
            option += '-';
        } else if (c >= 'A' && c <= 'Z') {
            option += '-';
            option += static_cast<char>(c - 'A' + 'a');
        } else {
            option += c;
        }
    }
    return option;
}

/// The options of an operation.
template <class Op>
std::vector<std::string> options_of() {
    std::vector<std::string> options;
    rest::for_each_member<Op>([&]<class M>(M) { options.push_back(option_of(M::wire)); });
    return options;
}

/// Reads one value. Returns nothing if the text is none, and sets `allowed` to what is.
template <class T>
std::optional<T> parse_value(std::string_view text, std::string_view& allowed) {
    auto const from = [&](auto const& checked) -> std::optional<T> {
        if (checked) return *checked;
        allowed = checked.error().expected;
        return std::nullopt;
    };
    if constexpr (rest::enumeration<T>) {
        allowed = rest::one_of<T>;
        return rest::parse_enumerator<T>(text);
    } else if constexpr (std::integral<T> || requires { T::low; }) {
        std::int64_t number = 0;
        auto const [end, ec] = std::from_chars(text.data(), text.data() + text.size(), number);
        bool const is_number = ec == std::errc{} && end == text.data() + text.size();
        if constexpr (std::integral<T>) {
            allowed = "a whole number";
            if (is_number && std::in_range<T>(number)) return static_cast<T>(number);
        } else {
            allowed = T::expected;
            if (is_number) return from(T::checked(number));
        }
        return std::nullopt;
    } else {
        return from(T::checked(text));
    }
}

/// True if a secret is set in the body of a request.
template <class T>
bool has_secret(T const& body) {
    return rest::any_member<T>([&]<class M>(M) {
        if constexpr (rest::wrapper<typename M::type>) {
            return rest::secret<rest::unwrapped_t<typename M::type>> && M::get(body).has_value();
        } else {
            return false;
        }
    });
}

/// The arguments of an operation: as its value, and as the texts that it was read from.
template <class Op>
struct given {
    Op op = rest::make_blank<Op>();
    std::vector<std::pair<std::string_view, std::string>>
        texts{};  ///< path and query arguments: name on the wire, text
    velo::rest::secure_buffer body{};
};

/// Reads the arguments of `Op`. Throws `usage_error` that names the argument, the given text and what is allowed.
template <class Op>
given<Op> read_arguments(command_line const& line) {
    given<Op> result;
    std::string const operation(Op::endpoint.name);
    bool has_body_text = false;
    for (auto const& [option, value] : line.arguments) {
        bool known = false;
        rest::for_each_member<Op>([&]<class M>(M) {
            if (option != option_of(M::wire) && option != "--" + std::string(M::wire)) return;
            known = true;
            using T = rest::unwrapped_t<typename M::type>;
            constexpr rest::parameter_location where = rest::location_of<Op, M>();
            if constexpr (where == rest::parameter_location::body) {
                has_body_text = true;
                hidden_value given_body = take_value("--body", value);
                rest::decode_result const decoded = rest::read_json(given_body.text.view(), M::get(result.op),
                                                                    {.unknown = rest::unknown_members::reject});
                if (!decoded && !line.no_check) {
                    rest::decode_error const problem = decoded.error();
                    throw usage_error(operation + ": --body: at " +
                                      printable(problem.pointer.empty() ? "/" : problem.pointer) + ", byte " +
                                      std::to_string(problem.offset) + ": allowed: " + std::string(problem.expected));
                }
                // A body that cannot be decoded may hold a secret anywhere.
                if (has_secret(M::get(result.op)) || (!decoded && rest::holds_secret<Op>)) {
                    line.refuse_in_clear(operation + ": --body", given_body);
                }
                result.body = std::move(given_body.text);
            } else if constexpr (rest::secret<T>) {
                hidden_value const secret = take_value(option, value);
                line.refuse_in_clear(operation + ": " + option, secret);
                auto const checked = T::checked(secret.text.view());
                if (!checked) {
                    throw usage_error(operation + ": " + option +
                                      ": given something secret, allowed: " + std::string(checked.error().expected));
                }
                M::get(result.op).emplace(*checked);
            } else {
                std::string_view allowed;
                auto const parsed = parse_value<T>(value.view(), allowed);
                if (!parsed && !line.no_check) {
                    throw usage_error(operation + ": " + option + ": given " + cli::quoted(value.view()) +
                                      ", allowed: " + std::string(allowed));
                }
                if (parsed) M::get(result.op).emplace(*parsed);
                for (auto const& [name, text] : result.texts) {
                    if (name == M::wire) throw usage_error(operation + ": " + option + ": is given twice");
                }
                result.texts.emplace_back(M::wire, std::string(value.view()));
            }
        });
        if (!known) {
            std::string allowed;
            for (std::string const& o : options_of<Op>()) allowed += (allowed.empty() ? "" : ", ") + o;
            throw usage_error(operation + ": " + option +
                              ": no such argument, allowed: " + (allowed.empty() ? "none" : allowed));
        }
    }
    if (line.no_check) return result;
    if (auto const invalid = rest::find_invalid_field(result.op)) {
        bool in_body = rest::has_body<Op>;
        rest::for_each_member<Op>([&]<class M>(M) { in_body = in_body && M::name != invalid->name; });
        std::string const wire(rest::apply_naming(invalid->name, rest::naming::camel_case).view());
        throw usage_error(operation + ": " + (in_body ? "--body: " + wire : option_of(wire)) + ": " +
                          (in_body && !has_body_text ? "is needed, and --body was not given" : "is needed"));
    }
    return result;
}

}  // namespace cli

#endif
