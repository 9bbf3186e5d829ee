// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_HEADER_ARGUMENTS_HPP
#define VELO_REST_REQUEST_HEADER_ARGUMENTS_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/endpoint_check.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/wrapper.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/extra_headers.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Adds the header field of an argument: its text, or those of a list with commas between them. False if it cannot be
/// sent.
template <class T>
[[nodiscard]] bool add_header_argument(std::string_view name, T const& value, extra_headers& out) {
    if constexpr (argument_list<T>) {
        secure_buffer text;
        for (std::size_t i = 0; i != value.size(); ++i) {
            if (i != 0) text.append(", ");
            typename T::value_type const& item = value[i];
            text.append(argument_text(item));
        }
        return out.add(name, text.view());
    } else {
        return out.add(name, argument_text(value));
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
            if (!detail::add_header_argument(name, *argument, out))
                invalid = {M::name, "text for a header field: not empty, without control characters"};
        }
    });
    return invalid;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
