// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_SCRIPTED_HPP
#define VELO_REST_TRANSPORT_SCRIPTED_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/method.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/shared_object.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/operation_rules.hpp>
#include <velo/rest/transport/transport.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

// The texts are of type `Text`, as those of models, so that only a source that uses a script instantiates what is
// below.

/// Response of a `scripted` transport, or the failure of the attempt.
template <class Text>
struct basic_canned_response {
    int status = 200;                              ///< HTTP status
    Text body{};                                   ///< bytes of the body
    std::vector<std::pair<Text, Text>> headers{};  ///< fields: name and value
    attempt ended{};                               ///< with an error, the attempt ends so and there is no response
};
/// The same with the text type of scripts.
using canned_response = basic_canned_response<std::string>;

/// JSON that a body has to equal. `as_json` (`velo/rest/testing/expected.hpp`) makes one.
struct json_expectation {
    std::string text{};                                                       ///< the JSON
    bool (*equals)(std::string_view left, std::string_view right) = nullptr;  ///< compares two JSON texts

    /// True if `body` equals it; without `equals`, byte for byte.
    [[nodiscard]] bool is_met_by(std::string_view body) const {
        return equals == nullptr ? text == body : equals(text, body);
    }
};

/// Request that a `scripted` transport expects. Absent members are not compared. `rest::expected(op)`
/// (`velo/rest/testing/expected.hpp`) makes one from an operation with its arguments.
template <class Text>
struct basic_expected_request {
    std::optional<rest::method> method{};  ///< the method
    std::optional<Text> target{};          ///< path and query, percent-encoded
    std::optional<Text> body{};            ///< the bytes of the body
    /// Fields that the request has to have, by name and value; it may have others.
    std::vector<std::pair<Text, Text>> headers{};
    std::optional<json_expectation> json{};  ///< the body as JSON: `as_json(R"({"name":"Ann"})")`
    operation_finder operations = nullptr;   ///< the operations whose bodies may be shown; see `scripted::show`
    bool has_api_key = false;                ///< one parameter more may follow in the query
};
/// The same with the text type of scripts.
using expected_request = basic_expected_request<std::string>;

/// Transport for tests that follows a script: it compares each request with the expected one and returns the canned
/// response. It is also the shortest example of a Transport.
///
///     scripted server;
///     server.expect({.method = method::get, .target = "/v2/users/self"}, {.status = 200, .body = "{}"});
///     client client(server, bearer("token"));
///
/// A request that the script does not expect fails with `errc::unexpected_request` and `not_sent`. The detail names the
/// first part that differs, without its value; `difference()` shows the expected and the actual request. Copies share
/// one script. Once it has held its largest request, `always`
/// allocates nothing.
///
/// Thread safety: unsafe, also for copies.
template <class Text>
class basic_scripted {
  public:
    using expected_request = basic_expected_request<Text>;  ///< what a request is compared with
    using canned_response = basic_canned_response<Text>;    ///< what it is answered with

    basic_scripted() : state_(detail::shared_object<state>::make()) {}

    /// Appends to the script: expects `request` next and responds with `canned`.
    basic_scripted& expect(expected_request request, canned_response canned) {
        if (is_finished()) {
            state_->script.clear();
            state_->next = 0;
        }
        state_->script.push_back({std::move(request), std::move(canned)});
        return *this;
    }

    /// Responds with `canned` to every request after the end of the script. Without it they fail.
    basic_scripted& always(canned_response canned) {
        state_->otherwise = std::move(canned);
        return *this;
    }

