// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_OPEN_HPP
#define VELO_REST_MODEL_OPEN_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/known.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/slot.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/textual.hpp>

#include <boost/assert.hpp>

#include <concepts>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Text that a value rarely has, in one pointer: the exact text of an `open`. Empty text takes no memory.
class kept_text {
  public:
    constexpr kept_text() noexcept = default;
    /// Copies `text`. Calls to allocate may throw.
    constexpr explicit kept_text(std::string_view text) {
        if (!text.empty()) block_ = copy(text);
    }
    constexpr kept_text(kept_text const& other) : kept_text(other.view()) {}
    constexpr kept_text(kept_text&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
    constexpr kept_text& operator=(kept_text other) noexcept {
        std::swap(block_, other.block_);
        return *this;
    }
    constexpr ~kept_text() {
        if (block_ != nullptr) delete[] block_;
    }

    /// Views this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept {
        if (block_ == nullptr) return {};
        return content();
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return block_ == nullptr; }

    friend constexpr bool operator==(kept_text const& left, kept_text const& right) noexcept {
        return left.view() == right.view();
    }

  private:
    // The length, then the bytes.
    static char* copy(std::string_view text) {
        std::size_t const size = text.size();
        char* const block = new char[sizeof size + size];
        std::memcpy(block, &size, sizeof size);
        std::memcpy(block + sizeof size, text.data(), size);
        return block;
    }
    [[nodiscard]] std::string_view content() const noexcept {
        std::size_t size = 0;
        std::memcpy(&size, block_, sizeof size);
        return {block_ + sizeof size, size};
    }

    char* block_ = nullptr;
};

/// The same in a model whose texts are views.
class kept_view {
  public:
    constexpr kept_view() noexcept = default;
    constexpr explicit kept_view(std::string_view text) noexcept : text_(text) {}
    /// Views what it was made from.
    [[nodiscard]] constexpr std::string_view view() const noexcept { return text_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return text_.empty(); }
    friend constexpr bool operator==(kept_view, kept_view) noexcept = default;

  private:
    std::string_view text_;
};

/// The keeper of the exact text of an `open`, in a model with texts of the type `Text`.
template <class Text>
using kept = std::conditional_t<std::same_as<Text, std::string_view>, kept_view, kept_text>;

}  // namespace detail

/// A forward-compatible received value: a known `T`, or the server's raw text. With `std::string_view` as `Text` it
/// views that text.
///
/// A new enumerator, an id that is no UUID or an unusual timestamp is no error: the text is kept and written back byte
/// for byte. Thread safety: as a value.
template <class T, text_type Text = default_text>
    requires enumeration<T> || textual<T>
class open {
    using kept_type = detail::kept<Text>;

  public:
    using value_type = T;

    /// A known value.
    template <class U>
        requires(other_than<U, open> && std::convertible_to<U, T>)
    constexpr open(U&& value) : value_(std::in_place, std::forward<U>(value)) {}

    /// Reads text from a server. Accepts any text. Allocates only for text that is not the canonical text of a `T`;
    /// calls to allocate may throw.
    [[nodiscard]] static open parse(std::string_view text) {
        open o;
        std::optional<T> const value = [&] {
            if constexpr (enumeration<T>) {
                return parse_enumerator<T>(text);
            } else {
                return T::parse(text);
            }
        }();
        if (value) {
            o.value_.emplace(*value);
        } else {
            o.value_.reset(detail::slot_state::text);
        }
        if (!value || !is_canonical(*value, text)) o.text_ = kept_type(text);
        return o;
    }

    /// The value; nothing if the text is none of `T`.
    [[nodiscard]] constexpr known<T> value() const noexcept {
        if (!is_known()) return std::nullopt;
        return *value_;
    }
    /// True if the text is that of a `T`.
    [[nodiscard]] constexpr bool is_known() const noexcept { return value_.has_value(); }

    /// Returns the exact text that was received. Calls to allocate may throw.
    [[nodiscard]] std::string to_text() const {
        std::string text;
        with_text([&](std::string_view t) { text = t; });
        return text;
    }

    /// Calls `f` with a view of the exact text. The view is valid during the call. Does not allocate.
    template <class F>
    constexpr void with_text(F&& f) const {
        if (!is_known() || !text_.empty()) {
            f(text_.view());
        } else if constexpr (enumeration<T>) {
            f(rest::to_text(*value_));
        } else {
            auto const text = (*value_).to_text();
            f(std::string_view(text));
        }
    }

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <std::same_as<std::string> S>
    operator S() const = delete("velo: a value becomes text with to_text(): std::string(x.to_text())");
#pragma clang diagnostic pop
#else
    template <std::same_as<std::string> S, class Words = a_value_becomes_text_with_to_text>
    operator S() const = delete;
#endif

    friend constexpr bool operator==(open const& left, open const& right) = default;
    /// True if the value is known and equals `right`.
    friend constexpr bool operator==(open const& left, T const& right) {
        return left.is_known() && *left.value_ == right;
    }

    template <output_stream Stream>
    friend Stream& operator<<(Stream& out, open const& o) {
        o.with_text([&](std::string_view t) { out << t; });
        return out;
    }

  private:
    friend class detail::slot<open>;

    /// Absent, for the slot of a field.
    constexpr open() = default;

    [[nodiscard]] static constexpr bool is_canonical(T const& value, std::string_view text) {
        if constexpr (enumeration<T>) {
            return true;
        } else {
            return std::string_view(value.to_text()) == text;
        }
    }

    kept_type text_;  ///< the exact text, unless it is the canonical text of the value
    detail::slot<T> value_;
};

namespace detail {

/// The slot of an `open`, whose state is that of the slot too.
template <class T, class Text>
class slot<open<T, Text>> {
    using kept_type = kept<Text>;
    using held_type = open<T, Text>;

  public:
    /// Of the known value in the slot.
    static constexpr std::size_t value_offset =
        (sizeof(kept_type) + alignof(slot<T>) - 1) / alignof(slot<T>) * alignof(slot<T>);
    /// Of the state in the slot.
    static constexpr std::size_t state_offset = value_offset + slot<T>::state_offset;

    constexpr slot() noexcept = default;
    template <class... A>
    constexpr explicit slot(std::in_place_t, A&&... args) : value_(std::forward<A>(args)...) {}

    [[nodiscard]] constexpr slot_state state() const noexcept { return value_.value_.state(); }
    [[nodiscard]] constexpr bool has_value() const noexcept { return state() >= slot_state::value; }
    /// Precondition: `has_value()`.
    [[nodiscard]] constexpr held_type& operator*() noexcept {
        BOOST_ASSERT(has_value());
        return value_;
    }
    /// Precondition: `has_value()`.
    [[nodiscard]] constexpr held_type const& operator*() const noexcept {
        BOOST_ASSERT(has_value());
        return value_;
    }

    /// Removes the value. Precondition: `left` is a state without a value.
    constexpr void reset(slot_state left = slot_state::nothing) noexcept {
        value_.text_ = kept_type();
        value_.value_.reset(left);
    }
    template <class... A>
    constexpr held_type& emplace(A&&... args) {
        value_ = held_type(std::forward<A>(args)...);
        return value_;
    }

    friend constexpr bool operator==(slot const&, slot const&) = default;

  private:
    held_type value_;
};

}  // namespace detail

}  // namespace velo::inline VELO_ABI::rest

#endif
