// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_ARGUMENTS_HPP
#define VELO_FAKE_ARGUMENTS_HPP

#include <velo/fake/response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/match_path.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/http/percent_decode.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::detail {

/// The parts of a request's target.
struct fake_target {
    std::string path;  ///< still percent-encoded, so that an encoded slash stays inside its segment
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded names and values
};

/// The decoded values of the placeholders of a path template, by name.
using fake_path_values = std::vector<std::pair<std::string_view, std::string>>;

/// Splits a target into its path and its query.
[[nodiscard]] inline fake_target parse_target(std::string_view target) {
    std::size_t const mark = target.find('?');
    fake_target t{std::string(target.substr(0, mark)), {}};
    std::string_view const query = mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
    rest::for_each_encoded_pair(query, [&](std::string name, std::string_view value) {
        t.query.emplace_back(std::move(name), rest::percent_decode(value));
    });
    return t;
}

/// As `rest::match_path`, with the values decoded.
[[nodiscard]] inline std::optional<fake_path_values> match_path(std::string_view path, std::string_view path_template) {
    auto const encoded = rest::match_path(path, path_template);
    if (!encoded) return std::nullopt;
    fake_path_values values;
    for (auto const& [name, value] : *encoded) values.emplace_back(name, rest::percent_decode(value));
    return values;
}

/// The value of an argument in the path or the query; `std::nullopt` if `text` is not one.
template <class T>
[[nodiscard]] std::optional<T> parse_argument(std::string_view text) {
    if constexpr (rest::enumeration<T>) {
        return rest::parse_enumerator<T>(text);
    } else if constexpr (std::integral<T>) {
        T value{};
        auto const [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (ec != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        return value;
    } else {
        return T::parse(text);
    }
}

/// Reads a request as the operation that it was built from: the inverse of `rest::build_target` and `build_body`.
template <class Op>
struct fake_arguments {
    Op op = rest::make_blank<Op>();
    std::optional<error_item> invalid{};  ///< the first invalid argument, as an entry of `errors[]`

    fake_arguments(rest::request const& q, fake_target const& target, fake_path_values const& path) {
        rest::for_each_member<Op>([&]<class M>(M) {
            if (invalid) return;
            constexpr rest::parameter_location where = rest::location_of<Op, M>();
            if constexpr (where == rest::parameter_location::path) {
                for (auto const& [name, text] : path) {
                    if (name == M::wire) take<M>(text, location_type::path_param);
                }
            } else if constexpr (where == rest::parameter_location::query) {
                for (auto const& [name, text] : target.query) {
                    if (name == M::wire) take<M>(text, location_type::query_param);
                }
            } else if constexpr (where == rest::parameter_location::body) {
                read_body(q.body);
            }
        });
        if (invalid) return;
        if (auto const field = rest::find_invalid_field(op)) {
            std::string const name(rest::apply_naming(field->name, rest::naming::camel_case).view());
            invalid = problem(name + " must not be null", name, location_type::request_body);
        }
    }

  private:
    template <class M>
    void take(std::string_view text, location_type where) {
        auto value = parse_argument<rest::unwrapped_t<typename M::type>>(text);
        if (value) {
            M::get(op).emplace(*value);
        } else {
            invalid = problem(std::string(M::wire) + " is not valid", M::wire, where);
        }
    }

    void read_body(std::string_view body) {
        rest::decode_result const decoded = rest::read_json_text(body, op.body);
        if (decoded) return;
        rest::decode_error const malformed = decoded.error();
        // The first name in the pointer is the property: `/roles/1` is `roles`.
        std::string_view name = malformed.pointer;
        if (!name.empty()) name = name.substr(1, name.find('/', 1) - 1);
        invalid = problem("expected " + std::string(malformed.expected), name, location_type::request_body);
    }
};

}  // namespace velo::inline VELO_ABI::detail

#endif
