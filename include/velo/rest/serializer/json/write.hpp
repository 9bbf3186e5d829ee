// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_WRITE_HPP
#define VELO_REST_SERIALIZER_JSON_WRITE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/model.hpp>
#include <velo/rest/serializer/json/exposure.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/json/table_of.hpp>

#include <string>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Appends the value of `row` in the object at `object`. Calls to allocate may throw.
void write_json_value(json_row const& row, void const* object, secure_buffer& out, exposure secrets);
/// The same for a model whose texts are views.
void write_json_views(json_row const& row, void const* object, secure_buffer& out, exposure secrets);

}  // namespace detail

/// Appends `value` to `out` as JSON. Members are written in the order of their declaration; absent ones are left out,
/// and a null field is `null`. A number that is not finite is `null`. What `read_json` reads of the text equals
/// `value`. Calls to allocate may throw; `out` then ends with a part of the value.
template <class T>
void write_json(T const& value, secure_buffer& out, exposure secrets = exposure::reveal) {
    static_assert((model_check<T>::enforce(), true));
    if constexpr (model_check<T>::passed) {
        if constexpr (detail::has_views<T>()) {
            detail::write_json_views(detail::json_root<T>, &value, out, secrets);
        } else {
            detail::write_json_value(detail::json_root<T>, &value, out, secrets);
        }
    }
}

#if VELO_HAS_HEAP
/// Returns a model or an operation as JSON text for a log, with `[redacted]` in place of every secret. Personal data
/// that is not secret, such as names and phone numbers, is in it. Strong guarantee. Calls to allocate may throw.
template <class T>
[[nodiscard]] std::string redacted(T const& value) {
    secure_buffer out;
    write_json(value, out, exposure::redact);
    return std::string(out.view());
}
#endif

}  // namespace velo::inline VELO_ABI::rest

#if VELO_HEADER_ONLY
#include <velo/rest/serializer/json/impl/write.ipp>
#include <velo/version.hpp>
#endif

#endif
