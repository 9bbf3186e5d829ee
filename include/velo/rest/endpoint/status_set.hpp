// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_STATUS_SET_HPP
#define VELO_REST_ENDPOINT_STATUS_SET_HPP

#include <velo/version.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>

namespace velo::inline v0::rest {

/// The error statuses that an operation documents, written `{400, 401, 404}`: at most twelve, checked while compiling.
class status_set {
  public:
    consteval status_set(std::initializer_list<int> statuses) : size_(statuses.size()) {
        std::copy(statuses.begin(), statuses.end(), statuses_.begin());
    }

    [[nodiscard]] constexpr bool contains(int status) const noexcept {
        return std::find(begin(), end(), status) != end();
    }
    [[nodiscard]] constexpr int const* begin() const noexcept { return statuses_.data(); }
    [[nodiscard]] constexpr int const* end() const noexcept { return statuses_.data() + size_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

  private:
    std::array<int, 12> statuses_{};
    std::size_t size_;
};

}  // namespace velo::inline v0::rest

#endif
