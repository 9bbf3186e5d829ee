// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_ROLE_NAME_HPP
#define VELO_TYPES_ROLE_NAME_HPP

#include <velo/rest/model/text.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0 {

/// The name of a role, system or custom: 1 to 128 bytes of UTF-8. The document sets no limit; ours keeps a request free
/// of allocations. The system roles have two spellings, `velo.payor.admin` and `payor.admin`.
struct role_name_rule {
    static constexpr std::size_t capacity = 128;
    static constexpr rest::text_facts facts{.min_length = 1};
    static constexpr std::string_view expected = "the name of a role: 1 to 128 bytes of UTF-8";
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        auto const count = rest::code_points(s);
        return count && facts.allows_length(*count);
    }
    using mistake = class a_role_has_1_to_128_bytes;
};
using role_name = rest::text<role_name_rule>;

}  // namespace velo::inline v0

#endif
