// SPDX-License-Identifier: BSL-1.0

// Shows a call of each operation, with the arguments of the examples in the API specification. Runs on the fake. The
// parts between `[name]` and `[/]` are quoted in docs/users_api.md. Needs: Boost.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <cstddef>
#include <functional>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

/// The fake and the values that the examples use.
struct setting {
    velo::fake fake;
    velo::entity_id entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206";
    velo::user_id back_office_user = person("office@example.com", "backoffice.admin", velo::user_type::backoffice);
    velo::user_id payee = person("payee@example.com", "payee.admin", velo::user_type::payee);
    velo::user_id user_id = person("jane@example.com", "payor.master_admin", velo::user_type::payor);

    velo::user_id person(char const* email, char const* role, velo::user_type type) {
        velo::fake_user u;
        u.shown.email = std::string(email);
        u.shown.roles = {{.name = std::string(role)}};
        u.shown.user_type = type;
        if (type != velo::user_type::backoffice) u.shown.entity_id = entity_id;
        u.shown.sms_number = "+1123555550" + std::to_string(fake.users().size());
        u.shown.mfa_type = velo::mfa_type::totp;
        u.shown.mfa_status = velo::mfa_status::registered;
        u.password = "My_current_password";
        return fake.add(std::move(u));
    }
    auto users_of(velo::user_id const& who) const {
        return velo::users_api(velo::client(fake, velo::bearer(fake.token(who))));
    }
    auto login_of(velo::secret_string const& token) const {
        return velo::login_api(velo::client(fake, velo::bearer(token)));
    }
    /// A verification code for a number, requested by the back office.
    velo::verification_code code_for(velo::phone const& number) const {
        users_of(back_office_user).register_sms({.sms_number = number}).value();
        return velo::verification_code::checked(fake.outbox().back().secret.reveal()).value();
    }
};

bool delete_user_by_id_v2(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const user_id = s.user_id;
    // [delete_user_by_id_v2]
    auto const deleted = users.delete_user_by_id_v2(user_id);
    if (!deleted) std::cerr << deleted.error() << '\n';
    // [/]
    return deleted.has_value();
}

bool disable_user_v2(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const user_id = s.user_id;
    // [disable_user_v2]
    auto const disabled = users.disable_user_v2(user_id);
    if (!disabled) std::cerr << disabled.error() << '\n';
    // [/]
    return disabled.has_value();
}

bool enable_user_v2(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const user_id = s.user_id;
    // [enable_user_v2]
    auto const enabled = users.enable_user_v2(user_id);
    if (!enabled) std::cerr << enabled.error() << '\n';
    // [/]
    return enabled.has_value();
}

bool get_self(setting const& s) {
    auto const users = s.users_of(s.user_id);
    // [get_self]
    auto const self = users.get_self();
    if (!self) {
        std::cerr << self.error() << '\n';
    } else {
        std::cout << self->email.value_or("(no address)") << '\n';
    }
    // [/]
    return self.has_value();
}

bool get_user_by_id_v2(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const user_id = s.user_id;
    // [get_user_by_id_v2]
    auto const user = users.get_user_by_id_v2(user_id);
    if (!user) {
        std::cerr << user.error() << '\n';
    } else if (user->status == velo::user_status::enabled) {
        std::cout << user->first_name.value_or("(no name)") << " may log in\n";
    }
    // [/]
    return user.has_value();
}

bool invite_user(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const entity_id = s.entity_id;
    auto const code = s.code_for("+11235555555");
    // [invite_user]
    auto const invited = users.invite_user({.email = "foo@example.com",
                                            .mfa_type = velo::mfa_type::totp,
                                            .sms_number = "+11235555555",
                                            .primary_contact_number = "+11235555555",
                                            .secondary_contact_number = "+11235555550",
                                            .roles = {"velo.payor.admin"},
                                            .first_name = "John",
                                            .last_name = "Doe",
                                            .entity_id = entity_id,
                                            .user_type = velo::user_type::payee,
                                            .verification_code = code});
    if (!invited && invited.error() == velo::condition::conflict) std::cerr << "somebody has this address\n";
    // [/]
    return invited.has_value();
}

