// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_CALL_MEMORY_HPP
#define VELO_REST_MEMORY_CALL_MEMORY_HPP

#include <velo/version.hpp>

#include <array>
#include <cstddef>
#include <span>

namespace velo::inline VELO_ABI::rest {

/// The memory of a client's call in a program without a heap (`VELO_HAS_HEAP` is 0), which the program owns. One call
/// at a time uses it. A call that needs more ends with an error whose detail names the part: `call_memory::body has 64
/// bytes, and 118 are needed`.
///
/// The parts of the request are zeroed when the call ends. Those of the response stay until the next call begins,
/// because models and errors view them.
struct call_memory {
    std::span<char> target{};               ///< path and query of a request
    std::span<char> authorization{};        ///< its credential, 7 bytes longer than a token
    std::span<char> body{};                 ///< its body
    std::span<char> correlation{};          ///< its name, if calls have one
    std::span<char> headers{};              ///< fields of the program's own, with 4 bytes more for each
    std::span<char> head{};                 ///< the fields of a response, with 4 bytes more for each
    std::span<char> response{};             ///< the body of a response
    std::span<char> lists{};                ///< the elements of lists in a model
    std::span<char> token_target{};         ///< of a request for a token, with `client_credentials`
    std::span<char> token_authorization{};  ///< of the same: key and secret in Base64
    std::span<char> token_body{};           ///< of the same; `velo_auth` has no body
};

/// The sizes of a `call_memory`, in bytes. The defaults are enough for the operations of this library, apart from long
/// lists: `client.each` still holds the whole text of a page in `response`.
struct call_memory_sizes {
    std::size_t target = 320;               ///< as `call_memory::target`
    std::size_t authorization = 96;         ///< as `call_memory::authorization`
    std::size_t body = 768;                 ///< as `call_memory::body`
    std::size_t correlation = 0;            ///< as `call_memory::correlation`
    std::size_t headers = 0;                ///< as `call_memory::headers`
    std::size_t head = 1024;                ///< as `call_memory::head`
    std::size_t response = 4096;            ///< as `call_memory::response`
    std::size_t lists = 512;                ///< as `call_memory::lists`
    std::size_t token_target = 64;          ///< as `call_memory::token_target`
    std::size_t token_authorization = 128;  ///< as `call_memory::token_authorization`
    std::size_t token_body = 0;             ///< as `call_memory::token_body`
};

/// A `call_memory` in one object: `static rest::static_call_memory<{.response = 2048}> memory;`. It has to outlive the
/// client. Thread safety: none.
template <call_memory_sizes Sizes = call_memory_sizes{}>
class static_call_memory {
  public:
    constexpr static_call_memory() noexcept = default;
    static_call_memory(static_call_memory const&) = delete;
    static_call_memory& operator=(static_call_memory const&) = delete;

    /// The parts, for `default_config::memory`. Views this object.
    [[nodiscard]] constexpr call_memory parts() noexcept {
        std::span<char> left = bytes_;
        auto const take = [&left](std::size_t size) {
            auto const part = left.first(size);
            left = left.subspan(size);
            return part;
        };
        // The lists are first, because they are aligned.
        auto const lists = take(Sizes.lists);
        return {.target = take(Sizes.target),
                .authorization = take(Sizes.authorization),
                .body = take(Sizes.body),
                .correlation = take(Sizes.correlation),
                .headers = take(Sizes.headers),
                .head = take(Sizes.head),
                .response = take(Sizes.response),
                .lists = lists,
                .token_target = take(Sizes.token_target),
                .token_authorization = take(Sizes.token_authorization),
                .token_body = take(Sizes.token_body)};
    }

  private:
    static constexpr std::size_t all_sizes = Sizes.target + Sizes.authorization + Sizes.body + Sizes.correlation +
                                             Sizes.headers + Sizes.head + Sizes.response + Sizes.lists +
                                             Sizes.token_target + Sizes.token_authorization + Sizes.token_body;
    alignas(8) std::array<char, all_sizes> bytes_{};
};

}  // namespace velo::inline VELO_ABI::rest

#endif
