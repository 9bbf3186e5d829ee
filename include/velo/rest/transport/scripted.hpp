// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_SCRIPTED_HPP
#define VELO_REST_TRANSPORT_SCRIPTED_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/transport.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// Response of a `scripted` transport, or the failure of the attempt.
struct canned_response {
    int status = 200;                                            ///< HTTP status
    std::string body{};                                          ///< bytes of the body
    std::vector<std::pair<std::string, std::string>> headers{};  ///< fields: name and value
    attempt ended{};  ///< with an error, the attempt ends so and there is no response
};

/// Request that a `scripted` transport expects. Absent members are not compared.
struct expected_request {
    std::optional<rest::method> method{};  ///< the method
    std::optional<std::string> target{};   ///< path and query, percent-encoded
    std::optional<std::string> body{};     ///< the bytes of the body
};

/// Transport for tests that follows a script: it compares each request with the expected one and returns the canned
/// response. It is also the shortest example of a Transport.
///
///     scripted server;
///     server.expect({.method = method::get, .target = "/v2/users/self"}, {.status = 200, .body = "{}"});
///     client client(server, bearer("token"));
///
/// A request that the script does not expect fails with `errc::unexpected_request` and `not_sent`. The detail names the
/// part that differs, without its value. Copies share one script. Once it has held its largest request, `always`
/// allocates nothing.
///
/// Thread safety: unsafe, also for copies.
class scripted {
  public:
    scripted() : state_(std::make_shared<state>()) {}

    /// Appends to the script: expects `request` next and responds with `canned`.
    scripted& expect(expected_request request, canned_response canned) {
        if (is_finished()) {
            state_->script.clear();
            state_->next = 0;
        }
        state_->script.emplace_back(std::move(request), std::move(canned));
        return *this;
    }

    /// Responds with `canned` to every request after the end of the script. Without it they fail.
    scripted& always(canned_response canned) {
        state_->otherwise = std::move(canned);
        return *this;
    }

    /// True if every expected request came.
    [[nodiscard]] bool is_finished() const noexcept { return state_->next == state_->script.size(); }
    /// Requests so far, unexpected ones included.
    [[nodiscard]] std::size_t request_count() const noexcept { return state_->count; }

    /// Target of the last request. Valid until the next request.
    [[nodiscard]] std::string_view last_target() const noexcept { return state_->target.view(); }
    /// Body of the last request. Valid until the next request.
    [[nodiscard]] std::string_view last_body() const noexcept { return state_->body.view(); }
    /// Method of the last request.
    [[nodiscard]] rest::method last_method() const noexcept { return state_->method; }
    /// Header fields of the last request, each as `Name: value` and a line feed. Valid until the next request.
    [[nodiscard]] std::string_view last_headers() const noexcept { return state_->headers.view(); }

    /// True unless `set_confidential(false)` was called.
    [[nodiscard]] bool is_confidential() const noexcept { return state_->confidential; }
    /// Sets what `is_confidential` returns from now on, for all copies.
    void set_confidential(bool confidential) noexcept { state_->confidential = confidential; }

    /// Records `q` and responds as the script says. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        record(q);
        if (is_finished()) {
            if (state_->otherwise) return respond(*state_->otherwise, r);
            return attempt::failed(errc::unexpected_request, delivery::not_sent, "the script has ended");
        }
        auto const [expected, canned] = std::move(state_->script[state_->next++]);
        if (std::string_view const difference = difference_of(expected, q); !difference.empty()) {
            return attempt::failed(errc::unexpected_request, delivery::not_sent, std::string(difference));
        }
        return respond(canned, r);
    }

  private:
    struct state {
        std::vector<std::pair<expected_request, canned_response>> script;
        std::size_t next = 0;  ///< in `script`
        std::optional<canned_response> otherwise;
        std::size_t count = 0;
        rest::method method = rest::method::get;
        secure_buffer target, body, headers;
        bool confidential = true;
    };

    void record(request const& q) const {
        ++state_->count;
        state_->method = q.method;
        state_->target.clear();
        state_->target.append(q.target);
        state_->body.clear();
        state_->body.append(q.body);
        state_->headers.clear();
        for (header const& h : q.headers) {
            state_->headers.append(h.name);
            state_->headers.append(": ");
            state_->headers.append(h.value);
            state_->headers.push_back('\n');
        }
    }

    static std::string_view difference_of(expected_request const& expected, request const& q) noexcept {
        if (expected.method && *expected.method != q.method) return "the method differs";
        if (expected.target && *expected.target != q.target) return "the target differs";
        if (expected.body && *expected.body != q.body) return "the body differs";
        return {};
    }

    static attempt respond(canned_response const& canned, response& r) {
        if (canned.ended.error != errc::none) return canned.ended;
        r.start(canned.status);
        for (auto const& [name, value] : canned.headers) {
            if (!r.add_header(name, value)) return too_large();
        }
        if (!r.append(canned.body)) return too_large();
        return attempt::answered();
    }

    static attempt too_large() { return attempt::failed(errc::response_too_large, delivery::maybe_sent); }

    std::shared_ptr<state> state_;
};

static_assert(transport<scripted>);

}  // namespace velo::inline VELO_ABI::rest

#endif
