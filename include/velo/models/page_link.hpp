// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PAGE_LINK_HPP
#define VELO_MODELS_PAGE_LINK_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>

#include <boost/describe/class.hpp>

#include <string>
#include <string_view>

namespace velo::inline VELO_ABI {

/// A link to another page. The server's links may be malformed (`users??type=…`): go by page numbers instead.
/// Schema PagedUserResponse_links.
struct page_link {
    rest::field<std::string> rel = {};   ///< the relation: `first`, `next`, …
    rest::field<std::string> href = {};  ///< the URL of that page

    friend bool operator==(page_link const&, page_link const&) = default;
};
BOOST_DESCRIBE_STRUCT(page_link, (), (rel, href))

template <>
inline constexpr std::string_view rest::schema_name<page_link> = "PagedUserResponse_links";

}  // namespace velo::inline VELO_ABI

#endif
