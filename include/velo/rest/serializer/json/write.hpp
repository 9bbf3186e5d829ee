// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_WRITE_HPP
#define VELO_REST_SERIALIZER_JSON_WRITE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/model.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/serializer/json/exposure.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/json/table_of.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Appends the value of `row` in the object at `object`, whose texts are of type `Text`. Calls to allocate may throw.
///
/// A template, so that only a source that writes JSON instantiates it.
template <class Text>
void write_json_value(json_row const& row, void const* object, secure_buffer& out, exposure secrets);
#if !VELO_HEADER_ONLY
extern template void write_json_value<std::string>(json_row const&, void const*, secure_buffer&, exposure);
extern template void write_json_value<std::string_view>(json_row const&, void const*, secure_buffer&, exposure);
#endif

}  // namespace detail

/// Appends `value` to `out` as JSON. Members are written in the order of their declaration; absent ones are left out,
/// and a null field is `null`. A number that is not finite is `null`. What `read_json` reads of the text equals
/// `value`. Calls to allocate may throw; `out` then ends with a part of the value.
template <class T>
void write_json(T const& value, secure_buffer& out, exposure secrets = exposure::reveal) {
    static_assert((model_check<T>::enforce(), true));
    if constexpr (model_check<T>::passed) {
        using text = std::conditional_t<detail::has_views<T>(), std::string_view, default_text>;
        detail::write_json_value<text>(detail::json_root<T>, &value, out, secrets);
    }
}

// Without a buffer, or with another one.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
template <class T>
void write_json(T const&) =
    delete("velo: write_json appends to a buffer: rest::secure_buffer out; write_json(value, out)");
template <class T, class Out>
    requires(!std::convertible_to<Out&, secure_buffer&>)
void write_json(T const&,
                Out&) = delete("velo: write_json appends to a buffer: rest::secure_buffer out; write_json(value, out)");
#pragma clang diagnostic pop
#else
template <class T, class Words = write_json_appends_to_a_buffer_write_json_of_value_and_out>
void write_json(T const&) = delete;
template <class T, class Out, class Words = write_json_appends_to_a_buffer_write_json_of_value_and_out>
    requires(!std::convertible_to<Out&, secure_buffer&>)
void write_json(T const&, Out&) = delete;
#endif

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
