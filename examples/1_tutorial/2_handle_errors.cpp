// SPDX-License-Identifier: BSL-1.0

// Shows how to handle the errors of a call: by condition, by status, and by the server's own texts; and how to check
// text that is known only at run time. Runs on the fake. Needs: Boost.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <iostream>
#include <string>

int main() {
    velo::fake fake;
    velo::users_api users(velo::client(fake, velo::bearer(fake.token())));

    // Branch on a condition. Conditions are the same for every operation and every transport.
    auto const nobody = users.get_user_by_id_v2("8bbf301c-948f-4445-b411-357eec53e441");
    if (nobody.has_error() && nobody.error() == velo::condition::not_found) std::cout << "nobody has this id\n";

    // The payload holds the server's texts. They are untrusted, so `message()`, which is safe to log, has none of them.
    auto const refused = users.invite_user({
        .email = "ann@example.com",
        .mfa_type = velo::mfa_type::totp,
        .sms_number = "+14155550101",
        .primary_contact_number = "+14155550102",
        .roles = {"chief.of.everything"},
    });
    velo::error const error = refused.error();
    std::cout << "to log:  " << error.message() << '\n';
    for (velo::error_item const& item : error.payload()->errors) {
        std::cout << "to show: " << item.location.value_or("") << ": " << item.error_message.value_or("") << '\n';
    }

    // Check text that is known only at run time where it enters the program. Nothing is sent.
    std::string const typed_by_somebody = "0049 170";
    auto const number = velo::phone::checked(typed_by_somebody);
    if (!number) std::cout << "not a number: expected " << number.error().expected << '\n';

    // `value()` throws instead.
    try {
        static_cast<void>(users.get_self().value());
    } catch (velo::call_failed const& e) {
        std::cout << "thrown:  " << e.what() << ", delivery: " << to_text(e.error().delivery()) << '\n';
    }
    return error.status() == 400 && !number ? 0 : 1;
}
