// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_CHAIN_MEMORY_HPP
#define VELO_REST_SERIALIZER_JSON_CHAIN_MEMORY_HPP

#include <velo/rest/model/chain.hpp>
#include <velo/version.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest::detail {

/// The memory in which the elements of chains are made, one behind the other. The caller owns it.
class chain_memory {
  public:
    constexpr chain_memory() noexcept = default;
    constexpr explicit chain_memory(std::span<char> memory) noexcept : left_(memory) {}

    /// `size` bytes that are aligned for 8; a null pointer if there are not so many.
    [[nodiscard]] void* take(std::size_t size) noexcept {
        void* at = left_.data();
        std::size_t space = left_.size();
        if (std::align(chain_element_offset, size, at, space) == nullptr) return nullptr;
        left_ = left_.last(space - size);
        return at;
    }
    /// What is not taken.
    [[nodiscard]] constexpr std::span<char> left() const noexcept { return left_; }

  private:
    std::span<char> left_;
};

/// The same for a model whose lists are a `std::vector`.
struct no_chains {};
/// Where the lists of a model with this text type are made.
template <class Text>
using chain_source = std::conditional_t<std::same_as<Text, std::string_view>, chain_memory, no_chains>;

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
