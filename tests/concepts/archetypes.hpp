// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_CONCEPTS_ARCHETYPES_HPP
#define VELO_TESTS_CONCEPTS_ARCHETYPES_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/call/policies.hpp>
#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/model/field.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/rest/transport/transport.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// The weakest model of each concept: what to copy when writing one's own.
namespace archetypes {

namespace rest = velo::rest;

struct transport {
    [[nodiscard]] rest::attempt send(rest::request const&, rest::response& answer, rest::send_limits const&) const {
        answer.start(200);
        if (!answer.append("7"))
            return rest::attempt::failed(rest::errc::response_too_large, rest::delivery::maybe_sent);
        return rest::attempt::answered();
    }
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
};

struct auth {
    static constexpr bool gives(rest::security s) noexcept { return s == rest::security::bearer; }
    boost::system::error_code authorize(rest::bearer_security, rest::buffer& out) const {
        out.append("Bearer token");
        return {};
    }
};

/// A format of its own: a struct is the digits of its one number.
struct serializer {
    [[nodiscard]] std::string_view media_type() const noexcept { return "text/plain"; }
    template <class T>
    void write(T const&, rest::buffer& out) const {
        out.append("7");
    }
    template <class T>
    [[nodiscard]] rest::read_failure read(std::string_view bytes, T& target) const {
        if (bytes != "7") return {true, "", 0, "seven"};
        rest::for_each_member<T>([&]<class M>(M) { M::get(target) = 7; });
        return {};
    }
};

struct policies {
    struct clock {
        using time_point = std::chrono::time_point<std::chrono::steady_clock, std::chrono::nanoseconds>;
        static time_point now() noexcept { return {}; }
    };
    struct mutex {
        void lock() noexcept {}
        void unlock() noexcept {}
    };
    std::string_view user_agent = "archetype";
    std::chrono::nanoseconds timeout = std::chrono::seconds(30);
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
        .replay = rest::replay::safe,
    };
};
BOOST_DESCRIBE_STRUCT(operation, (), ())

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

#endif
