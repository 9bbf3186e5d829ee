// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_ARGUMENTS_HPP
#define VELO_FAKE_ARGUMENTS_HPP

#include <velo/fake/response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/http/percent_decode.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/serializer/json/other.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::detail {

/// Decoded texts of arguments, by name.
using fake_texts = std::vector<std::pair<std::string, std::string>>;

/// A request, with the texts of the arguments in its path and in its query.
struct fake_request {
    rest::request const& request;
    fake_texts path{};
    fake_texts query{};
};

/// The names and values of a query.
[[nodiscard]] inline fake_texts parse_query(std::string_view query) {
    fake_texts values;
    rest::for_each_encoded_pair(query, [&](std::string name, std::string_view value) {
        values.emplace_back(std::move(name), rest::percent_decode(value));
    });
    return values;
}

/// The next text of the argument `name`, from number `i` on, which becomes the number behind it. A null pointer if
/// there is none.
[[nodiscard]] inline std::string const* next_text(fake_texts const& texts, std::string_view name, std::size_t& i) {
    while (i != texts.size()) {
        auto const& [text_name, text] = texts[i++];
        if (text_name == name) return &text;
    }
    return nullptr;
}

/// An entry of `errors[]` for an argument whose text is no value of it.
[[nodiscard]] inline error_item not_valid(std::string_view name, location_type where) {
    return problem(std::string(name) + " is not valid", name, where);
}
/// The same for a member of a body that has to have a value.
[[nodiscard]] inline error_item must_not_be_null(rest::invalid_field const& field) {
    std::string const name(rest::apply_naming(field.name, rest::naming::camel_case).view());
    return problem(name + " must not be null", name, location_type::request_body);
}
/// The same for a body that cannot be read.
[[nodiscard]] inline error_item malformed_body(rest::decode_error const& malformed) {
    // The first name in the pointer is the property: `/roles/1` is `roles`.
    std::string_view name = malformed.pointer;
    if (!name.empty()) name = name.substr(1, name.find('/', 1) - 1);
    return problem("expected " + std::string(malformed.expected), name, location_type::request_body);
}

/// Reads `text`, an argument in the path or the query, into `member`; false if it is no value of it.
template <class W>
[[nodiscard]] bool read_argument(std::string_view text, W& member) {
    using T = rest::unwrapped_t<W>;
    if constexpr (std::integral<T>) {
        T value{};
        auto const [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (ec != std::errc{} || end != text.data() + text.size()) return false;
        member.emplace(value);
        return true;
    } else {
        // As a text of JSON is read into it.
        return rest::detail::other<typename W::slot_type>::text(&member, text);
    }
}

/// Reads a request as the operation that it was built from: the inverse of `rest::build_target` and `build_body`.
template <class Op>
struct fake_arguments {
    Op op = rest::make_blank<Op>();
    std::vector<error_item> invalid{};  ///< values that are none of their argument, as entries of `errors[]`

    explicit fake_arguments(fake_request const& q) {
        rest::for_each_member<Op>([&]<class M>(M) {
            if (!invalid.empty()) return;
            constexpr rest::parameter_location where = rest::location_of<Op, M>();
            if constexpr (where == rest::parameter_location::path) {
                take<M>(q.path, location_type::path_param);
            } else if constexpr (where == rest::parameter_location::query) {
                take<M>(q.query, location_type::query_param);
            } else if constexpr (where == rest::parameter_location::body) {
                rest::decode_result const read = rest::read_json_text(q.request.body, M::get(op));
                if (!read) invalid.push_back(malformed_body(read.error()));
            }
        });
        if (!invalid.empty()) return;
        if (auto const field = rest::find_invalid_field(op)) invalid.push_back(must_not_be_null(*field));
    }

  private:
    template <class M>
    void take(fake_texts const& texts, location_type where) {
        std::size_t next = 0;
        while (std::string const* const text = next_text(texts, M::wire, next)) {
            if (!read_argument(*text, M::get(op))) invalid.push_back(not_valid(M::wire, where));
        }
    }
};

}  // namespace velo::inline VELO_ABI::detail

#endif
