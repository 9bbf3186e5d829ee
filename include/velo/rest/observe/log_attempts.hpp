// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_LOG_ATTEMPTS_HPP
#define VELO_REST_OBSERVE_LOG_ATTEMPTS_HPP

#include <velo/rest/observe/attempt_line.hpp>
#include <velo/rest/observe/events.hpp>
#include <velo/rest/observe/quietly.hpp>

#include <iostream>
#include <string>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Writes a line to `std::clog`, in one piece. Thread safety: as `std::clog`, safe.
struct write_to_clog {
    /// Writes `line`, which ends with a line feed.
    void operator()(std::string const& line) const { std::clog << line; }
};

/// Observer that writes one line for each attempt (`attempt_line`), by default to `std::clog`:
///
///     velo::client client(api, auth, velo::json{}, velo::observed{rest::log_attempts{}});
///
/// `Write` takes the line with its line feed. Thread safety: as `Write`.
template <class Write = write_to_clog>
class log_attempts {
  public:
    /// Keeps a copy.
    explicit log_attempts(Write write = {}) : write_(std::move(write)) {}

    /// Writes the line of the attempt.
    void operator()(event::sent const& e) const noexcept {
        detail::quietly([&] { write_(attempt_line(e) + '\n'); });
    }

  private:
    Write write_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
