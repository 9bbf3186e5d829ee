// SPDX-License-Identifier: BSL-1.0
#ifndef TESTS_BOARD_HARNESS_HPP
#define TESTS_BOARD_HARNESS_HPP

#include <velo/client.hpp>
#include <velo/rest/transport/stream.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "board.hpp"

// Measures calls on the board: the deepest stack, by painting, and the calls to allocate.

extern "C" char board_stack_limit[], board_stack_top[];

namespace harness {

inline std::size_t allocations = 0;

/// The stream: after each request it gives the next of these responses.
class script {
  public:
    void respond(std::string_view first, std::string_view second = {}) noexcept {
        responses_[0] = first;
        responses_[1] = second;
        next_ = 0;
        left_ = {};
    }
    velo::rest::transferred read_some(std::span<char> into, velo::rest::duration) noexcept {
        if (left_.empty()) return {.error = velo::rest::errc::timed_out};
        std::size_t const count = left_.copy(into.data(), into.size());
        left_.remove_prefix(count);
        return {.count = count};
    }
    velo::rest::transferred write_some(std::string_view bytes, velo::rest::duration) noexcept {
        if (left_.empty() && next_ != 2) left_ = responses_[next_++];
        return {.count = bytes.size()};
    }

  private:
    std::string_view responses_[2];
    std::size_t next_ = 2;
    std::string_view left_;
};

constexpr std::uint32_t paint = 0xA5A5A5A5;

#if defined(__arm__)
[[gnu::noinline]] inline void paint_stack() noexcept {
    auto* const end = static_cast<char*>(__builtin_frame_address(0)) - 64;
    for (auto* word = reinterpret_cast<std::uint32_t volatile*>(board_stack_limit);
         reinterpret_cast<char volatile*>(word) < end; ++word)
        *word = paint;
}
[[gnu::noinline]] inline std::size_t deepest_stack() noexcept {
    auto const* word = reinterpret_cast<std::uint32_t volatile const*>(board_stack_limit);
    while (*word == paint) ++word;
    return static_cast<std::size_t>(board_stack_top - reinterpret_cast<char const volatile*>(word));
}
#else
// On a host, where the same programs run under a sanitizer.
inline void paint_stack() noexcept {}
inline std::size_t deepest_stack() noexcept { return 0; }
#endif

inline void print(std::string_view text) noexcept { board::console.print(text); }
inline void print(std::size_t number) noexcept {
    char digits[12];
    char* at = digits + sizeof digits;
    do *--at = static_cast<char>('0' + number % 10);
    while ((number /= 10) != 0);
    print(std::string_view(at, static_cast<std::size_t>(digits + sizeof digits - at)));
}

inline bool all_are_right = true;

/// Prints a line: the name, "ok" or what is wrong, the deepest stack, and the calls to allocate.
[[gnu::noinline]] inline void measure_call(std::string_view name, bool (*call)(void*), void* data) {
    paint_stack();
    std::size_t const before = allocations;
    bool const is_right = call(data);
    std::size_t const made = allocations - before, depth = deepest_stack();
    all_are_right = all_are_right && is_right;
    print(name);
    print(is_right ? " ok " : " wrong ");
    print(depth);
    print(" ");
    print(made);
    print("\n");
}
template <class Call>
void measure(std::string_view name, Call call) {
    measure_call(name, [](void* data) { return (*static_cast<Call*>(data))(); }, &call);
}

}  // namespace harness

#endif
