// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_CONCEPTS_ARCHETYPES_HPP
#define VELO_TESTS_CONCEPTS_ARCHETYPES_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/client/config.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/retry/policy.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/rest/transport/transport.hpp>

#include <chrono>
#include <coroutine>
#include <cstdint>
#include <exception>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The weakest model of each concept: what to copy when writing one's own.
namespace archetypes {

namespace rest = velo::rest;

struct transport {
    [[nodiscard]] rest::attempt send(rest::request const&, rest::response& response, rest::send_limits const&) const {
        response.start(200);
        if (!response.append("7"))
            return rest::attempt::failed(rest::errc::response_too_large, rest::delivery::maybe_sent);
        return rest::attempt::answered();
    }
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
};

/// The smallest kind of coroutine: it runs at once.
template <class T>
class at_once {
  public:
    struct promise_type {
        std::optional<T> value{};
        at_once get_return_object() { return at_once(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_value(T v) { value.emplace(std::move(v)); }
        void unhandled_exception() { std::terminate(); }
    };
    at_once(at_once&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
    at_once& operator=(at_once&&) = delete;
    ~at_once() {
        if (coroutine_) coroutine_.destroy();
    }
    T get() { return std::move(*coroutine_.promise().value); }
    bool await_ready() noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) noexcept {}
    T await_resume() { return get(); }

  private:
    explicit at_once(std::coroutine_handle<promise_type> c) noexcept : coroutine_(c) {}
    std::coroutine_handle<promise_type> coroutine_;
};

struct async_transport_model {
    template <class T>
    using task = at_once<T>;
    [[nodiscard]] task<rest::attempt> send(rest::request const& q, rest::response& response,
                                           rest::send_limits const& limits) const {
        co_return transport().send(q, response, limits);
    }
    [[nodiscard]] task<rest::errc> wait(rest::delay const&) const { co_return rest::errc::none; }
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
};

struct auth {
    static constexpr bool supports(rest::security s) noexcept { return s == rest::security::bearer; }
    rest::errc authorize(rest::bearer_security, rest::secure_buffer& out) const {
        out.append("Bearer token");
        return rest::errc::none;
    }
};

/// A format of its own: a struct is the digits of its one number.
struct serializer {
    [[nodiscard]] std::string_view media_type() const noexcept { return "text/plain"; }
    template <class T>
    void write(T const&, rest::secure_buffer& out) const {
        out.append("7");
    }
    template <class T>
    [[nodiscard]] rest::decode_result read(std::string_view bytes, T& target) const {
        if (bytes != "7") return rest::decode_error{"", 0, "seven"};
        rest::for_each_member<T>([&]<class M>(M) { M::get(target) = 7; });
        return {};
    }
};

struct config {
    struct clock {
        using time_point = std::chrono::time_point<std::chrono::steady_clock, std::chrono::nanoseconds>;
        static time_point now() noexcept { return {}; }
    };
    struct mutex {
        void lock() noexcept {}
        void unlock() noexcept {}
    };
    struct wall_clock {
        static std::chrono::system_clock::time_point now() noexcept { return {}; }
    };
    struct wait_strategy {
        rest::errc operator()(rest::delay const&, velo::rest::stop const&) const noexcept { return {}; }
    };
    struct bits {
        std::uint64_t operator()() noexcept { return 0; }
    };
    struct observer_of_nothing {};
    std::string_view user_agent = "archetype";
    std::chrono::nanoseconds timeout = std::chrono::seconds(30);
    rest::retry::never_t retry{};
    rest::retry::budget_limits retry_budget{};
    bits generator{};
    observer_of_nothing observer{};
    std::string_view correlation_field = "X-Correlation";
    std::int64_t max_pages = 1;
    velo::rest::response_limits limits{};
    bool allow_credentials_in_clear_text = false;
};

struct model {
    int number = 0;
};
BOOST_DESCRIBE_STRUCT(model, (), (number))

struct operation {
    using response = model;
    using error_payload = model;
    static constexpr rest::endpoint endpoint{
        .name = "operation",
        .operation_id = "operation",
        .method = rest::method::get,
        .path = "/",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {400},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(operation, (), ())

/// An Auth whose token comes from the server.
struct refreshing_auth {
    struct token_response {
        int number = 0;
    };
    BOOST_DESCRIBE_CLASS(token_response, (), (number), (), ())
    struct token_operation {
        using response = refreshing_auth::token_response;
        using error_payload = model;
        static constexpr rest::endpoint endpoint{
            .name = "token",
            .operation_id = "token",
            .method = rest::method::post,
            .path = "/token",
            .security = rest::security::basic,
            .success = 200,
            .errors = {401},
            .idempotency = rest::idempotency::idempotent,
        };
        BOOST_DESCRIBE_CLASS(token_operation, (), (), (), ())
    };
    static constexpr bool supports(rest::security s) noexcept { return s != rest::security::none; }
    rest::errc authorize(rest::basic_security, rest::secure_buffer& out) const {
        out.append("Basic azpz");
        return rest::errc::none;
    }
    rest::token_store<> const& tokens() const { return store; }
    token_operation token_request() const { return {}; }
    static rest::token_grant grant_of(token_response&& a) {
        return {.token = rest::secret_string(std::to_string(a.number)), .expires_in = 7};
    }
    rest::token_store<> store{};
};

struct retry_policy {
    std::optional<std::chrono::nanoseconds> operator()(rest::retry::retry_context const&) const { return std::nullopt; }
};

struct page {
    std::vector<model> items{};
};
BOOST_DESCRIBE_STRUCT(page, (), (items))

/// A list with pages.
struct list {
    rest::optional<int> number = {};
    using response = page;
    using error_payload = model;
    static constexpr rest::endpoint endpoint = operation::endpoint;
};
BOOST_DESCRIBE_STRUCT(list, (), (number))

struct text_rule {
    static constexpr std::size_t capacity = 1;
    static constexpr std::string_view expected = "one character";
    static constexpr bool accepts(std::string_view) noexcept { return true; }
    using mistake = class a_mistake;
};

struct textual {
    [[nodiscard]] std::string_view to_text() const { return "t"; }
    static std::optional<textual> parse(std::string_view) { return textual{}; }
};

struct secret {
    [[nodiscard]] std::string_view reveal() const { return "s"; }
    static std::optional<secret> parse(std::string_view) { return secret{}; }
};

struct token_source {
    rest::secret_string operator()() const { return rest::secret_string("token"); }
};

}  // namespace archetypes

template <>
struct velo::rest::paging<archetypes::list> {
    static constexpr auto number = &archetypes::list::number;
    static constexpr auto items = &archetypes::page::items;
    static std::optional<std::int64_t> total(archetypes::page const&) noexcept { return 1; }
};

#endif
