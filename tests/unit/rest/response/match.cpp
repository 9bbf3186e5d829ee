// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/response/match.hpp>

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>

namespace {

namespace rest = velo::rest;
using velo::match;
using velo::ok;
using velo::on;
using velo::otherwise;

using get_user = velo::get_user_by_id_v2;

struct fixture {
    velo::fake fake;
    velo::user_id ann = fake.add({.shown = {.email = "ann@example.com"}});
    velo::client<velo::fake, velo::bearer<velo::secret_string>> client{fake, velo::bearer(fake.token())};
    velo::client<velo::fake, velo::bearer<velo::secret_string>> stranger{fake, velo::bearer("unknown")};

    template <class R>
    std::string text_of(R const& result) {
        return match(result, ok([](velo::user_response const& u) { return u.email.value_or("-"); }),
                     on<404>([](velo::error const&) { return std::string("nobody"); }),
                     on<401, 403>([](velo::error const& e) { return "refused " + std::to_string(e.status()); }),
                     otherwise([](velo::error const& e) { return "else " + e.message(); }));
    }
};

[[maybe_unused]] auto const with_user = ok([](velo::user_response const&) {});
[[maybe_unused]] auto const with_nothing = ok([] {});
[[maybe_unused]] auto const ignore = [](velo::error const&) {};

template <class... H>
using check = rest::match_check<get_user, H...>;

BOOST_AUTO_TEST_SUITE(rest_response_match)

BOOST_AUTO_TEST_CASE(each_end_of_a_call_has_its_handler) {
    fixture f;
    BOOST_TEST(f.text_of(f.client.call(get_user{.user_id = f.ann})) == "ann@example.com");
    BOOST_TEST(f.text_of(f.client.call(get_user{.user_id = "00000000-0000-4000-8000-000000000000"})) == "nobody");
    BOOST_TEST(f.text_of(f.stranger.call(get_user{.user_id = f.ann})) == "refused 401");
    f.fake.fail_next(403);
    BOOST_TEST(f.text_of(f.client.call(get_user{.user_id = f.ann})) == "refused 403");
    f.fake.fail_next(500);
    BOOST_TEST(f.text_of(f.client.call(get_user{.user_id = f.ann}, {.retry = velo::retry::never})) ==
               "else get_user_by_id_v2: HTTP 500 internal server error");
    f.fake.fail_next(velo::errc::timed_out, velo::delivery::maybe_sent);
    BOOST_TEST(f.text_of(f.client.call(get_user{.user_id = f.ann}, {.retry = velo::retry::never})) ==
               "else get_user_by_id_v2: timed out");
}

BOOST_AUTO_TEST_CASE(ok_takes_no_argument_for_an_operation_without_a_result) {
    fixture f;
    int done = 0;
    auto const remove = [&] {
        match(f.client.call(velo::delete_user_by_id_v2{.user_id = f.ann}), ok([&] { ++done; }),
              on<401, 403, 404>([&](velo::error const&) { done += 10; }), otherwise(ignore));
    };
    remove();
    remove();
    BOOST_TEST(done == 11);
}

BOOST_AUTO_TEST_CASE(match_returns_the_common_type_of_its_handlers) {
    fixture f;
    auto const got = match(f.client.call(get_user{.user_id = f.ann}), ok([](auto const&) { return 1; }),
                           on<401, 403, 404>([](auto const&) { return 2L; }), otherwise([](auto const&) { return 3; }));
    static_assert(std::is_same_v<decltype(got), long const>);
    BOOST_TEST(got == 1);
}

BOOST_AUTO_TEST_CASE(match_of_a_result_takes_the_operation_as_an_argument) {
    fixture f;
    velo::result<velo::user_response> const kept = f.client.call(get_user{.user_id = f.ann});
    bool const found = match<get_user>(kept, ok([](auto const&) { return true; }),
                                       on<401, 403, 404>([](auto const&) { return false; }),
                                       otherwise([](auto const&) { return false; }));
    BOOST_TEST(found);
}

BOOST_AUTO_TEST_CASE(each_mistake_has_a_type_of_its_name) {
    auto const on_401 = on<401>(ignore);
    auto const on_403_404 = on<403, 404>(ignore);
    auto const on_404 = on<404>(ignore);
    auto const on_409 = on<409>(ignore);
    auto const other = otherwise(ignore);
    auto const returns_text = on<401>([](velo::error const&) { return std::string(); });
    auto const takes_nothing = on<401>([] {});
    using U = decltype(with_user);
    using N = decltype(with_nothing);
    using A = decltype(on_401);
    using B = decltype(on_403_404);
    using O = decltype(other);
    static_assert(std::is_same_v<check<U, A, B, O>, rest::check_passed<get_user>>);
    static_assert(rest::matches<get_user, U, A, B, O>);
    static_assert(std::is_same_v<check<A, B, O>, rest::success_is_not_handled_once<get_user>>);
    static_assert(std::is_same_v<check<U, U, A, B, O>, rest::success_is_not_handled_once<get_user>>);
    static_assert(std::is_same_v<check<U, B, O>, rest::documented_status_is_not_handled<get_user, 401>>);
    static_assert(std::is_same_v<check<U, A, B, decltype(on_409), O>, rest::status_is_not_documented<get_user, 409>>);
    static_assert(std::is_same_v<check<U, A, B, decltype(on_404), O>, rest::status_is_handled_twice<get_user, 404>>);
    static_assert(std::is_same_v<check<U, A, B>, rest::everything_else_is_not_handled_once<get_user>>);
    static_assert(std::is_same_v<check<U, A, B, O, O>, rest::everything_else_is_not_handled_once<get_user>>);
    static_assert(
        std::is_same_v<check<N, A, B, O>, rest::handler_does_not_take_the_value<get_user, std::remove_const_t<N>>>);
    static_assert(!rest::matches<get_user, U, decltype(takes_nothing), B, O>);
    static_assert(
        std::is_same_v<check<U, decltype(returns_text), B, O>, rest::handlers_return_different_types<get_user>>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
