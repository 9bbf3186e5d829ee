// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_UNIT_FAKE_PREPARED_FAKE_HPP
#define VELO_TESTS_UNIT_FAKE_PREPARED_FAKE_HPP

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

using namespace std::chrono_literals;

inline constexpr velo::entity_id acme = "7fffa261-ac68-49e6-b605-d24a444d9206";
inline constexpr velo::entity_id globex = "0e9635fb-049b-4609-b9e8-2520b10b8b15";
inline constexpr velo::user_id unknown_user = "00000000-0000-4000-8000-000000000000";

inline constexpr std::string_view good_password = "correct horse battery staple";
inline constexpr std::string_view another_password = "Purple monkey dishwasher 7";

/// A fake with an application, and one user for each role with permissions of its own.
struct prepared_fake {
    velo::fake fake;
    velo::user_id back_office = person("back@example.com", "backoffice.admin", {});
    velo::user_id master = person("master@example.com", "payor.master_admin", acme);
    velo::user_id admin = person("admin@example.com", "payor.admin", acme);
    velo::user_id support = person("support@example.com", "payor.support", acme);
    velo::user_id payee = person("payee@example.com", "payee.admin", globex, velo::user_type::payee);

    velo::user_id person(std::string email, std::string role, std::optional<velo::entity_id> entity,
                         std::optional<velo::user_type> type = {}, velo::mfa_type mfa = velo::mfa_type::totp) {
        velo::fake_user u;
        u.shown.email = std::move(email);
        u.shown.roles = {{.name = std::move(role)}};
        if (entity) u.shown.entity_id = *entity;
        if (type) u.shown.user_type = *type;
        u.shown.sms_number = "+1415555" + std::to_string(1000 + fake.users().size());
        u.shown.mfa_type = mfa;
        u.shown.mfa_status = velo::mfa_status::registered;
        u.password = "correct horse battery staple";
        return fake.add(u);
    }
    auto as(velo::user_id const& id) { return velo::users_api(velo::client(fake, velo::bearer(fake.token(id)))); }
    auto application() { return velo::users_api(velo::client(fake, velo::bearer(fake.token()))); }
    auto login() { return velo::login_api(velo::client(fake, velo::bearer(fake.token()))); }
    auto login_as(velo::secret_string const& token) { return velo::login_api(velo::client(fake, velo::bearer(token))); }

    velo::user_response shown(velo::user_id const& id) { return application().get_user_by_id_v2(id).value(); }
    velo::phone number_of(velo::user_id const& id) { return velo::phone::checked(*shown(id).sms_number).value(); }

    /// The messages of one kind, oldest first.
    std::vector<velo::fake_message> messages(velo::fake_message_kind kind) {
        auto all = fake.outbox();
        std::erase_if(all, [&](velo::fake_message const& m) { return m.kind != kind; });
        return all;
    }
    /// Sends a code to the number as the back-office user, and returns it.
    velo::verification_code verify_manually(velo::phone const& number) {
        BOOST_TEST_REQUIRE(as(back_office).register_sms({.sms_number = number}).has_value());
        return code();
    }
    velo::verification_code code() {
        auto const sent = messages(velo::fake_message_kind::verification);
        BOOST_TEST_REQUIRE(!sent.empty());
        return velo::verification_code::checked(sent.back().secret.reveal()).value();
    }
};

inline velo::invite_user_request invitation(std::string_view email, velo::role_list const& roles) {
    return {
        .email = velo::email::checked(email).value(),
        .mfa_type = velo::mfa_type::totp,
        .sms_number = "+14155550101",
        .primary_contact_number = "+14155550102",
        .roles = roles,
    };
}

inline velo::role_list one_role(std::string_view name) {
    velo::role_list roles;
    BOOST_TEST_REQUIRE(roles.push_back(velo::role_name::checked(name).value()));
    return roles;
}

inline velo::otp otp_of(velo::secret_string const& code) { return velo::otp::checked(code.reveal()).value(); }

/// The status of an error; 0 for a success.
template <class R>
int status(R const& result) {
    return result.has_error() ? result.error().status() : 0;
}

/// Checks that the error has this status and names this location.
template <class R>
void check_refused(R const& result, int expected, std::string const& location, velo::location_type where) {
    BOOST_TEST_REQUIRE(result.has_error());
    velo::error const error = result.error();
    BOOST_TEST(error.status() == expected);
    BOOST_TEST_REQUIRE(error.payload() != nullptr);
    BOOST_TEST_REQUIRE(error.payload()->errors.size() == 1u);
    velo::error_item const& item = error.payload()->errors[0];
    BOOST_TEST(item.location.value_or("(none)") == location);
    BOOST_TEST((item.location_type && *item.location_type == where));
    BOOST_TEST(!item.error_message.value_or("").empty());
    BOOST_TEST(*error.payload()->http_status_code == expected);
    BOOST_TEST(error.payload()->correlation_id.has_value());
}
/// The same for a property of the body.
template <class R>
void check_refused(R const& result, int expected, std::string const& property) {
    check_refused(result, expected, property, velo::location_type::request_body);
}

inline std::vector<std::string> emails(velo::paged_user_response const& page) {
    std::vector<std::string> out;
    for (auto const& u : page.content) out.push_back(u.email.value_or(""));
    return out;
}

}  // namespace tests

#endif
