// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PAGED_USER_RESPONSE_HPP
#define VELO_MODELS_PAGED_USER_RESPONSE_HPP

#include <velo/models/page_info.hpp>
#include <velo/models/page_link.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/text_type.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// A page of users. Schema PagedUserResponse, response of listUsers.
template <class Text>
struct basic_paged_user_response {
    rest::field<page_info> page = {};  ///< the position of this page in the list
    rest::list_in<Text, basic_page_link<Text>> links =
        {};  ///< links to other pages; do not follow them, see `page_link`
    rest::list_in<Text, basic_user_response<Text>> content =
        {};  ///< the users; absent, null and an empty list read the same

    friend bool operator==(basic_paged_user_response const&, basic_paged_user_response const&) = default;
    BOOST_DESCRIBE_CLASS(basic_paged_user_response, (), (page, links, content), (), ())
};
/// The same with the text type of the models.
using paged_user_response = basic_paged_user_response<rest::default_text>;

// The functions of a range-based for.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
void begin(paged_user_response const&) = delete("velo: a page has several lists: iterate over its content");
void end(paged_user_response const&) = delete("velo: a page has several lists: iterate over its content");
#pragma clang diagnostic pop
#else
void begin(paged_user_response const&, rest::a_page_has_several_lists_iterate_over_its_content* = nullptr) = delete;
void end(paged_user_response const&, rest::a_page_has_several_lists_iterate_over_its_content* = nullptr) = delete;
#endif

}  // namespace velo::inline VELO_ABI

#endif
