// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PAGE_INFO_HPP
#define VELO_MODELS_PAGE_INFO_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/field.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>

namespace velo::inline v0 {

/// Which page this is, and of how many. Schema PagedUserResponse_page.
struct page_info {
    rest::field<std::int64_t> number_of_elements = {};  ///< in this page
    rest::field<std::int64_t> total_elements = {};
    rest::field<std::int64_t> total_pages = {};
    rest::field<std::int64_t> page = {};  ///< the number of this page, from 1
    rest::field<std::int64_t> page_size = {};

    friend bool operator==(page_info const&, page_info const&) = default;
};
BOOST_DESCRIBE_STRUCT(page_info, (), (number_of_elements, total_elements, total_pages, page, page_size))

template <>
inline constexpr std::string_view rest::schema_name<page_info> = "PagedUserResponse_page";

}  // namespace velo::inline v0

#endif
