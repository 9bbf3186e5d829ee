// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/own_password.hpp>

#include <velo/fake/password_score.hpp>

#include "prepared_fake.hpp"

using namespace tests;

namespace {

velo::new_password word(std::string_view text) { return velo::new_password::checked(text).value(); }
velo::password old_word(std::string_view text) { return velo::password::checked(text).value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(a_password_is_scored_from_0_to_4) {
    prepared_fake f;
    auto const score = [&](std::string_view text) {
        auto const scored = f.as(f.admin).validate_password_self({.password = word(text)}).value();
        BOOST_TEST(*scored.valid == (*scored.score >= 3));
        return *scored.score;
    };
    BOOST_TEST(score("password123") == 0);
    BOOST_TEST(score("PassWord123") == 0);
    BOOST_TEST(score("aaaaaaaaaaaaaaaa") == 0);
    BOOST_TEST(score("abcdefgh12345678") == 0);
    BOOST_TEST(score("kwrtyuiooo") == 1);
    BOOST_TEST(score("m4n7q2xttt") == 2);
    BOOST_TEST(score("kzwgtqmcxehu") == 3);
    BOOST_TEST(score("My_new_password") == 4);
    BOOST_TEST(score(another_password) == 4);
}

BOOST_AUTO_TEST_CASE(the_limits_of_the_scores) {
    using velo::detail::assess_password;
    auto const score = [](std::string_view text) { return assess_password(text, "").score; };
    // Lower case alone: 5 points a character.
    BOOST_TEST(score("kzwgtq") == 0);            // 30
    BOOST_TEST(score("kzwgtqm") == 1);           // 35
    BOOST_TEST(score("kzwgtqmc") == 1);          // 40
    BOOST_TEST(score("kzwgtqmcx") == 2);         // 45
    BOOST_TEST(score("kzwgtqmcxeh") == 2);       // 55
    BOOST_TEST(score("kzwgtqmcxehu") == 3);      // 60
    BOOST_TEST(score("kzwgtqmcxehubfl") == 3);   // 75
    BOOST_TEST(score("kzwgtqmcxehubflo") == 4);  // 80
    // Each further kind of character is 1 point more.
    BOOST_TEST(score("kZwgtqmcxe") == 3);  // 10 * 6
    BOOST_TEST(score("kZ7gtqmcx") == 3);   // 9 * 7
    BOOST_TEST(score("kZ7_tqmc") == 3);    // 8 * 8
    // A character of several bytes counts as one.
    BOOST_TEST(score("\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F") == 0);
    // Repeats and sequences add nothing.
    BOOST_TEST(score("kkkzzzwwwgggttt") == score("kzwgt"));
    BOOST_TEST(score("") == 0);
}

BOOST_AUTO_TEST_CASE(a_weak_password_has_a_warning_and_suggestions) {
    prepared_fake f;
    auto const api = f.as(f.admin);
    for (std::string_view const text : {"password123", "aaaaaaaaaaaa"}) {
        auto const scored = api.validate_password_self({.password = word(text)}).value();
        BOOST_TEST(!*scored.valid);
        BOOST_TEST(!scored.warning.value_or("").empty());
        BOOST_TEST(scored.suggestions.size() == 1u);
    }
    auto const good = api.validate_password_self({.password = word(another_password)}).value();
    BOOST_TEST(*good.valid);
    BOOST_TEST(good.warning.is_absent());
    BOOST_TEST(good.suggestions.empty());
}

BOOST_AUTO_TEST_CASE(a_password_with_the_users_name_is_weak) {
    prepared_fake f;
    auto const scored = f.as(f.support).validate_password_self({.password = "Support-4-ever!?"}).value();
    BOOST_TEST(*scored.score == 1);
    BOOST_TEST(*f.as(f.admin).validate_password_self({.password = "Support-4-ever!?"})->score == 4);
}

BOOST_AUTO_TEST_CASE(a_password_that_was_used_before_is_historic) {
    prepared_fake f;
    auto const scored = f.as(f.admin).validate_password_self({.password = word(good_password)}).value();
    BOOST_TEST(*scored.score == 2);
    BOOST_TEST(!*scored.valid);
    BOOST_TEST(*scored.warning == "Historic Password");
    BOOST_TEST(scored.suggestions.at(0) == "[password has been used before]");
}

BOOST_AUTO_TEST_CASE(scoring_a_password_changes_nothing) {
    prepared_fake f;
    BOOST_TEST(*f.as(f.admin).validate_password_self({.password = word(another_password)})->valid);
    BOOST_TEST(*f.as(f.admin).validate_password_self({.password = word(another_password)})->valid);
    BOOST_TEST(f.fake.log_in("admin@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(a_new_password_replaces_the_old_one) {
    prepared_fake f;
    BOOST_TEST(
        f.as(f.admin)
            .update_password_self({.old_password = old_word(good_password), .new_password = word(another_password)})
            .has_value());
    BOOST_TEST(!f.fake.log_in("admin@example.com", good_password).has_value());
    BOOST_TEST(f.fake.log_in("admin@example.com", another_password).has_value());
}

BOOST_AUTO_TEST_CASE(the_old_password_must_be_right) {
    prepared_fake f;
    check_refused(f.as(f.admin).update_password_self(
                      {.old_password = old_word(another_password), .new_password = word(another_password)}),
                  400, "oldPassword");
    BOOST_TEST(f.fake.log_in("admin@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(a_new_password_needs_a_score_of_3) {
    prepared_fake f;
    for (std::string_view const weak : {"password123", "kzwgtqmcxeh"}) {
        check_refused(
            f.as(f.admin).update_password_self({.old_password = old_word(good_password), .new_password = word(weak)}),
            400, "newPassword");
    }
    BOOST_TEST(f.as(f.admin)
                   .update_password_self({.old_password = old_word(good_password), .new_password = "kzwgtqmcxehu"})
                   .has_value());
}

BOOST_AUTO_TEST_CASE(every_earlier_password_is_refused) {
    prepared_fake f;
    auto const api = f.as(f.admin);
    check_refused(
        api.update_password_self({.old_password = old_word(good_password), .new_password = word(good_password)}), 400,
        "newPassword");
    BOOST_TEST(
        api.update_password_self({.old_password = old_word(good_password), .new_password = word(another_password)})
            .has_value());
    check_refused(
        api.update_password_self({.old_password = old_word(another_password), .new_password = word(good_password)}),
        400, "newPassword");
}

BOOST_AUTO_TEST_CASE(passwords_have_8_to_128_characters) {
    prepared_fake f;
    auto const api = f.as(f.admin);
    auto const old = [](std::string_view text) { return velo::password::unchecked(text).value(); };
    auto const fresh = [](std::string_view text) { return velo::new_password::unchecked(text).value(); };
    check_refused(api.validate_password_self({.password = fresh("kZ7_tqm")}), 400, "password");
    check_refused(api.validate_password_self({.password = fresh(std::string(129, 'x'))}), 400, "password");
    BOOST_TEST(api.validate_password_self({.password = fresh(std::string(128, 'x'))}).has_value());
    BOOST_TEST(api.validate_password_self({.password = fresh("kZ7_tqmc")}).has_value());
    check_refused(api.update_password_self({.old_password = old(good_password), .new_password = fresh("kZ7_tqm")}), 400,
                  "newPassword");
    check_refused(api.update_password_self({.old_password = old("kZ7_tqm"), .new_password = word(another_password)}),
                  400, "oldPassword");
    velo::user_id const short_one = f.fake.add({.shown = {.email = "s@example.com"}, .password = "kZ7_tqmc"});
    BOOST_TEST(f.as(short_one)
                   .update_password_self({.old_password = "kZ7_tqmc", .new_password = word(another_password)})
                   .has_value());
}

BOOST_AUTO_TEST_CASE(passwords_belong_to_users_not_to_applications) {
    prepared_fake f;
    BOOST_TEST(status(f.application().validate_password_self({.password = word(another_password)})) == 403);
    BOOST_TEST(status(f.application().update_password_self(
                   {.old_password = old_word(good_password), .new_password = word(another_password)})) == 403);
}

BOOST_AUTO_TEST_SUITE_END()
