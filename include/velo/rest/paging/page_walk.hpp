// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_PAGE_WALK_HPP
#define VELO_REST_PAGING_PAGE_WALK_HPP

#include <velo/rest/error/error_info.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/response/outcome.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// Which page comes next, without I/O. It begins at the page that the operation names, or at the first, and goes on to
/// the last by number; the server's links are not looked at. An empty page ends it only when the server does not say
/// how many pages there are. An error ends it.
template <paged_operation Op>
class page_walk {
  public:
    page_walk(Op const& first, std::int64_t max_pages) : op_(first), left_(max_pages) {
        auto const& number = op_.*paging<Op>::number;
        if (number.has_value()) number_ = *number;
    }

    /// Is there another page to ask for?
    [[nodiscard]] bool is_over() const noexcept { return is_over_; }
    /// The number of the page to ask for next; when the walk has ended with an error, of the page that was not got: a
    /// new walk may begin there.
    [[nodiscard]] std::int64_t number() const noexcept { return number_; }
    /// May as many pages be asked for? When not, `exhausted` is what comes instead. Precondition: not over.
    [[nodiscard]] bool can_continue() const noexcept {
        return left_ > 0 && number_ <= (std::numeric_limits<number_type>::max)();
    }

    /// The call for the next page. Precondition: not over.
    [[nodiscard]] Op const& operation() {
        op_.*paging<Op>::number = static_cast<number_type>(number_);
        return op_;
    }

    /// The page came, or an error.
    void came(outcome<Op> const& page) noexcept {
        --left_;
        if (!page.has_value()) {
            is_over_ = true;
            return;
        }
        std::optional<std::int64_t> const total = paging<Op>::total(*page);
        is_over_ = total ? number_ >= *total : ((*page).*paging<Op>::items).empty();
        ++number_;
    }

    /// The error that stands for the pages which are not asked for any more. Calls to allocate may throw.
    [[nodiscard]] outcome<Op> limit_error() {
        is_over_ = true;
        error_info f;
        f.code = errc::too_many_pages;
        f.operation = Op::endpoint.name;
        return error<typename Op::error_payload>(std::move(f));
    }

  private:
    using number_type = std::remove_cvref_t<decltype(*(std::declval<Op const&>().*paging<Op>::number))>;

    Op op_;
    std::int64_t number_ = 1;
    std::int64_t left_;
    bool is_over_ = false;
};

}  // namespace velo::inline v0::rest

#endif
