// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_PARSE_VIEWS_HPP
#define VELO_REST_SERIALIZER_JSON_PARSE_VIEWS_HPP

#include <velo/rest/serializer/json/chain_memory.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <span>

namespace velo::inline VELO_ABI::rest::detail {

/// Reads one JSON text into the object at `target`, whose texts view `bytes` and whose lists are in `chains`.
[[nodiscard]] decode_result parse_json_views(std::span<char> bytes, void* target, json_row const& root,
                                             read_options const& options, chain_memory chains);

}  // namespace velo::inline VELO_ABI::rest::detail

#if VELO_HEADER_ONLY
#include <velo/rest/serializer/json/impl/parse_views.ipp>
#endif

#endif
