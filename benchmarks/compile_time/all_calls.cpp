// SPDX-License-Identifier: BSL-1.0

// All 17 operations of the Users API called once, with every kind of argument: the translation unit whose compile time
// is measured.

#if defined(THROUGH_ANY_CLIENT)
#include <velo/any_client.hpp>
#else
#include <velo/velo.hpp>
#endif

template <class T>
int seen(T const& result) {
    return result.has_value() ? 1 : result.error().status();
}

#if defined(THROUGH_ANY_CLIENT)
int call_all(velo::any_client const& users) {
#else
int call_all(velo::rest::scripted const& server) {
    velo::users_api const users(velo::client(server, velo::bearer("token")));
#endif
    constexpr velo::user_id id = "8bbf301c-948f-4445-b411-357eec53e441";
    int sum = 0;
    sum += seen(users.delete_user_by_id_v2(id));
    sum += seen(users.disable_user_v2("8bbf301c-948f-4445-b411-357eec53e441"));
    sum += seen(users.enable_user_v2(id));
    sum += seen(users.get_self());
    sum += seen(users.get_user_by_id_v2(id));
    sum += seen(users.invite_user({.email = "foo@example.com",
                                   .mfa_type = velo::mfa_type::totp,
                                   .sms_number = "+11235555555",
                                   .primary_contact_number = "+11235555555",
                                   .secondary_contact_number = "+11235555550",
                                   .roles = {"payor.admin", "payor.support"},
                                   .first_name = "John",
                                   .last_name = "Doe",
                                   .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206",
                                   .user_type = velo::user_type::payee,
                                   .verification_code = "123456"}));
    sum += seen(users.list_users({.type = velo::user_type::payor,
                                  .status = velo::user_status::enabled,
                                  .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206",
                                  .payee_type = velo::payee_type::company,
                                  .page = 1,
                                  .page_size = 25,
                                  .sort = "email:asc"}));
    sum += seen(users.register_sms({.sms_number = "+11235555555"}));
    sum +=
        seen(users.resend_token(id, {.token_type = velo::token_type::invite_mfa_user, .verification_code = "123456"}));
    sum += seen(users.role_update(id, {.roles = {"payor.admin"}, .verification_code = "123456"}));
    sum += seen(users.unlock_user_v2(id));
    sum += seen(users.unregister_mfa(id, {.mfa_type = velo::unregister_mfa_type::totp, .verification_code = "123456"}));
    sum += seen(users.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, "a-token"));
    sum += seen(users.update_password_self({.old_password = "My_current_password", .new_password = "My_new_password"}));
    sum += seen(users.user_details_update(id, {.primary_contact_number = "+11235555555",
                                               .secondary_contact_number = nullptr,
                                               .first_name = "John",
                                               .last_name = "Doe",
                                               .email = "foo@example.com",
                                               .sms_number = "+11235555555",
                                               .mfa_type = velo::mfa_type::totp,
                                               .verification_code = "123456"}));
    sum += seen(users.user_details_update_for_self({.primary_contact_number = "+11235555555",
                                                    .first_name = nullptr,
                                                    .last_name = "Doe",
                                                    .email = "foo@example.com"}));
    sum += seen(users.validate_password_self({.password = "My_strong_password"}));
    return sum;
}
