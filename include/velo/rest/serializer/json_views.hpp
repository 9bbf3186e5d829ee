// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_VIEWS_HPP
#define VELO_REST_SERIALIZER_JSON_VIEWS_HPP

#include <velo/rest/model/model.hpp>
#include <velo/rest/serializer/json/parse_text.hpp>
#include <velo/rest/serializer/json/table_of.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/version.hpp>

#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// As `read_json_text`, into a model whose texts are `std::string_view`, such as
/// `basic_user_response<std::string_view>`: they view `bytes`, in which escapes are replaced by what they mean. The
/// elements of lists are made in `lists`, which is one block of memory for all of them; a text that needs more is a
/// `decode_error` with `is_too_large`. Both have to outlive the model. Allocates nothing, apart from the pointer of an
/// error in a program that has a heap.
template <class T>
[[nodiscard]] decode_result read_json_views(std::span<char> bytes, T& target, std::span<char> lists,
                                            read_options const& options = {}) {
    static_assert((model_check<T>::enforce(), true));
    static_assert(detail::has_views<T>() || VELO_HAS_HEAP == 0,
                  "velo: this model has no views: read it with read_json_text, or take basic_…<std::string_view>");
    if constexpr (model_check<T>::passed) {
        return detail::parse_json_text<std::string_view>(std::string_view(bytes.data(), bytes.size()), &target,
                                                         detail::json_root<T>, options, detail::chain_memory(lists));
    } else {
        return {};
    }
}

}  // namespace velo::inline VELO_ABI::rest

#endif
