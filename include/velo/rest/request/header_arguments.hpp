// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_HEADER_ARGUMENTS_HPP
#define VELO_REST_REQUEST_HEADER_ARGUMENTS_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/endpoint_check.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/wrapper.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/extra_headers.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// The value of a header argument: an argument as text, or a list of them with commas between them.
template <class T>
[[nodiscard]] std::string header_text(T const& value) {
    if constexpr (argument_list<T>) {
        std::string text;
        for (std::size_t i = 0; i != value.size(); ++i) {
            if (i != 0) text += ", ";
            typename T::value_type const& item = value[i];
            text += std::string_view(argument_text(item));
        }
        return text;
    } else {
        auto const text = argument_text(value);
        return std::string(std::string_view(text));
    }
}

}  // namespace detail

/// Adds the arguments of `op` whose location is `header`, in the order of the members; absent ones are left out.
/// Returns the first one that cannot be sent: text that is empty or has a control character. Calls to allocate may
/// throw.
template <operation Op>
[[nodiscard]] std::optional<invalid_field> add_header_arguments(Op const& op, extra_headers& out) {
    std::optional<invalid_field> invalid;
    for_each_member<Op>([&]<class M>(M) {
        if constexpr (location_of<Op, M>() == parameter_location::header) {
            constexpr std::string_view name = header_name<M>;
            auto const& argument = M::get(op);
            if (!argument.has_value() || invalid) return;
            if (!out.add(name, detail::header_text(*argument)))
                invalid = {M::name, "text for a header field: not empty, without control characters"};
        }
    });
    return invalid;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
