// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_TEXT_JSON_HPP
#define VELO_REST_SERIALIZER_TEXT_JSON_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/model.hpp>
#include <velo/rest/serializer/json/depth.hpp>
#include <velo/rest/serializer/json/items.hpp>
#include <velo/rest/serializer/json/parse_text.hpp>
#include <velo/rest/serializer/json/table_of.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>

#if !VELO_HAS_HEAP
#include <velo/rest/serializer/json_views.hpp>
#include <velo/version.hpp>
#endif

#include <span>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

#if VELO_HAS_HEAP
/// As `read_json`, without Boost.JSON: it accepts and refuses the same texts.
template <class T>
[[nodiscard]] decode_result read_json_text(std::string_view bytes, T& target, read_options const& options = {}) {
    static_assert((model_check<T>::enforce(), true));
    static_assert(!detail::has_views<T>(),
                  "velo: this model views the text that it is read from: read it with read_json_views");
    if constexpr (model_check<T>::passed) {
        return detail::parse_json_text<std::string>(bytes, &target, detail::json_root<T>, options);
    } else {
        return {};
    }
}
#endif

/// The Serializer for JSON that reads a whole text in one pass, without Boost.JSON. It accepts and refuses what `json`
/// does, with the same models, limits and errors, and is faster and smaller.
///
/// Thread safety: it has no state; one object may be used from any number of threads.
struct text_json {
    /// "application/json".
    [[nodiscard]] std::string_view media_type() const noexcept { return "application/json"; }

    /// Appends `value` to `out` with its secrets in clear (`write_json`). Calls to allocate may throw.
    template <class T>
    void write(T const& value, secure_buffer& out) const {
        write_json(value, out, exposure::reveal);
    }

#if VELO_HAS_HEAP
    /// Reads `bytes`, one JSON text in UTF-8, into `target`; unknown members are skipped (`read_json_text`). Calls to
    /// allocate may throw.
    template <class T>
    [[nodiscard]] decode_result read(std::string_view bytes, T& target, read_options const& options = {}) const {
        return read_json_text(bytes, target, options);
    }

    /// The same for a `page`, whose items are given to `each` one by one and not kept (`read_json_items`).
    template <auto List, class Page, class F>
    [[nodiscard]] decode_result read_items(std::string_view bytes, Page& page, F& each,
                                           read_options const& options) const {
        return read_json_items<List>(bytes, page, each, options);
    }
#else
    /// Reads `bytes` into `target`, whose texts view them and whose lists are in `lists` (`read_json_views`).
    template <class T>
    [[nodiscard]] decode_result read(std::span<char> bytes, T& target, std::span<char> lists,
                                     read_options const& options = {}) const {
        return read_json_views(bytes, target, lists, options);
    }

    /// The same for a `page`, whose items are given to `each` one by one and not kept (`read_json_items`).
    template <auto List, class Page, class F>
    [[nodiscard]] decode_result read_items(std::span<char> bytes, Page& page, F& each, std::span<char> lists,
                                           read_options const& options) const {
        return read_json_items<List>(bytes, page, each, lists, options);
    }
#endif
};

}  // namespace velo::inline VELO_ABI::rest

#endif
