// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_LIST_USERS_HPP
#define VELO_FAKE_LIST_USERS_HPP

#include <velo/fake/caller.hpp>
#include <velo/fake/response.hpp>
#include <velo/users/list_users.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::detail {

/// True when user `u` passes the filters of `q`.
[[nodiscard]] inline bool passes(fake_user const& u, list_users const& q) {
    auto const same_entity = [&] {
        bool same = false;
        if (u.shown.entity_id)
            u.shown.entity_id->with_text([&](std::string_view t) { same = t == q.entity_id->to_text(); });
        return same;
    };
    if (q.type && !(u.shown.user_type && *u.shown.user_type == *q.type)) return false;
    if (q.status && !(u.shown.status && *u.shown.status == *q.status)) return false;
    if (q.entity_id && !same_entity()) return false;
    return !q.payee_type || u.payee_type == *q.payee_type;
}

/// Negative, zero or positive if `left` comes before, equals or comes after `right` in the order `sort`.
[[nodiscard]] inline int order_of(fake_user const& left, fake_user const& right, std::string_view sort) {
    while (!sort.empty()) {
        std::size_t const comma = sort.find(',');
        std::string_view const item = sort.substr(0, comma);
        sort = comma == std::string_view::npos ? std::string_view{} : sort.substr(comma + 1);
        auto const text = [&](fake_user const& u) {
            auto const& member = item.starts_with("email") ? u.shown.email : u.shown.last_name;
            return member ? std::string_view(*member) : std::string_view();
        };
        int const order = text(left).compare(text(right));
        if (order != 0) return item.ends_with(":desc") ? -order : order;
    }
    return 0;
}

/// A link to another page of the same list. The two question marks are those of the API specification's examples.
[[nodiscard]] inline page_link link_to(std::string_view rel, std::int64_t page, std::int64_t size,
                                       list_users const& q) {
    std::string href = "https://api.sandbox.velopayments.com/v2/users??";
    auto const add = [&](std::string_view name, std::string_view value) {
        ((href += name) += '=') += value;
        href += '&';
    };
    if (q.type) add("type", rest::to_text(*q.type));
    if (q.status) add("status", rest::to_text(*q.status));
    if (q.entity_id) add("entityId", q.entity_id->to_text());
    if (q.payee_type) add("payeeType", rest::to_text(*q.payee_type));
    if (q.sort) add("sort", q.sort->view());
    href += "page=" + std::to_string(page) + "&pageSize=" + std::to_string(size);
    return {.rel = std::string(rel), .href = href};
}

[[nodiscard]] inline fake_response respond(fake_state& state, fake_caller const& caller, list_users const& q) {
    if (!caller.may_read(state)) return refuse(state, 403, "users may be listed by administrators and support only");
    std::int64_t const page = q.page ? *q.page : 1;
    std::int64_t const size = q.page_size ? q.page_size->value() : 25;
    if (page < 1) return refuse(state, 400, problem("page must be at least 1", "page", location_type::query_param));

    std::vector<fake_user const*> found;
    for (fake_user const& u : state.users) {
        if (passes(u, q)) found.push_back(&u);
    }
    std::string_view const sort = q.sort ? q.sort->view() : std::string_view("email:asc");
    // Equal users keep the order in which they were added. They are in one array, so their addresses have that order.
    auto const before = [&](fake_user const* a, fake_user const* b) {
        int const order = order_of(*a, *b, sort);
        return order != 0 ? order < 0 : a < b;
    };

    auto const total = static_cast<std::int64_t>(found.size());
    std::int64_t const last = (std::max)(std::int64_t{1}, (total + size - 1) / size);
    std::int64_t const begin = (std::min)(total, (page - 1) * size);
    std::int64_t const end = (std::min)(total, begin + size);
    // Only the page is sorted: the list may be long.
    auto const first = found.begin() + static_cast<std::ptrdiff_t>(begin);
    std::nth_element(found.begin(), first, found.end(), before);
    std::partial_sort(first, found.begin() + static_cast<std::ptrdiff_t>(end), found.end(), before);
    paged_user_response r;
    r.page = page_info{.number_of_elements = end - begin,
                       .total_elements = total,
                       .total_pages = (total + size - 1) / size,
                       .page = page,
                       .page_size = size};
    r.links.push_back(link_to("first", 1, size, q));
    if (page > 1) r.links.push_back(link_to("previous", page - 1, size, q));
    if (page < last) r.links.push_back(link_to("next", page + 1, size, q));
    r.links.push_back(link_to("last", last, size, q));
    for (std::int64_t i = begin; i != end; ++i) r.content.push_back(found[static_cast<std::size_t>(i)]->shown);
    return ok(r);
}

}  // namespace velo::inline VELO_ABI::detail

#endif
