// SPDX-License-Identifier: BSL-1.0

// Each concept takes its weakest model and refuses every near miss, which lacks exactly one requirement. A client that
// is made of the weakest models alone makes a call.

#include <velo/rest/client.hpp>
#include <velo/rest/model/text.hpp>
#include <velo/rest/serializer/json.hpp>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "archetypes.hpp"

namespace near_misses {

namespace rest = velo::rest;
using velo::rest::attempt;
using velo::rest::decode_result;
using velo::rest::request;
using velo::rest::response;
using velo::rest::secure_buffer;
using velo::rest::send_limits;

// Transport
// ------------------------------------------------------------------------------------------------------------
static_assert(rest::transport<archetypes::transport>);

struct no_send {
    bool is_confidential() const noexcept { return true; }
};
static_assert(!rest::transport<no_send>, "it cannot send");

struct send_is_not_const {
    attempt send(request const&, response&, send_limits const&);
    bool is_confidential() const noexcept { return true; }
};
static_assert(!rest::transport<send_is_not_const>, "a const client cannot send with it");

struct send_returns_nothing {
    void send(request const&, response&, send_limits const&) const;
    bool is_confidential() const noexcept { return true; }
};
static_assert(!rest::transport<send_returns_nothing>, "it does not say how far the request got");

struct send_changes_the_request {
    attempt send(request&, response&, send_limits const&) const;
    bool is_confidential() const noexcept { return true; }
};
static_assert(!rest::transport<send_changes_the_request>, "the request is not its own");

struct does_not_say_confidential {
    attempt send(request const&, response&, send_limits const&) const;
};
static_assert(!rest::transport<does_not_say_confidential>, "credentials cannot be trusted to it");

struct may_throw_when_asked {
    attempt send(request const&, response&, send_limits const&) const;
    bool is_confidential() const;
};
static_assert(!rest::transport<may_throw_when_asked>, "asking may not throw");

struct cannot_be_copied {
    attempt send(request const&, response&, send_limits const&) const;
    bool is_confidential() const noexcept { return true; }
    std::unique_ptr<int> only;
};
static_assert(!rest::transport<cannot_be_copied>, "copies of a client share it");

static_assert(rest::async_transport<archetypes::async_transport_model>);
static_assert(!rest::blocking_transport<archetypes::async_transport_model>);

struct cannot_wait {
    template <class T>
    using task = archetypes::at_once<T>;
    task<attempt> send(request const&, response&, send_limits const&) const;
    bool is_confidential() const noexcept { return true; }
};
static_assert(!rest::transport<cannot_wait>, "a call that is sent again waits first");

// Auth
// -----------------------------------------------------------------------------------------------------------------
static_assert(rest::auth<archetypes::auth>);
static_assert(rest::auth_for<archetypes::auth, archetypes::operation>);
static_assert(!rest::auth_for<rest::no_auth, archetypes::operation>, "it has no token to give");

struct does_not_say_what_it_gives {
    rest::errc authorize(rest::bearer_security, secure_buffer&) const;
};
static_assert(!rest::auth<does_not_say_what_it_gives>, "what can be called with it is not known while compiling");

struct says_more_than_it_gives {
    static constexpr bool supports(rest::security) noexcept { return true; }
    rest::errc authorize(rest::bearer_security, secure_buffer&) const;
};
static_assert(!rest::auth<says_more_than_it_gives>, "it says basic and has none");

struct authorize_is_not_const {
    static constexpr bool supports(rest::security s) noexcept { return s == rest::security::bearer; }
    rest::errc authorize(rest::bearer_security, secure_buffer&);
};
static_assert(!rest::auth<authorize_is_not_const>, "a const client cannot ask it");

struct authorize_says_nothing {
    static constexpr bool supports(rest::security s) noexcept { return s == rest::security::bearer; }
    void authorize(rest::bearer_security, secure_buffer&) const;
};
static_assert(!rest::auth<authorize_says_nothing>, "it cannot say that it has no credential");

static_assert(rest::auth<archetypes::refreshing_auth> && rest::refreshing_auth<archetypes::refreshing_auth>);
static_assert(!rest::refreshing_auth<archetypes::auth>, "its token is not the server's");

struct keeps_no_token : archetypes::refreshing_auth {
    int tokens() const;
};
static_assert(!rest::refreshing_auth<keeps_no_token>, "calls have nothing to share");

struct grants_plain_text : archetypes::refreshing_auth {
    static std::string grant_of(response&&);
};
static_assert(!rest::refreshing_auth<grants_plain_text>, "a plain string is not wiped");

struct reads_nothing_of_the_answer : archetypes::refreshing_auth {
    using token_response = void;
};
static_assert(!rest::refreshing_auth<reads_nothing_of_the_answer>, "nobody would know the token");

// Retry
// ----------------------------------------------------------------------------------------------------------------
static_assert(rest::retry::policy<archetypes::retry_policy>);

struct asks_nothing {
    std::optional<std::chrono::nanoseconds> operator()() const;
};
static_assert(!rest::retry::policy<asks_nothing>, "it would not know what happened");

struct decides_without_const {
    std::optional<std::chrono::nanoseconds> operator()(rest::retry::retry_context const&);
};
static_assert(!rest::retry::policy<decides_without_const>, "many threads ask it");

static_assert(rest::paged_operation<archetypes::list>);
static_assert(!rest::paged_operation<archetypes::operation>, "its pages have no number");

// Serializer
// -----------------------------------------------------------------------------------------------------------
static_assert(rest::serializer<archetypes::serializer>);

struct writes {
    template <class T>
    void write(T const&, secure_buffer&) const {}
};
struct reads {
    template <class T>
    decode_result read(std::string_view, T&) const {
        return {};
    }
};
struct names {
    std::string_view media_type() const noexcept { return "text/plain"; }
};

struct has_no_media_type : writes, reads {};
static_assert(!rest::serializer<has_no_media_type>, "the server would not know what it gets");

struct does_not_write : names, reads {};
static_assert(!rest::serializer<does_not_write>, "bodies need to be written");

struct does_not_read : names, writes {};
static_assert(!rest::serializer<does_not_read>, "answers need to be read");

struct media_type_may_throw : writes, reads {
    std::string_view media_type() const { return "text/plain"; }
};
static_assert(!rest::serializer<media_type_may_throw>, "it is static text");

struct read_says_only_yes_or_no : names, writes {
    template <class T>
    bool read(std::string_view, T&) const {
        return true;
    }
};
static_assert(!rest::serializer<read_says_only_yes_or_no>, "a failure says where and what was expected");

// Config
// -------------------------------------------------------------------------------------------------------------
static_assert(rest::config<archetypes::config>);
static_assert(rest::config<rest::default_config>);

struct clock_does_not_tell_the_time : archetypes::config {
    struct clock {};
};
static_assert(!rest::config<clock_does_not_tell_the_time>, "deadlines need one");

struct waiting_says_nothing : archetypes::config {
    struct wait_strategy {
        void operator()(rest::delay const&, velo::rest::stop const&) const;
    };
};
static_assert(!rest::config<waiting_says_nothing>, "was the wait over, or was it stopped");

struct retry_says_yes_or_no : archetypes::config {
    struct {
        bool operator()(rest::retry::retry_context const&) const;
    } retry;
};
static_assert(!rest::config<retry_says_yes_or_no>, "how long to wait is not said");

struct generator_gives_few_bits : archetypes::config {
    struct {
        unsigned operator()();
    } generator;
};
static_assert(!rest::config<generator_gives_few_bits>, "jitter takes 64 bits");

struct mutex_cannot_unlock : archetypes::config {
    struct mutex {
        void lock() {}
    };
};
static_assert(!rest::config<mutex_cannot_unlock>, "the spare buffers are guarded");

struct user_agent_is_a_number : archetypes::config {
    int user_agent = 0;
};
static_assert(!rest::config<user_agent_is_a_number>, "it is a text");

// Operation
// ------------------------------------------------------------------------------------------------------------
static_assert(rest::operation<archetypes::operation>);

struct not_described {
    using response = void;
    using error_payload = archetypes::model;
    static constexpr rest::endpoint endpoint = archetypes::operation::endpoint;
};
static_assert(!rest::operation<not_described>, "its arguments cannot be seen");

struct has_no_endpoint {
    using response = void;
    using error_payload = archetypes::model;
};
BOOST_DESCRIBE_STRUCT(has_no_endpoint, (), ())
static_assert(!rest::operation<has_no_endpoint>, "where should it go");

struct has_no_response {
    using error_payload = archetypes::model;
    static constexpr rest::endpoint endpoint = archetypes::operation::endpoint;
};
BOOST_DESCRIBE_STRUCT(has_no_response, (), ())
static_assert(!rest::operation<has_no_response>, "what comes back is not said");

struct has_no_error_payload {
    using response = void;
    static constexpr rest::endpoint endpoint = archetypes::operation::endpoint;
};
BOOST_DESCRIBE_STRUCT(has_no_error_payload, (), ())
static_assert(!rest::operation<has_no_error_payload>, "what an error looks like is not said");

class is_no_aggregate {
  public:
    explicit is_no_aggregate(int) {}
    using response = void;
    using error_payload = archetypes::model;
    static constexpr rest::endpoint endpoint = archetypes::operation::endpoint;
    BOOST_DESCRIBE_CLASS(is_no_aggregate, (), (), (), ())
};
static_assert(!rest::operation<is_no_aggregate>, "its arguments are not its members");

// Texts
// ----------------------------------------------------------------------------------------------------------------
static_assert(rest::text_rule<archetypes::text_rule>);
static_assert(rest::textual<archetypes::textual> && !rest::secret<archetypes::textual>);
static_assert(rest::secret<archetypes::secret> && !rest::textual<archetypes::secret>);
static_assert(rest::token_source<archetypes::token_source>);

struct rule_without_capacity {
    static constexpr std::string_view expected = "";
    static constexpr bool accepts(std::string_view) noexcept { return true; }
    using mistake = class a_mistake;
};
static_assert(!rest::text_rule<rule_without_capacity>, "how much room does it need");

struct rule_that_may_throw {
    static constexpr std::size_t capacity = 1;
    static constexpr std::string_view expected = "";
    static constexpr bool accepts(std::string_view) { return true; }
    using mistake = class a_mistake;
};
static_assert(!rest::text_rule<rule_that_may_throw>, "checking a value throws nothing");

struct rule_without_expectation {
    static constexpr std::size_t capacity = 1;
    static constexpr bool accepts(std::string_view) noexcept { return true; }
    using mistake = class a_mistake;
};
static_assert(!rest::text_rule<rule_without_expectation>, "a refusal says what was expected");

struct rule_without_mistake {
    static constexpr std::size_t capacity = 1;
    static constexpr std::string_view expected = "";
    static constexpr bool accepts(std::string_view) noexcept { return true; }
};
static_assert(!rest::text_rule<rule_without_mistake>, "a refused literal needs a name");

struct cannot_be_parsed {
    std::string_view to_text() const { return ""; }
};
static_assert(!rest::textual<cannot_be_parsed>, "it is read as well as written");

struct source_of_plain_text {
    std::string operator()() const { return "token"; }
};
static_assert(!rest::token_source<source_of_plain_text>, "a plain string is not wiped");
static_assert(!rest::token_source<std::function<int()>>, "a number is no token");

}  // namespace near_misses

int main() {
    namespace rest = velo::rest;
    rest::client client(archetypes::transport{}, archetypes::auth{}, archetypes::serializer{}, archetypes::config{});
    auto const seven = client.call(archetypes::operation{});
    if (!seven || seven->number != 7) {
        std::cerr << "the weakest models do not make a call\n";
        return EXIT_FAILURE;
    }
    rest::client async(archetypes::async_transport_model{}, archetypes::refreshing_auth{}, archetypes::serializer{},
                       archetypes::config{});
    auto const again = async.call(archetypes::operation{}).get();
    if (!again || again->number != 7) {
        std::cerr << "the weakest models do not make an asynchronous call\n";
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
