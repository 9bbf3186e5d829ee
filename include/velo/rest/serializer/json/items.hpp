// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_ITEMS_HPP
#define VELO_REST_SERIALIZER_JSON_ITEMS_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/model.hpp>
#include <velo/rest/serializer/json/parse_text.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/json/table_of.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

namespace detail {

template <class T, class List>
List list_of(List T::*);

/// A `Page` that is read without its list `List`: the one item that is being read is here.
template <auto List>
struct unkept_list : decltype(class_of(List)) {
    using page_type = decltype(class_of(List));
    using list_type = decltype(list_of(List));
    using item_type = typename list_type::value_type;

    // The underscores: a page may have any name.
    std::optional<item_type> item_;              ///< not given away yet
    void* each_ = nullptr;                       ///< of the caller
    void (*call_)(void*, item_type&) = nullptr;  ///< calls `each_`

    static constexpr auto index = static_cast<std::size_t>(index_of_member<List>(described_members<page_type>{}));

    explicit unkept_list(page_type && blank) : page_type(std::move(blank)) {}

    void give() {
        if (item_) call_(each_, *item_);
        item_.reset();
    }

    static unkept_list& of(void* list) {
        char* const at = static_cast<char*>(list) - member_offsets<page_type>[index];
        return static_cast<unkept_list&>(*reinterpret_cast<page_type*>(at));
    }
    static void* next(void* list, std::size_t) {
        unkept_list& self = of(list);
        self.give();
        if constexpr (std::is_default_constructible_v<item_type>) {
            return &self.item_.emplace();
        } else {
            return &self.item_.emplace(make_blank<item_type>());
        }
    }
    static void drop(void* list) { of(list).item_.reset(); }

    static constexpr auto make_rows() {
        auto rows = json_rows<page_type>;
        rows[index].list = &functions;
        return rows;
    }
    static void make(void*) noexcept {}
    static constexpr json_list functions{make_json_row<item_type>(), 0, &next, &make, &drop, nullptr};
};

template <auto List>
inline constexpr auto unkept_rows = unkept_list<List>::make_rows();
template <auto List>
inline constexpr json_model unkept_model{unkept_rows<List>.data(), static_cast<std::uint16_t>(unkept_rows<List>.size()),
                                         -1, nullptr};

template <auto List>
constexpr json_row make_unkept_root() {
    json_row root = json_root<typename unkept_list<List>::page_type>;
    root.model = &unkept_model<List>;
    return root;
}
template <auto List>
inline constexpr json_row unkept_root = make_unkept_root<List>();

/// True if `pointer` is of a value in the member `key` of the root.
[[nodiscard]] constexpr bool is_below(std::string_view pointer, std::string_view key) noexcept {
    return pointer.size() > key.size() + 1 && pointer[0] == '/' && pointer.substr(1, key.size()) == key &&
           pointer[key.size() + 1] == '/';
}

}  // namespace detail

/// Reads `bytes` as `read_json_text` does, except that the items of `page.*List` are given to `each` one by one, in
/// their order, and are not kept: the list stays empty. `each` is called with an lvalue, from which it may move; what
/// it throws passes through.
///
/// After an error the items before it have been given. `read_options::memory` limits one item with the rest of the
/// page. Calls to allocate may throw.
#if VELO_HAS_HEAP
template <auto List, class Page, class F>
[[nodiscard]] decode_result read_json_items(std::string_view bytes, Page& page, F&& each,
                                            read_options const& options = {})
#else
template <auto List, class Page, class F>
[[nodiscard]] decode_result read_json_items(std::span<char> bytes, Page& page, F&& each, std::span<char> lists,
                                            read_options const& options = {})
#endif
{
    static_assert((model_check<Page>::enforce(), true));
    if constexpr (model_check<Page>::passed) {
        using unkept = detail::unkept_list<List>;
        unkept target(std::move(page));
        target.each_ = static_cast<void*>(std::addressof(each));
        target.call_ = [](void* f, typename unkept::item_type& item) {
            (*static_cast<std::remove_reference_t<F>*>(f))(item);
        };
#if VELO_HAS_HEAP
        decode_result const read = detail::parse_json_text<std::string>(bytes, static_cast<Page*>(&target),
                                                                        detail::unkept_root<List>, options);
#else
        decode_result const read = detail::parse_json_text<std::string_view>(
            std::string_view(bytes.data(), bytes.size()), static_cast<Page*>(&target), detail::unkept_root<List>,
            options, detail::chain_memory(lists));
#endif
        // The last item was not read to its end if the error is in it.
        if (read || !detail::is_below(read.error().pointer, detail::json_rows<Page>[unkept::index].key()))
            target.give();
        page = std::move(static_cast<Page&>(target));
        return read;
    } else {
        return {};
    }
}

}  // namespace velo::inline VELO_ABI::rest

#endif
