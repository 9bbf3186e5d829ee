// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_REPORT_HPP
#define VELO_REST_BULK_REPORT_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <optional>

namespace velo::inline VELO_ABI::rest {

/// How a bulk ended. Thread safety: as a value.
template <class Error>
struct bulk_report {
    std::size_t succeeded = 0;  ///< calls
    std::size_t failed = 0;     ///< calls; the sink received each
    /// True if the source was read to its end. False after a stop, and after an error unless `bulk_errors::go_on`.
    bool is_complete = false;
    std::optional<Error> first_error{};  ///< of the call that failed first in time

    /// True if the source was read to its end and every call succeeded.
    [[nodiscard]] explicit operator bool() const noexcept { return is_complete && failed == 0; }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
