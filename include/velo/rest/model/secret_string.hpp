// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_SECRET_STRING_HPP
#define VELO_REST_MODEL_SECRET_STRING_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/constant_time_equal.hpp>
#include <velo/rest/model/secret_view.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/version.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

#if VELO_HAS_HEAP

/// A secret of any length, for example a token that a server issued. It is on the heap, in memory that is zeroed before
/// it is released. It cannot be printed, formatted or logged; `reveal()` returns the text. Copying allocates, moving
/// does not. Thread safety: as a value.
class secret_string {
  public:
    secret_string() noexcept = default;
    /// Copies `text`. Calls to allocate may throw.
    explicit secret_string(std::string_view text) : bytes_(text) {}

    /// For generic code that reads models: accepts any text. Calls to allocate may throw. A template, so that only a
    /// call compiles the optional.
    template <class Secret = secret_string>
    [[nodiscard]] static std::optional<Secret> parse(std::string_view text) {
        return Secret(text);
    }

    /// The secret in clear text. Views this object.
    [[nodiscard]] std::string_view reveal() const noexcept { return bytes_.view(); }
    [[nodiscard]] bool empty() const noexcept { return bytes_.empty(); }

    /// Compares in a time that depends on the lengths only.
    friend bool operator==(secret_string const& left, secret_string const& right) noexcept {
        return constant_time_equal(left.reveal(), right.reveal());
    }

    // Conversions into text. `reveal` is the only one, so that a search finds every use.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    void c_str() const = delete("velo: a secret is read with reveal(), and never logged");
    void data() const = delete("velo: a secret is read with reveal(), and never logged");
    void size() const = delete("velo: a secret is read with reveal(), and never logged");
    void str() const = delete("velo: a secret is read with reveal(), and never logged");
    template <class S>
        requires std::same_as<S, std::string> || std::same_as<S, std::string_view>
    operator S() const = delete("velo: a secret is read with reveal(), and never logged");
#pragma clang diagnostic pop
#else
    void c_str(a_secret_is_read_with_reveal_and_never_logged* = nullptr) const = delete;
    void data(a_secret_is_read_with_reveal_and_never_logged* = nullptr) const = delete;
    void size(a_secret_is_read_with_reveal_and_never_logged* = nullptr) const = delete;
    void str(a_secret_is_read_with_reveal_and_never_logged* = nullptr) const = delete;
    template <class S, class Words = a_secret_is_read_with_reveal_and_never_logged>
        requires std::same_as<S, std::string> || std::same_as<S, std::string_view>
    operator S() const = delete;
#endif

  private:
    secure_buffer bytes_;
};

// A secret compared or joined with text.
#if defined(__clang__)
// For a deleted operator clang lists the other candidates.
template <std::convertible_to<std::string_view> S>
__attribute__((unavailable("velo: a secret is compared with a secret: write velo::secret_string(…)"))) bool operator==(
    secret_string const&, S const&);
template <class S>
    requires(!std::same_as<S, secret_string>)
__attribute__((unavailable("velo: a secret is read with reveal(), and never logged"))) std::string operator+(
    S const&, secret_string const&);
template <class S>
__attribute__((unavailable("velo: a secret is read with reveal(), and never logged"))) std::string operator+(
    secret_string const&, S const&);
#else
template <std::convertible_to<std::string_view> S, class Words = a_secret_is_compared_with_a_secret_write_secret_string>
bool operator==(secret_string const&, S const&) = delete;
template <class S, class Words = a_secret_is_read_with_reveal_and_never_logged>
    requires(!std::same_as<S, secret_string>)
std::string operator+(S const&, secret_string const&) = delete;
template <class S, class Words = a_secret_is_read_with_reveal_and_never_logged>
std::string operator+(secret_string const&, S const&) = delete;
#endif

#else
/// A secret: without a heap a view.
using secret_string = secret_view;
#endif

/// The secret in a model with texts of the type `Text`.
template <text_type Text>
using secret_in = std::conditional_t<std::same_as<Text, std::string>, secret_string, secret_view>;

}  // namespace velo::inline VELO_ABI::rest

#endif