    /// Bodies of these operations are shown in `difference`, without their secrets. The bodies of others are not shown.
    /// Write `server.show(rest::find_operation<velo::operations>)` (`velo/rest/testing/known_operations.hpp`).
    basic_scripted& show(operation_finder operations) noexcept {
        state_->operations = operations;
        return *this;
    }
    /// The last request that differed from the expected one, part by part: a line with `-` is expected, the next one
    /// with `+` came. Of a secret it says only whether it differs, so it is safe to log; the target of an operation
    /// that is not known is shown as it is. Empty if all requests were expected.
    [[nodiscard]] std::string const& difference() const noexcept { return state_->difference; }

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
        exchange const now = std::move(state_->script[state_->next++]);
        if (std::string_view const difference = difference_of(now.expected, q); !difference.empty()) {
            state_->difference = shown_difference(now.expected, q, difference);
            return attempt::failed(errc::unexpected_request, delivery::not_sent, Text(difference));
        }
        return respond(now.canned, r);
    }

  private:
    struct exchange {
        expected_request expected;
        canned_response canned;
    };
    struct state {
        std::vector<exchange> script;
        std::size_t next = 0;  ///< in `script`
        std::optional<canned_response> otherwise;
        std::size_t count = 0;
        rest::method method = rest::method::get;
        secure_buffer target, body, headers;
        bool confidential = true;
        operation_finder operations = nullptr;
        std::string difference;
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
        if (!is_target(expected, q.target)) return "the target differs";
        if (expected.body && *expected.body != q.body) return "the body differs";
        if (expected.json && !expected.json->is_met_by(q.body)) return "the body differs";
        for (auto const& [name, value] : expected.headers) {
            auto const sent = find_header(q, name);
            if (!sent || *sent != value) return "a header differs";
        }
        return {};
    }

    static bool is_target(expected_request const& expected, std::string_view target) noexcept {
        if (!expected.target || *expected.target == target) return true;
        if (!expected.has_api_key || !target.starts_with(*expected.target)) return false;
        std::string_view const key = target.substr(expected.target->size());
        bool const has_query = expected.target->find('?') != std::string::npos;
        return key.starts_with(has_query ? '&' : '?') && key.find('&', 1) == std::string_view::npos;
    }

    static std::optional<std::string_view> find_header(request const& q, std::string_view name) noexcept {
        for (header const& h : q.headers) {
            if (same_name(h.name, name)) return h.value;
        }
        return std::nullopt;
    }

    static constexpr std::string_view secret_differs = "    a secret in it differs\n";

    /// Appends a part of both requests: in one line if it is as expected, else in two.
    static void show_part(std::string& out, std::string_view name, std::string_view expected, std::string_view actual,
                          bool is_same, bool is_secret = false) {
        ((out += "  ") += name) += ": ";
        if (is_same || (!is_secret && expected == actual)) {
            (out += is_secret ? "[redacted]" : actual) += '\n';
        } else if (is_secret) {
            out += "[redacted], and it differs\n";
        } else {
            ((((out += "\n    - ") += expected) += "\n    + ") += actual) += '\n';
        }
    }

    std::string shown_difference(expected_request const& e, request const& q, std::string_view what) const {
        operation_rules const* rules = nullptr;
        for (operation_finder const find : {e.operations, state_->operations}) {
            if (rules == nullptr && find != nullptr) rules = find(q.method, q.target);
        }
        std::string out(what);
        out += '\n';
        show_part(out, "method", e.method ? to_text(*e.method) : "", to_text(q.method), !e.method);
        show_targets(out, e, q, rules);
        for (auto const& [name, value] : e.headers) {
            auto const actual = find_header(q, name);
            show_part(out, name, value, actual ? *actual : "(none)", actual && *actual == value,
                      is_secret_header(name, rules));
        }
        show_bodies(out, e, q, rules);
        return out;
    }

    static void show_targets(std::string& out, expected_request const& e, request const& q,
                             operation_rules const* rules) {
        auto const shown = [rules](std::string_view target) {
            return rules == nullptr ? std::string(target) : rules->target(target, nullptr);
        };
        std::string const actual = shown(q.target);
        std::string const expected = e.target ? shown(*e.target) : std::string();
        bool const same = !e.target || is_target(e, q.target);
        show_part(out, "target", expected, actual, same);
        if (!same && expected == actual) out += secret_differs;
    }

    static void show_bodies(std::string& out, expected_request const& e, request const& q,
                            operation_rules const* rules) {
        if (!e.body && !e.json && q.body.empty()) return;
        auto const shown = [rules](std::string_view body) -> std::optional<std::string> {
            if (rules == nullptr) return std::nullopt;
            return rules->request_body(body, nullptr);
        };
        bool const same = (!e.body || *e.body == q.body) && (!e.json || e.json->is_met_by(q.body));
        std::optional<std::string> const actual = shown(q.body);
        std::optional<std::string> expected;
        if (e.json) expected = shown(e.json->text);
        if (e.body) expected = shown(*e.body);
        bool const is_hidden = !actual || ((e.json || e.body) && !expected);
        bool const differs_in_secret = !same && expected && actual && *expected == *actual;
        if (is_hidden || !differs_in_secret) {
            show_part(out, "body", expected ? std::string_view(*expected) : "",
                      actual ? std::string_view(*actual) : "?", same, is_hidden);
        } else {
            show_part(out, "body", "", *actual, true);
            out += secret_differs;
        }
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

    detail::shared_object<state> state_;
};

/// The same with the text type of scripts.
using scripted = basic_scripted<std::string>;

}  // namespace velo::inline VELO_ABI::rest

#endif
