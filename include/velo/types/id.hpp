// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_ID_HPP
#define VELO_TYPES_ID_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/types/uuid.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI {

/// The id of one kind of resource: a UUID that does not convert into the id of another kind. A literal is checked at
/// compile time; text known only at run time goes through `checked`. Trivially copyable. Thread safety: as a value.
template <class Tag>
class id {
  public:
    /// True for the type of a string literal.
    template <class L>
    static constexpr bool takes_literal = uuid::takes_literal<L>;
    /// For the contract: `format: uuid`.
    static constexpr rest::text_facts facts = uuid::facts;
    static constexpr bool is_uuid = true;  ///< read as `rest::uuid_value`
    /// What `checked` expects. Static text, safe to log.
    static constexpr std::string_view expected = uuid::expected;

    /// The id with this value.
    constexpr explicit id(velo::uuid const& u) noexcept : uuid_(u) {}

    /// Checks a literal at compile time.
    template <std::size_t N>
    consteval id(char const (&literal)[N])
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
        __attribute__((diagnose_if(!rest::detail::takes_literal<id>(literal),
                                   "velo: this literal is not what the API accepts", "error")))
#pragma clang diagnostic pop
#endif
    {
        // The constructor of the UUID would add a line to the message.
        auto const value = velo::uuid::parse({literal, N - 1});
        if (!value) rest::this_literal_is_not_what_the_API_accepts<velo::uuid::mistake>();
        uuid_ = *value;
    }

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class S>
        requires(rest::other_than<S, id> && rest::run_time_text<S>)
    id(S&&) = delete("velo: this text is known only at run time: use checked");
    template <class Other>
    id(id<Other> const&) = delete("velo: this argument takes another type: write a value of its own type");
    template <rest::holder_of<id> S>
    id(S&&) = delete("velo: this argument takes another type: write its value with value(): x.value()");
    template <std::integral N>
    static void checked(N) = delete("velo: this argument takes another type: write text in quotation marks");
    template <std::same_as<std::string> S>
    operator S() const = delete("velo: a value becomes text with to_text(): std::string(x.to_text())");
#pragma clang diagnostic pop
#else
    template <class S, class Words = rest::this_text_is_known_only_at_run_time_use_checked>
        requires(rest::other_than<S, id> && rest::run_time_text<S>)
    id(S&&) = delete;
    template <class Other, class Words = rest::this_argument_takes_another_type_write_a_value_of_its_own_type>
    id(id<Other> const&) = delete;
    template <rest::holder_of<id> S, class Words = rest::this_argument_takes_another_type_write_its_value_with_value>
    id(S&&) = delete;
    template <std::integral N>
    static void checked(N, rest::this_argument_takes_another_type_write_text_in_quotation_marks* = nullptr) = delete;
    template <std::same_as<std::string> S, class Words = rest::a_value_becomes_text_with_to_text>
    operator S() const = delete;
#endif

    /// True for the form of a UUID.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept { return velo::uuid::accepts(s); }

    /// Checks text at run time. Returns the id, or an `invalid_value` that says what was expected.
    [[nodiscard]] static constexpr rest::checked_result<id> checked(std::string_view s) noexcept {
        auto const value = parse(s);
        if (!value) return rest::invalid_value{expected};
        return *value;
    }

    /// Reads a UUID; `std::nullopt` for other text.
    [[nodiscard]] static constexpr std::optional<id> parse(std::string_view s) noexcept {
        auto const u = velo::uuid::parse(s);
        if (!u) return std::nullopt;
        return id(*u);
    }

    /// Writes the UUID in lower case.
    [[nodiscard]] constexpr rest::inline_text<36> to_text() const noexcept { return uuid_.to_text(); }
    /// The UUID.
    [[nodiscard]] constexpr velo::uuid const& value() const noexcept { return uuid_; }

    friend constexpr auto operator<=>(id const&, id const&) = default;

    template <rest::output_stream Stream>
    friend Stream& operator<<(Stream& out, id const& i) {
        out << i.uuid_;
        return out;
    }

  private:
    velo::uuid uuid_;
};

// Ids of two kinds.
#if defined(__clang__)
// For a deleted operator clang lists the other candidates.
template <class Tag, class Other>
    requires(!std::same_as<Tag, Other>)
__attribute__((unavailable("velo: these are ids of two kinds: compare ids of one kind"))) bool operator==(
    id<Tag> const&, id<Other> const&);
#else
template <class Tag, class Other, class Words = rest::these_are_ids_of_two_kinds_compare_ids_of_one_kind>
    requires(!std::same_as<Tag, Other>)
bool operator==(id<Tag> const&, id<Other> const&) = delete;
#endif

struct user_tag;    ///< users
struct entity_tag;  ///< payors and payees

/// The id of a user.
using user_id = id<user_tag>;
/// The id of a payor or a payee.
using entity_id = id<entity_tag>;

}  // namespace velo::inline VELO_ABI

#endif
