// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_OTHER_API_COMMON_HPP
#define VELO_TESTS_OTHER_API_COMMON_HPP

#include <velo/models/error_response.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/text.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/response/by_status.hpp>
#include <velo/types/id.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Velo's payees, payouts and webhooks: an API that this library does not know, described as a user would.
namespace payments {

namespace rest = velo::rest;

struct payee_tag;
struct payor_tag;
struct payout_tag;
struct payment_tag;
struct webhook_tag;
using payee_id = velo::id<payee_tag>;
using payor_id = velo::id<payor_tag>;
using payout_id = velo::id<payout_tag>;
using payment_id = velo::id<payment_tag>;
using webhook_id = velo::id<webhook_tag>;

/// Text of `Min` to `Max` characters.
template <std::size_t Min, std::size_t Max>
struct sized_rule : rest::code_points_rule<Min, Max> {
    static constexpr std::string_view expected = "text of the documented length";
    using mistake = class this_text_has_not_the_documented_length;
};
template <std::size_t Min, std::size_t Max>
using sized_text = rest::text<sized_rule<Min, Max>>;

/// Capital letters, as many as `Length`.
template <std::size_t Length>
struct code_rule {
    static constexpr std::size_t capacity = Length;
    static constexpr rest::text_facts facts{
        .pattern = Length == 2 ? "^[A-Z]{2}$" : "^[A-Z]{3}$", .min_length = Length, .max_length = Length};
    static constexpr bool accepts(std::string_view s) noexcept {
        for (char const c : s) {
            if (c < 'A' || c > 'Z') return false;
        }
        return s.size() == Length;
    }
    static constexpr std::string_view expected = "a code of capital letters";
    using mistake = class a_code_has_capital_letters_only;
};
using country_code = rest::text<code_rule<2>>;
using currency_code = rest::text<code_rule<3>>;

// What the specification says of texts that are received, and are not checked.
template <std::size_t Min, std::size_t Max>
struct sized_form {
    static constexpr rest::text_facts facts{.min_length = Min, .max_length = Max};
};
struct email_form {
    static constexpr rest::text_facts facts{.format = "email"};
};
struct uri_form {
    static constexpr rest::text_facts facts{.format = "uri"};
};
struct sort_form {
    static constexpr rest::text_facts facts{.pattern = "[a-zA-Z]+[:desc|:asc]"};
};
struct authorization_header_form {
    static constexpr rest::text_facts facts{.pattern = ".*", .min_length = 4, .max_length = 1000};
};
struct required_member {
    static constexpr bool is_required = true;
};
struct nullable_member {
    static constexpr bool is_nullable = true;
};

enum class payee_kind { Individual, Company };
BOOST_DESCRIBE_ENUM(payee_kind, Individual, Company)
enum class category { payment, payee, debit, funding };
BOOST_DESCRIBE_ENUM(category, payment, payee, debit, funding)
enum class payment_filter { accepted, rejected, withdrawn, withdrawable };
BOOST_DESCRIBE_ENUM(payment_filter, accepted, rejected, withdrawn, withdrawable)

/// The header fields of a response to a request that made something.
struct created {
    rest::field<std::string> location = {};

    friend bool operator==(created const&, created const&) = default;
};
BOOST_DESCRIBE_STRUCT(created, (), (location))

/// The same, where the location is a URI.
struct created_payout {
    rest::field<std::string> location = {};

    friend bool operator==(created_payout const&, created_payout const&) = default;
};
BOOST_DESCRIBE_STRUCT(created_payout, (), (location))

/// The error payload of an operation that documents no body for `Status`.
template <int Status>
using problem_except =
    rest::by_status<rest::for_status<Status>, rest::for_status<rest::any_other_status, velo::error_response>>;

/// The number of pages that a page states.
template <class Page>
std::optional<std::int64_t> pages_of(rest::field<Page> const& page) {
    if (!page || !page->total_pages) return std::nullopt;
    return *page->total_pages;
}

}  // namespace payments

template <>
inline constexpr velo::rest::naming velo::rest::enumerator_naming<payments::payee_kind> =
    velo::rest::naming::snake_case;
template <>
struct velo::rest::member<&payments::created_payout::location> {
    using form = payments::uri_form;
};
template <>
inline constexpr velo::rest::naming velo::rest::enumerator_naming<payments::category> = velo::rest::naming::snake_case;

#endif
