// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PAGE_INFO_HPP
#define VELO_MODELS_PAGE_INFO_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string_view>

namespace velo::inline VELO_ABI {

/// The position of a page in its list. Schema PagedUserResponse_page.
struct page_info {
    rest::field<std::int64_t> number_of_elements = {};  ///< items in this page
    rest::field<std::int64_t> total_elements = {};      ///< items in all pages
    rest::field<std::int64_t> total_pages = {};         ///< pages in the list
    rest::field<std::int64_t> page = {};                ///< number of this page, from 1
    rest::field<std::int64_t> page_size = {};           ///< maximum number of items in a page

    friend bool operator==(page_info const&, page_info const&) = default;
};
BOOST_DESCRIBE_STRUCT(page_info, (), (number_of_elements, total_elements, total_pages, page, page_size))

template <>
inline constexpr std::string_view rest::schema_name<page_info> = "PagedUserResponse_page";

}  // namespace velo::inline VELO_ABI

#endif
