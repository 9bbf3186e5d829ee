// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_SCRIPTED_HPP
#define VELO_REST_TRANSPORT_SCRIPTED_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/transport.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline v0::rest {

/// What a scripted transport answers: a whole answer, or a failure on the way.
struct canned_response {
    int status = 200;
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{};
    attempt ended{};
};

/// The request that a script expects next. What is left out is not compared.
struct expected_request {
    std::optional<rest::method> method{};
    std::optional<std::string> target{};
    std::optional<std::string> body{};
};

/// A Transport that follows a script: it compares each request with the one it expects and gives the canned answer. For
/// tests of code that calls an API, and the shortest example of a Transport.
///
///     scripted server;
///     server.expect({.method = method::get, .target = "/v2/users/self"}, {.status = 200, .body = "{}"});
///     client client(server, bearer("token"));
///
/// Copies follow the same script. A request that the script does not expect fails with `errc::unexpected_request`,
/// whose detail says what differs in words that contain no value of the request. In steady state `always` allocates
/// nothing. Not for several threads at once.
class scripted {
  public:
    scripted() : state_(std::make_shared<state>()) {}

    /// The next request has to be this one; it gets that answer.
    scripted& expect(expected_request request, canned_response canned) {
        state_->script.emplace_back(std::move(request), std::move(canned));
        return *this;
    }

    /// When the script has ended, every request gets this answer.
    scripted& always(canned_response canned) {
        state_->otherwise = std::move(canned);
        return *this;
    }

    /// Has every expected request come?
    [[nodiscard]] bool is_finished() const noexcept { return state_->script.empty(); }
    [[nodiscard]] std::size_t request_count() const noexcept { return state_->count; }

    /// The last request, kept in memory that is overwritten when released.
    [[nodiscard]] std::string_view last_target() const noexcept { return state_->target.view(); }
    [[nodiscard]] std::string_view last_body() const noexcept { return state_->body.view(); }
    [[nodiscard]] rest::method last_method() const noexcept { return state_->method; }
    /// All header fields of the last request, each as `Name: value` and a line feed.
    [[nodiscard]] std::string_view last_headers() const noexcept { return state_->headers.view(); }

    [[nodiscard]] bool is_confidential() const noexcept { return state_->confidential; }
    /// What `is_confidential` says from now on; true at first.
    void set_confidential(bool confidential) noexcept { state_->confidential = confidential; }

    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        record(q);
        if (state_->script.empty()) {
            if (state_->otherwise) return give(*state_->otherwise, r);
            return attempt::failed(errc::unexpected_request, delivery::not_sent, "the script has ended");
        }
        auto const [expected, canned] = std::move(state_->script.front());
        state_->script.pop_front();
        if (std::string_view const difference = differs(expected, q); !difference.empty()) {
            return attempt::failed(errc::unexpected_request, delivery::not_sent, std::string(difference));
        }
        return give(canned, r);
    }

  private:
    struct state {
        std::deque<std::pair<expected_request, canned_response>> script;
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

    static std::string_view differs(expected_request const& expected, request const& q) noexcept {
        if (expected.method && *expected.method != q.method) return "the method differs";
        if (expected.target && *expected.target != q.target) return "the target differs";
        if (expected.body && *expected.body != q.body) return "the body differs";
        return {};
    }

    static attempt give(canned_response const& canned, response& r) {
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

}  // namespace velo::inline v0::rest

#endif