bool list_users(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const entity_id = s.entity_id;
    // [list_users]
    auto const page = users.list_users({.type = velo::user_type::payor,
                                        .status = velo::user_status::enabled,
                                        .entity_id = entity_id,
                                        .page = 1,
                                        .page_size = 25,
                                        .sort = "email:asc"});
    if (!page) {
        std::cerr << page.error() << '\n';
    } else {
        for (velo::user_response const& user : page->content) std::cout << user.email.value_or("-") << '\n';
    }
    // [/]
    return page.has_value() && page->content.size() == 1;
}

bool register_sms(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    // [register_sms]
    auto const sent = users.register_sms({.sms_number = "+11235555555"});
    if (!sent) std::cerr << sent.error() << '\n';
    // [/]
    return sent.has_value();
}

bool resend_token(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    users
        .invite_user({.email = "foo@example.com",
                      .mfa_type = velo::mfa_type::totp,
                      .sms_number = "+11235555555",
                      .primary_contact_number = "+11235555555",
                      .roles = {"backoffice.admin"}})
        .value();
    auto const user_id = *s.fake.users().back().shown.id;
    auto const code = s.code_for("+11235555555");
    // [resend_token]
    auto const sent =
        users.resend_token(user_id, {.token_type = velo::token_type::invite_mfa_user, .verification_code = code});
    if (!sent) std::cerr << sent.error() << '\n';
    // [/]
    return sent.has_value();
}

bool role_update(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const user_id = s.user_id;
    auto const code = s.code_for("+11235555502");
    // [role_update]
    auto const updated = users.role_update(user_id, {.roles = {"payor.admin"}, .verification_code = code});
    if (!updated) std::cerr << updated.error() << '\n';
    // [/]
    return updated.has_value();
}

bool unlock_user_v2(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const user_id = s.user_id;
    // [unlock_user_v2]
    auto const unlocked = users.unlock_user_v2(user_id);
    if (!unlocked) std::cerr << unlocked.error() << '\n';
    // [/]
    return unlocked.has_value();
}

bool unregister_mfa(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const user_id = s.user_id;
    auto const code = s.code_for("+11235555502");
    // [unregister_mfa]
    auto const unregistered =
        users.unregister_mfa(user_id, {.mfa_type = velo::unregister_mfa_type::totp, .verification_code = code});
    if (!unregistered) std::cerr << unregistered.error() << '\n';
    // [/]
    return unregistered.has_value();
}

bool unregister_mfa_for_self(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const authorization = velo::bearer_token::checked(s.fake.token(s.user_id).reveal()).value();
    // [unregister_mfa_for_self]
    auto const unregistered = users.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, authorization);
    if (!unregistered) std::cerr << unregistered.error() << '\n';
    // [/]
    return unregistered.has_value();
}

bool update_password_self(setting const& s) {
    auto const users = s.users_of(s.user_id);
    // [update_password_self]
    auto const updated =
        users.update_password_self({.old_password = "My_current_password", .new_password = "My_new_password"});
    if (!updated) std::cerr << updated.error() << '\n';
    // [/]
    return updated.has_value();
}

bool user_details_update(setting const& s) {
    auto const users = s.users_of(s.back_office_user);
    auto const user_id = s.user_id;
    auto const code = s.code_for("+11235555502");
    // [user_details_update]
    auto const updated = users.user_details_update(user_id, {.primary_contact_number = "+11235555555",
                                                             .secondary_contact_number = nullptr,  // cleared
                                                             .first_name = "John",
                                                             .last_name = "Doe",
                                                             .email = "foo@example.com",
                                                             .sms_number = "+11235555555",
                                                             .mfa_type = velo::mfa_type::totp,
                                                             .verification_code = code});
    if (!updated) std::cerr << updated.error() << '\n';
    // [/]
    return updated.has_value();
}

