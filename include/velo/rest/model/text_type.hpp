// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_TEXT_TYPE_HPP
#define VELO_REST_MODEL_TEXT_TYPE_HPP

#include <velo/rest/model/chain.hpp>
#include <velo/version.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// The text type of the models that operations have as their response: `std::string`, or `std::string_view` in a
/// program without a heap.
using default_text = std::conditional_t<VELO_HAS_HEAP != 0, std::string, std::string_view>;

/// What the templates of models take: `std::string`, or `std::string_view` for a model that views the memory of the
/// response that it was read from.
template <class Text>
concept text_type = std::same_as<Text, std::string> || std::same_as<Text, std::string_view>;

/// The list in a model: a `std::vector`, or a `chain` beside texts that are views.
template <text_type Text, class T>
using list_in = std::conditional_t<std::same_as<Text, std::string>, std::vector<T>, chain<T>>;

}  // namespace velo::inline VELO_ABI::rest

#endif
