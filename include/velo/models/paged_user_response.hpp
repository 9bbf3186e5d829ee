// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PAGED_USER_RESPONSE_HPP
#define VELO_MODELS_PAGED_USER_RESPONSE_HPP

#include <velo/models/page_info.hpp>
#include <velo/models/page_link.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/model/argument.hpp>

#include <boost/describe/class.hpp>

#include <vector>

namespace velo::inline VELO_ABI {

/// A page of users. Schema PagedUserResponse, response of listUsers.
struct paged_user_response {
    rest::field<page_info> page = {};         ///< the position of this page in the list
    std::vector<page_link> links = {};        ///< links to other pages; do not follow them, see `page_link`
    std::vector<user_response> content = {};  ///< the users; absent, null and an empty list read the same

    friend bool operator==(paged_user_response const&, paged_user_response const&) = default;
};
BOOST_DESCRIBE_STRUCT(paged_user_response, (), (page, links, content))

}  // namespace velo::inline VELO_ABI

#endif
