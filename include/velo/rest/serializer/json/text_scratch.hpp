// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_TEXT_SCRATCH_HPP
#define VELO_REST_SERIALIZER_JSON_TEXT_SCRATCH_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Memory for what a reader of JSON text makes that is not in the text: a string whose escapes are replaced, and the
/// pointer of an error, which begins with its last byte.
class text_scratch {
  public:
    /// Begins the string whose first byte is at `first`.
    void begin_string(char const*) noexcept { decoded_.clear(); }
    void add_to_string(std::string_view text) { decoded_.append(text); }
    /// The string. Valid until the next one begins.
    [[nodiscard]] std::string_view string(char const*) const noexcept { return decoded_.view(); }

    /// Puts a byte in front of the pointer. No string is read any more.
    void prepend(char c, std::span<char>) {
        if (!has_pointer_) decoded_.clear();
        has_pointer_ = true;
        decoded_.push_back(c);
    }
    [[nodiscard]] std::string pointer(std::span<char>) const {
        std::string text(has_pointer_ ? decoded_.view() : std::string_view());
        for (std::size_t i = 0, end = text.size(); i + 1 < end--; ++i) std::swap(text[i], text[end]);
        return text;
    }

  private:
    secure_buffer decoded_;  ///< the string, or the pointer from its last byte to its first
    bool has_pointer_ = false;
};

/// The same for a model of views. A string is decoded where it is, because it is never longer than its escaped form.
/// The pointer is at the end of the memory for lists.
class text_scratch_in_place {
  public:
    /// Precondition: the bytes at `first` are the program's to change, unless `keeps_escapes`.
    void begin_string(char const* first) noexcept { decoded_ = const_cast<char*>(first); }
    void add_to_string(std::string_view text) noexcept {
        if (keeps_escapes) return;
        std::memmove(decoded_, text.data(), text.size());
        decoded_ += text.size();
    }
    [[nodiscard]] std::string_view string(char const* first) const noexcept {
        return {first, static_cast<std::size_t>(decoded_ - first)};
    }

    void prepend(char c, std::span<char> memory) noexcept {
        if (pointer_ == nullptr) pointer_ = memory.data() + memory.size();
        has_lost_steps_ = has_lost_steps_ || pointer_ == memory.data();
        if (!has_lost_steps_) *--pointer_ = c;
    }
    /// Empty if there was no room for all of it.
    [[nodiscard]] std::string_view pointer(std::span<char> memory) const noexcept {
        if (pointer_ == nullptr || has_lost_steps_) return {};
        return {pointer_, static_cast<std::size_t>(memory.data() + memory.size() - pointer_)};
    }

    bool keeps_escapes = false;  ///< a value that is skipped, or kept as it was received

  private:
    char* decoded_ = nullptr;  ///< the end of the text that is being decoded
    char* pointer_ = nullptr;  ///< its first byte
    bool has_lost_steps_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
