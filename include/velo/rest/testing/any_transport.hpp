// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_ANY_TRANSPORT_HPP
#define VELO_REST_TESTING_ANY_TRANSPORT_HPP

#include <velo/rest/transport/transport.hpp>

#include <functional>
#include <utility>

namespace velo::inline v0::rest::testing {

/// Type-erased blocking transport, for tests that run with several transports.
///
/// Thread safety: as the transport that it holds.
class any_transport {
  public:
    /// Holds `transport`. Calls to allocate may throw.
    template <class T>
    explicit any_transport(T transport)
        : confidential_(transport.is_confidential()),
          send_([t = std::move(transport)](request const& q, response& r, send_limits const& limits) {
              return t.send(q, r, limits);
          }) {}

    /// What the transport said when it was passed to the constructor.
    [[nodiscard]] bool is_confidential() const noexcept { return confidential_; }
    /// Sends over the transport. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        return send_(q, r, limits);
    }

  private:
    bool confidential_;
    std::function<attempt(request const&, response&, send_limits const&)> send_;
};

static_assert(blocking_transport<any_transport>);

}  // namespace velo::inline v0::rest::testing

#endif
