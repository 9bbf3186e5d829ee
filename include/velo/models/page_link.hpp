// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PAGE_LINK_HPP
#define VELO_MODELS_PAGE_LINK_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/text_type.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// A link to another page. The server's links may be malformed (`users??type=…`): go by page numbers instead.
/// Schema PagedUserResponse_links.
template <class Text>
struct basic_page_link {
    rest::field<Text> rel = {};   ///< the relation: `first`, `next`, …
    rest::field<Text> href = {};  ///< the URL of that page

    friend bool operator==(basic_page_link const&, basic_page_link const&) = default;
    BOOST_DESCRIBE_CLASS(basic_page_link, (), (rel, href), (), ())
};
/// The same with the text type of the models.
using page_link = basic_page_link<rest::default_text>;

template <class Text>
inline constexpr std::string_view rest::schema_name<basic_page_link<Text>> = "PagedUserResponse_links";

}  // namespace velo::inline VELO_ABI

#endif
