// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_HPP
#define VELO_REST_SERIALIZER_JSON_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/model.hpp>
#include <velo/rest/serializer/json/depth.hpp>
#include <velo/rest/serializer/json/items.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/json/table_of.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <concepts>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Reads one JSON text into the object at `target`, whose texts are of type `Text`. Calls to allocate may throw.
///
/// A template, so that only a source that reads JSON instantiates Boost.JSON's parser.
template <class Text>
[[nodiscard]] decode_result parse_json(std::string_view bytes, void* target, json_row const& root,
                                       read_options const& options);
#if !VELO_HEADER_ONLY
extern template decode_result parse_json<std::string>(std::string_view, void*, json_row const&, read_options const&);
#endif

}  // namespace detail

/// Reads `bytes`, one JSON text in UTF-8, into `target`, which has to be blank (`make_blank`), with the parser of
/// Boost.JSON. `read_json_text` accepts the same texts without it.
///
/// A model, from a log, a queue or a store, is read as the response of a call is. After an error `target` contains what
/// was read before it. Calls to allocate may throw.
template <class T>
[[nodiscard]] decode_result read_json(std::string_view bytes, T& target, read_options const& options = {}) {
    static_assert((model_check<T>::enforce(), true));
    static_assert(!detail::has_views<T>(),
                  "velo: this model views the text that it is read from: read it with read_json_views");
    if constexpr (model_check<T>::passed) {
        return detail::parse_json<std::string>(bytes, &target, detail::json_root<T>, options);
    } else {
        return {};
    }
}

// Without the object to read into, or with it first.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
template <class T = void, class First, class... Rest>
    requires(sizeof...(Rest) == 0 || !std::convertible_to<First const&, std::string_view>)
void read_json(First const&, Rest const&...) =
    delete("velo: a model is read into an object: velo::user_response user; read_json(text, user)");
#pragma clang diagnostic pop
#else
template <class T = void, class Words = a_model_is_read_into_an_object_write_read_json_of_text_and_object, class First,
          class... Rest>
    requires(sizeof...(Rest) == 0 || !std::convertible_to<First const&, std::string_view>)
void read_json(First const&, Rest const&...) = delete;
#endif

/// The Serializer for JSON (RFC 8259). It reads bytes directly into the model, without a document tree.
///
/// Reading is lenient about members: unknown ones are skipped, every member may be absent, and the last of two equal
/// keys wins. A number is taken where text is due, and a whole number as `1.0`. Any other value of the wrong type is a
/// `decode_error` with its pointer and offset. Brackets may nest `json_max_depth` levels. A byte order mark is skipped.
///
/// The parser is that of Boost.JSON: link `boost_json`, or include `velo/src.hpp` in one source file. `text_json` reads
/// the same texts without it.
///
/// Thread safety: it has no state; one object may be used from any number of threads.
struct json {
    /// "application/json".
    [[nodiscard]] std::string_view media_type() const noexcept { return "application/json"; }

    /// Appends `value` to `out` with its secrets in clear (`write_json`). Calls to allocate may throw.
    template <class T>
    void write(T const& value, secure_buffer& out) const {
        write_json(value, out, exposure::reveal);
    }

    /// Reads `bytes`, one JSON text in UTF-8, into `target`; unknown members are skipped (`read_json`). Calls to
    /// allocate may throw.
    template <class T>
    [[nodiscard]] decode_result read(std::string_view bytes, T& target, read_options const& options = {}) const {
        return read_json(bytes, target, options);
    }

    /// The same for a `page`, whose items are given to `each` one by one and not kept (`read_json_items`).
    template <auto List, class Page, class F>
    [[nodiscard]] decode_result read_items(std::string_view bytes, Page& page, F& each,
                                           read_options const& options) const {
        return read_json_items<List>(bytes, page, each, options);
    }
};

}  // namespace velo::inline VELO_ABI::rest

#if VELO_HEADER_ONLY
#include <velo/rest/serializer/json/impl/read.ipp>
#endif

#endif