bool user_details_update_for_self(setting const& s) {
    auto const users = s.users_of(s.payee);
    // [user_details_update_for_self]
    auto const updated = users.user_details_update_for_self({.primary_contact_number = "+11235555555",
                                                             .secondary_contact_number = "+11235555550",
                                                             .first_name = "John",
                                                             .last_name = "Doe",
                                                             .email = "foo@example.com",
                                                             .sms_number = "+11235555555"});
    if (!updated) std::cerr << updated.error() << '\n';
    // [/]
    return updated.has_value();
}

bool validate_password_self(setting const& s) {
    auto const users = s.users_of(s.user_id);
    // [validate_password_self]
    auto const assessed = users.validate_password_self({.password = "My_strong_password"});
    if (!assessed) {
        std::cerr << assessed.error() << '\n';
    } else {
        std::cout << "score " << assessed->score.value_or(0) << " of 4\n";
    }
    // [/]
    return assessed.has_value();
}

bool logout(setting const& s) {
    auto const login = s.login_of(s.fake.token());
    // [logout]
    auto const out = login.logout();
    if (!out) std::cerr << out.error() << '\n';
    // [/]
    return out.has_value();
}

bool reset_password(setting const& s) {
    velo::login_api const login{velo::client(s.fake)};
    // [reset_password]
    auto const accepted = login.reset_password({.email = "foo@example.com"});  // needs no credential
    if (!accepted) std::cerr << accepted.error() << '\n';
    // [/]
    return accepted.has_value();
}

bool validate_access_token(setting const& s) {
    auto const pre_auth_token = s.fake.log_in("jane@example.com", "My_current_password").value();
    auto const login = s.login_of(pre_auth_token);
    auto const typed_in = std::string(s.fake.device_code(s.user_id).reveal());
    // [validate_access_token]
    auto const otp = velo::otp::checked(typed_in);
    if (!otp) {
        std::cerr << "expected " << otp.error().expected << '\n';
        return false;
    }
    auto const granted = login.validate_access_token({.otp = *otp});
    if (!granted) std::cerr << granted.error() << '\n';
    // [/]
    return granted.has_value();
}

bool velo_auth(setting const& s) {
    auto const api = s.fake;
    auto const key = s.fake.key();
    auto const secret = s.fake.secret();
    // [velo_auth]
    velo::login_api const login(velo::client(api, velo::basic(key, secret)));
    auto const granted = login.velo_auth();
    if (!granted) {
        std::cerr << granted.error() << '\n';
        return false;
    }
    velo::users_api const users(velo::client(api, velo::bearer(*granted->access_token)));
    // [/]
    return users.list_users().has_value();
}

}  // namespace

int main() {
    std::vector<std::pair<char const*, std::function<bool(setting const&)>>> const examples{
        {"delete_user_by_id_v2", delete_user_by_id_v2},
        {"disable_user_v2", disable_user_v2},
        {"enable_user_v2", enable_user_v2},
        {"get_self", get_self},
        {"get_user_by_id_v2", get_user_by_id_v2},
        {"invite_user", invite_user},
        {"list_users", list_users},
        {"register_sms", register_sms},
        {"resend_token", resend_token},
        {"role_update", role_update},
        {"unlock_user_v2", unlock_user_v2},
        {"unregister_mfa", unregister_mfa},
        {"unregister_mfa_for_self", unregister_mfa_for_self},
        {"update_password_self", update_password_self},
        {"user_details_update", user_details_update},
        {"user_details_update_for_self", user_details_update_for_self},
        {"validate_password_self", validate_password_self},
        {"logout", logout},
        {"reset_password", reset_password},
        {"validate_access_token", validate_access_token},
        {"velo_auth", velo_auth},
    };
    std::size_t done = 0;
    for (auto const& [name, example] : examples) {
        // Each runs on a new fake, so that none depends on another.
        bool const succeeded = example(setting());
        std::cout << name << (succeeded ? ": done\n" : ": FAILED\n");
        done += succeeded ? 1u : 0u;
    }
    std::cout << done << " of 21 done\n";
    return done == 21 ? 0 : 1;
}
