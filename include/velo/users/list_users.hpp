// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_LIST_USERS_HPP
#define VELO_USERS_LIST_USERS_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/paged_user_response.hpp>
#include <velo/models/payee_type.hpp>
#include <velo/models/user_status.hpp>
#include <velo/models/user_type.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/types/id_argument.hpp>
#include <velo/types/page_size.hpp>
#include <velo/types/sort.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI {

/// Gets a page of the users, filtered and sorted. An absent filter excludes nobody. `client.pages` and `client.items`
/// go through all pages.
///
/// operationId listUsers: `GET /v2/users`. Security: bearer. Success: 200 with a `paged_user_response`.
/// Errors: 400, 401, 403.
/// Idempotency: safe.
struct list_users {
    rest::optional<user_type> type = {};                ///< only users of this type
    rest::optional<user_status> status = {};            ///< only users with this status
    rest::optional<entity_id_argument> entity_id = {};  ///< only users of this payor or payee
    rest::optional<velo::payee_type> payee_type = {};   ///< only users of payees of this type
    rest::optional<std::int32_t> page = {};             ///< page number, from 1; default 1
    rest::optional<velo::page_size> page_size = {};     ///< maximum number of items in the page, 1 to 100; default 25
    /// By `email` and `lastName`, each with `:asc` or `:desc`; default `email:asc`.
    rest::optional<velo::sort> sort = {};

    using response = paged_user_response;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "list_users",
        .operation_id = "listUsers",
        .method = rest::method::get,
        .path = "/v2/users",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::safe,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Lists the users, a page at a time, filtered and sorted.",
        .success = "a page of the users that the filters let through",
        .rules = {"The sort fields are `email` and `lastName`.",
                  "The links of a page have two question marks: go by page numbers."},
    };

    friend bool operator==(list_users const&, list_users const&) = default;
};
BOOST_DESCRIBE_STRUCT(list_users, (), (type, status, entity_id, payee_type, page, page_size, sort))

template <>
struct rest::paging<list_users> {
    static constexpr auto number = &list_users::page;
    static constexpr auto items = &paged_user_response::content;
    [[nodiscard]] static std::optional<std::int64_t> total(paged_user_response const& r) noexcept {
        if (!r.page || !r.page->total_pages) return std::nullopt;
        return *r.page->total_pages;
    }
};

template <>
struct rest::member<&list_users::page> {
    static constexpr std::int32_t default_value = 1;
};

template <>
struct rest::member<&list_users::page_size> {
    static constexpr std::int32_t default_value = 25;
};

template <>
struct rest::member<&list_users::sort> {
    static constexpr std::string_view default_value = "email:asc";
};

}  // namespace velo::inline VELO_ABI

#endif
