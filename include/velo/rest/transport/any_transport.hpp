// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ANY_TRANSPORT_HPP
#define VELO_REST_TRANSPORT_ANY_TRANSPORT_HPP

#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/transport.hpp>

#include <memory>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Type-erased blocking Transport: a client over it has one type, whatever Transport a program chooses when it runs.
///
///     velo::any_transport api = velo::any_transport::of(velo::curl{});
///     if (in_memory) api = velo::any_transport::of(velo::fake{});
///
/// It costs one virtual call for each request. Copies share the transport that was given. Thread safety: as that
/// transport.
class any_transport {
  public:
    /// Holds a copy of `transport`. Not a constructor: a constructor template would be asked whether it makes copies
    /// while the compiler finds out whether this type is a Transport. Calls to allocate may throw.
    template <blocking_transport T>
    [[nodiscard]] static any_transport of(T transport) {
        return any_transport(std::make_shared<held<T> const>(std::move(transport)));
    }

    /// What the transport says at this moment.
    [[nodiscard]] bool is_confidential() const noexcept { return held_->is_confidential(); }
    /// Sends over the transport: see `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        return held_->send(q, r, limits);
    }

  private:
    struct erased {
        virtual ~erased() = default;
        [[nodiscard]] virtual bool is_confidential() const noexcept = 0;
        [[nodiscard]] virtual attempt send(request const& q, response& r, send_limits const& limits) const = 0;
    };
    template <class T>
    struct held final : erased {
        explicit held(T t) : transport(std::move(t)) {}
        [[nodiscard]] bool is_confidential() const noexcept override { return transport.is_confidential(); }
        [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits) const override {
            return transport.send(q, r, limits);
        }
        T transport;
    };

    explicit any_transport(std::shared_ptr<erased const> transport) noexcept : held_(std::move(transport)) {}

    std::shared_ptr<erased const> held_;
};

static_assert(blocking_transport<any_transport>);

}  // namespace velo::inline VELO_ABI::rest

#endif
