// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_MACHINE_HPP
#define VELO_REST_CALL_MACHINE_HPP

#include <velo/rest/call/built_request.hpp>
#include <velo/rest/call/core.hpp>
#include <velo/rest/call/prepare.hpp>
#include <velo/rest/call/raw_outcome.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/error.hpp>
#include <velo/rest/response/decode.hpp>
#include <velo/rest/response/outcome.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// One call of `Op` without its I/O: its request is prepared when it is made, a driver steps its core to the end, and
/// the response is decoded when the result is taken. `client.machine(op)` makes one, to be stepped by hand:
///
///     auto machine = client.machine(get_self{});
///     machine.begin(now());
///     for (;;) {
///         switch (machine.next()) {
///             case step::send: machine.ended(send(machine.request(), machine.time_left()), now()); break;
///             case step::wait: machine.waited(sleep(machine.delay()), now()); break;
///             case step::done: return machine.result();
///         }
///     }
///
/// `now()` is an `instant` of the client's clock. The operation and the options are read by the constructor only. It
/// may be moved until it begins. Not for several threads at once.
template <operation Op, class State>
class call_machine {
  public:
    using outcome = rest::outcome<Op>;  ///< what `result` returns

    /// `call` is what `prepare` returned for the buffers of `lease`. `client.machine(op)` calls it.
    call_machine(prepared_call const& call, typename State::lease&& lease) : core_(call, std::move(lease)) {}

    /// These are the steps, which `call_core` documents.
    [[nodiscard]] step next() const noexcept { return core_.next(); }
    void begin(instant now) { core_.begin(now); }
    [[nodiscard]] duration time_left() const noexcept { return core_.time_left(); }
    [[nodiscard]] rest::request request() const noexcept { return core_.request(); }
    [[nodiscard]] rest::response& response_buffer() noexcept { return core_.response_buffer(); }
    [[nodiscard]] rest::delay delay() const noexcept { return core_.delay(); }
    void ended(attempt a, instant now) { core_.ended(std::move(a), now); }
    void waited(errc reason, instant now) { core_.waited(reason, now); }
    [[nodiscard]] int attempts() const noexcept { return core_.attempts(); }
    [[nodiscard]] duration elapsed() const noexcept { return core_.elapsed(); }
    [[nodiscard]] std::string_view correlation() const noexcept { return core_.correlation(); }
    [[nodiscard]] rest::response const& response() const noexcept { return core_.response(); }

    /// The same steps for a driver, which does not know `Op`.
    [[nodiscard]] call_core<State>& core() noexcept { return core_; }

    /// The outcome. Precondition: `next() == step::done`. Once only. Calls to allocate may throw.
    [[nodiscard]] outcome result() {
        return result([](rest::response const& received, auto const& serializer, error_info&& info) {
            return decode<Op>(received, serializer, std::move(info));
        });
    }
    /// The same with `read` in place of `decode`, which takes what `decode` takes.
    template <class Read>
    [[nodiscard]] outcome result(Read read) {
        error_info& end = core_.end();
        if constexpr (std::is_void_v<typename Op::response>) {
            if (core_.deleted_earlier()) return {};
        }
        if (core_.failure() != errc::none) return error<typename Op::error_payload>(std::move(end));
        return read(core_.response(), core_.lease().serializer(), std::move(end));
    }

#if VELO_HAS_HEAP
    /// The outcome with all that came back. As `result`.
    [[nodiscard]] raw_outcome<Op> raw() {
        std::string_view const field = response().header(core_.lease().config().correlation_field);
        std::string name(field.empty() ? correlation() : field);
        outcome value = result();
        return {std::move(value), response(), std::move(name), attempts(), elapsed()};
    }

    /// The request as it would be sent, or why it cannot be. Instead of beginning. Calls to allocate may throw.
    [[nodiscard]] rest::result<built_request, typename Op::error_payload> built() {
        if (next() == step::done) return error<typename Op::error_payload>(std::move(core_.end()));
        return built_request(core_.unsent());
    }
#endif

  private:
    call_core<State> core_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
