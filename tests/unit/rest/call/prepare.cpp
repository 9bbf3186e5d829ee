// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/prepare.hpp>

#include <velo/operations.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <string_view>
#include <type_traits>

#include "../endpoint/test_operation.hpp"

namespace {

namespace rest = velo::rest;
using rest::idempotency;

/// Calls `f` with each member of a value, at any depth, whose type is a one-time code.
template <class T, class F>
void for_each_code(T& value, F f) {
    rest::for_each_member<std::remove_const_t<T>>([&]<class M>(M) {
        auto& member = M::get(value);
        using type = typename M::type;
        using inner = rest::unwrapped_t<type>;
        if constexpr (rest::described<type>) {
            for_each_code(member, f);
        } else if constexpr (std::is_same_v<inner, velo::verification_code> || std::is_same_v<inner, velo::otp>) {
            f(member);
        }
    });
}

// Operations of a made-up API: with a code in a nested struct, and with one in the query.
struct inner {
    rest::optional<velo::otp> code = {};
};
BOOST_DESCRIBE_STRUCT(inner, (), (code))
struct outer {
    inner deeper = {};
    rest::field<int> number = {};
};
BOOST_DESCRIBE_STRUCT(outer, (), (deeper, number))
template <idempotency R>
consteval rest::endpoint endpoint() {
    rest::endpoint e = tests::endpoint(rest::method::post, "/thing");
    e.idempotency = R;
    return e;
}
template <idempotency R>
struct code_in_the_depth {
    outer body = {};
    using response = void;
    using error_payload = tests::problem;
    static constexpr rest::endpoint endpoint = ::endpoint<R>();
};
using deep = code_in_the_depth<idempotency::safe>;
BOOST_DESCRIBE_STRUCT(deep, (), (body))
struct code_in_the_query {
    rest::optional<int> number = {};
    rest::optional<velo::verification_code> code = {};
    using response = void;
    using error_payload = tests::problem;
    static constexpr rest::endpoint endpoint = ::endpoint<idempotency::idempotent>();
};
BOOST_DESCRIBE_STRUCT(code_in_the_query, (), (number, code))
struct password_in_the_query {
    rest::optional<velo::password> password = {};
    rest::optional<rest::bearer_token> token = {};
    using response = void;
    using error_payload = tests::problem;
    static constexpr rest::endpoint endpoint = ::endpoint<idempotency::idempotent>();
};
BOOST_DESCRIBE_STRUCT(password_in_the_query, (), (password, token))

BOOST_AUTO_TEST_SUITE(rest_call_prepare)

BOOST_AUTO_TEST_CASE(a_call_without_a_code_has_the_idempotency_of_its_operation) {
    int count = 0;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        auto const blank = rest::make_blank<Op>();
        BOOST_TEST((rest::idempotency_of(blank) == Op::endpoint.idempotency), Op::endpoint.name);
        ++count;
    });
    BOOST_TEST(count == 21);
}

BOOST_AUTO_TEST_CASE(a_call_with_a_code_is_non_idempotent) {
    std::set<std::string> with_a_code;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        auto op = rest::make_blank<Op>();
        for_each_code(op, [&](auto& member) {
            with_a_code.insert(std::string(Op::endpoint.name));
            using code = rest::unwrapped_t<decltype(member)>;
            member.emplace(code::checked("123456").value());
            BOOST_TEST((rest::idempotency_of(op) == idempotency::non_idempotent), Op::endpoint.name);
        });
    });
    BOOST_TEST((with_a_code == std::set<std::string>{"invite_user", "resend_token", "role_update", "unregister_mfa",
                                                     "user_details_update", "validate_access_token"}));
}

BOOST_AUTO_TEST_CASE(operations_that_a_code_makes_non_idempotent) {
    velo::user_id const id = "8bbf301c-948f-4445-b411-357eec53e441";
    velo::role_update roles{.user_id = id, .body = {.roles = {"payor.admin"}}};
    BOOST_TEST((rest::idempotency_of(roles) == idempotency::idempotent));
    roles.body.verification_code = "123456";
    BOOST_TEST((rest::idempotency_of(roles) == idempotency::non_idempotent));
    velo::user_details_update details{.user_id = id, .body = {.first_name = "Ann"}};
    BOOST_TEST((rest::idempotency_of(details) == idempotency::idempotent));
    details.body.verification_code = "123456";
    BOOST_TEST((rest::idempotency_of(details) == idempotency::non_idempotent));
}

BOOST_AUTO_TEST_CASE(null_is_not_a_code) {
    velo::role_update roles{.user_id = "8bbf301c-948f-4445-b411-357eec53e441", .body = {.roles = {"payor.admin"}}};
    roles.body.verification_code = nullptr;
    BOOST_TEST((rest::idempotency_of(roles) == idempotency::idempotent));
    roles.body.verification_code = "123456";
    roles.body.verification_code.reset();
    BOOST_TEST((rest::idempotency_of(roles) == idempotency::idempotent));
}

BOOST_AUTO_TEST_CASE(a_code_is_found_at_any_depth) {
    deep d;
    BOOST_TEST((rest::idempotency_of(d) == idempotency::safe));
    d.body.number = 5;
    BOOST_TEST((rest::idempotency_of(d) == idempotency::safe));
    d.body.deeper.code = "123456";
    BOOST_TEST((rest::idempotency_of(d) == idempotency::non_idempotent));
    code_in_the_query q{.number = 1};
    BOOST_TEST((rest::idempotency_of(q) == idempotency::idempotent));
    q.code = "123456";
    BOOST_TEST((rest::idempotency_of(q) == idempotency::non_idempotent));
}

BOOST_AUTO_TEST_CASE(other_secrets_do_not_change_the_idempotency) {
    static_assert(rest::one_time<velo::otp>);
    static_assert(rest::one_time<velo::verification_code>);
    static_assert(!rest::one_time<velo::password>);
    static_assert(!rest::one_time<velo::new_password>);
    static_assert(!rest::one_time<rest::bearer_token>);
    static_assert(!rest::one_time<int>);
    password_in_the_query const op{.password = "correct horse battery staple", .token = "token"};
    BOOST_TEST((rest::idempotency_of(op) == idempotency::idempotent));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
