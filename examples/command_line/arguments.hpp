// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_ARGUMENTS_HPP
#define EXAMPLES_COMMAND_LINE_ARGUMENTS_HPP

#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/utf8.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/serializer/json.hpp>

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command_line.hpp"
#include "member_json.hpp"
#include "nearest.hpp"

namespace cli {

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

/// Calls `f.template operator()<M, InBody>()` for each argument of an operation: its members, with those of the body in
/// place of the body.
template <class Op, class F>
void for_each_argument(F&& f) {
    rest::for_each_member<Op>([&]<class M>(M) {
        if constexpr (rest::location_of<Op, M>() == rest::parameter_location::body) {
            rest::for_each_member<rest::unwrapped_t<typename M::type>>(
                [&]<class P>(P) { f.template operator()<P, true>(); });
        } else {
            f.template operator()<M, false>();
        }
    });
}

/// The options of an operation.
template <class Op>
std::vector<std::string> options_of() {
    std::vector<std::string> options;
    for_each_argument<Op>([&]<class M, bool> { options.push_back(option_of(M::wire)); });
    if (rest::has_body<Op>) options.emplace_back("--body");
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
        return rest::parse_enumerator<T>(canonical<T>(text));
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

/// The enumerators of a type, for hints; none for other types.
template <class T>
std::vector<std::string> enumerators_of() {
    std::vector<std::string> texts;
    if constexpr (rest::enumeration<T>) {
        for (auto const& e : rest::enumerators<T>) texts.emplace_back(e.text.view());
    } else if constexpr (rest::kind_of<T> == rest::value_kind::list) {
        return enumerators_of<rest::value_type_of<typename T::value_type>>();
    }
    return texts;
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

/// One argument as it was given.
struct argument_value {
    enum class form {
        text,  ///< to be read as the type of its argument
        json,  ///< a JSON value
        null,
    };
    std::string label;  ///< the option, or the column of a table
    word value;
    form what = form::text;
    bool is_secret = false;
};

/// Where arguments come from.
struct argument_source {
    std::string where;            ///< before each message: "invite_user", "people.csv: row 3"
    command_line const* line;     ///< null for a row of a file
    std::string label_of_body{};  ///< of a body that is given as a whole: "--body"
    [[nodiscard]] bool is_checked() const { return line == nullptr || !line->no_check; }
};

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
given<Op> read_arguments(std::vector<argument_value> const& values, argument_source const& source) {
    given<Op> result;
    std::string const& where = source.where;
    argument_value const* whole_body = nullptr;
    argument_value const* member_of_body = nullptr;
    /// The labels of what was given, by the name on the wire.
    std::vector<std::pair<std::string_view, argument_value const*>> labels;
    /// What was wrong with an argument; a secret is not shown.
    auto const wrong = [&]<class T>(std::type_identity<T>, argument_value const& a, std::string_view allowed) {
        if constexpr (rest::holds_secret<T> || rest::secret<T>) {
            return usage_error(where + ": " + printable(a.label) +
                               ": given something secret, allowed: " + std::string(allowed));
        } else {
            std::string const text = printable(a.value.view().substr(0, 200));
            return usage_error(where + ": " + printable(a.label) + ": given '" + text +
                               "', allowed: " + std::string(allowed) + did_you_mean(text, enumerators_of<T>()));
        }
    };
    for (argument_value const& a : values) {
        if (rest::has_body<Op> && !source.label_of_body.empty() && a.label == source.label_of_body) {
            whole_body = &a;
            continue;
        }
        bool known = false;
        std::string const column = source.line == nullptr ? normal_form(a.label) : std::string();
        for_each_argument<Op>([&]<class M, bool InBody> {
            static std::string const option = option_of(M::wire), column_of_it = normal_form(M::wire);
            bool const is_meant =
                source.line == nullptr ? column == column_of_it : a.label == option || a.label.substr(2) == M::wire;
            if (known || !is_meant) return;
            known = true;
            using T = rest::value_type_of<typename M::type>;
            for (auto const& [wire, earlier] : labels) {
                if (wire == M::wire) throw usage_error(where + ": " + printable(a.label) + ": is given twice");
            }
            labels.emplace_back(M::wire, &a);
            if (a.what == argument_value::form::text && !rest::code_points(a.value.view())) {
                throw usage_error(where + ": " + printable(a.label) + ": is not UTF-8");
            }
            hidden_value secret;
            std::string_view text = a.value.view();
            if constexpr (rest::secret<T>) {
                if (source.line != nullptr && a.what == argument_value::form::text) {
                    secret = take_value(a.label, a.value);
                    source.line->refuse_in_clear(where + ": " + a.label, secret);
                    text = secret.text.view();
                }
            }
            if constexpr (InBody) {
                if (member_of_body == nullptr) member_of_body = &a;
                rest::secure_buffer json;
                if (a.what == argument_value::form::null) {
                    if constexpr (!rest::is_field<typename M::type>) {
                        throw usage_error(where + ": " + printable(a.label) + ": cannot be null");
                    }
                    json.append("null");
                } else if (a.what == argument_value::form::json) {
                    json.append(text);
                } else {
                    append_member_json<T>(text, json);
                }
                result.body.append(result.body.empty() ? "{" : ",");
                append_text_json(M::wire, result.body);
                result.body.push_back(':');
                result.body.append(json.view());
            } else {
                if (a.what == argument_value::form::null) {
                    throw usage_error(where + ": " + printable(a.label) + ": cannot be null");
                }
                if constexpr (rest::secret<T>) {
                    auto const checked = T::checked(text);
                    if (!checked) throw wrong(std::type_identity<T>{}, a, checked.error().expected);
                    M::get(result.op).emplace(*checked);
                } else {
                    std::string_view allowed;
                    auto const parsed = parse_value<rest::unwrapped_t<typename M::type>>(text, allowed);
                    if (!parsed && source.is_checked()) throw wrong(std::type_identity<T>{}, a, allowed);
                    if (parsed) M::get(result.op).emplace(*parsed);
                    result.texts.emplace_back(M::wire, std::string(text));
                }
            }
        });
        if (!known) {
            std::vector<std::string> const choices = options_of<Op>();
            std::vector<std::string> near = choices;
            if (source.line != nullptr) {
                std::vector<std::string> const more = global_option_names();
                near.insert(near.end(), more.begin(), more.end());
            }
            std::string allowed;
            for (std::string const& o : choices) {
                if (source.line == nullptr && o == "--body") continue;
                allowed += (allowed.empty() ? "" : ", ") + (source.line != nullptr ? o : o.substr(2));
            }
            std::string const label = source.line != nullptr ? shown_name(a.label) : printable(a.label);
            throw usage_error(where + ": " + label + ": no such " + (source.line != nullptr ? "argument" : "column") +
                              did_you_mean(a.label, near) + ", allowed: " + (allowed.empty() ? "none" : allowed));
        }
    }
    if constexpr (rest::has_body<Op>) {
        if (whole_body != nullptr && member_of_body != nullptr) {
            throw usage_error(where + ": " + printable(member_of_body->label) +
                              ": the body is given as a whole by --body; give the one or the other");
        }
        if (member_of_body != nullptr) result.body.push_back('}');
        bool is_in_clear = false;
        if (whole_body != nullptr) {
            hidden_value taken = take_value("--body", whole_body->value);
            is_in_clear = taken.in_clear;
            result.body = std::move(taken.text);
        }
        if (!result.body.empty() || whole_body != nullptr) {
            rest::decode_result const decoded =
                rest::read_json(result.body.view(), result.op.body, {.unknown = rest::unknown_members::reject});
            if (!decoded && source.is_checked()) {
                rest::decode_error const problem = decoded.error();
                if (whole_body == nullptr) {
                    std::string_view const member =
                        std::string_view(problem.pointer).substr(0, problem.pointer.find('/', 1));
                    for_each_argument<Op>([&]<class M, bool InBody> {
                        if (!InBody || member.size() < 2 || member.substr(1) != M::wire) return;
                        for (auto const& [wire, a] : labels) {
                            if (wire == M::wire)
                                throw wrong(std::type_identity<rest::value_type_of<typename M::type>>{}, *a,
                                            problem.expected);
                        }
                    });
                }
                throw usage_error(where + ": --body: at " + printable(problem.pointer.empty() ? "/" : problem.pointer) +
                                  ", byte " + std::to_string(problem.offset) +
                                  ": allowed: " + std::string(problem.expected));
            }
            // A body that cannot be decoded may hold a secret anywhere.
            if (is_in_clear && (has_secret(result.op.body) || (!decoded && rest::holds_secret<Op>))) {
                source.line->refuse_in_clear(where + ": --body", {.text = {}, .in_clear = true});
            }
        }
    }
    if (!source.is_checked()) return result;
    if (auto const invalid = rest::find_invalid_field(result.op)) {
        bool in_body = rest::has_body<Op>;
        rest::for_each_member<Op>([&]<class M>(M) { in_body = in_body && M::name != invalid->name; });
        std::string const wire(rest::apply_naming(invalid->name, rest::naming::camel_case).view());
        std::string const name = source.line == nullptr ? wire : option_of(wire);
        throw usage_error(where + ": " + (in_body && whole_body != nullptr ? "--body: " + wire : name) +
                          (invalid->expected.starts_with("a value") ? ": is needed"
                                                                    : ": allowed: " + std::string(invalid->expected)));
    }
    return result;
}

/// The arguments of an operation on the command line. Throws `usage_error`.
inline std::vector<argument_value> arguments_of(command_line const& line) {
    std::vector<argument_value> values;
    for (auto const& [option, value] : line.arguments) values.push_back({option, value});
    if (!line.null) return values;
    for (std::string_view rest = *line.null; !rest.empty();) {
        std::size_t const comma = rest.find(',');
        std::string_view name = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        while (name.starts_with('-')) name.remove_prefix(1);
        values.push_back({"--" + std::string(name), {}, argument_value::form::null});
    }
    return values;
}

}  // namespace cli

#endif
