// SPDX-License-Identifier: BSL-1.0

// Random operations on the fake, each compared with an independent model: the status, the visible state, and the
// messages. usage: random_walk [OPERATIONS [SEED]]

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <array>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "model.hpp"

namespace {

using velo::rest::field;
using strings = std::vector<std::string>;

template <class R>
int status_of(R const& result, int success) {
    return result.has_value() ? success : result.error().status();
}

template <class T>
T checked(std::string const& text) {
    return T::checked(text).value();
}

std::string text_of(velo::secret_string const& secret) { return std::string(secret.reveal()); }

class walk {
  public:
    explicit walk(unsigned seed) : random_(seed) {
        for (auto const& [role, type, payor] :
             {std::tuple{"backoffice.admin", "BACKOFFICE", -1}, std::tuple{"payor.master_admin", "PAYOR", 0},
              std::tuple{"payor.admin", "PAYOR", 0}, std::tuple{"payor.support", "PAYOR", 1},
              std::tuple{"payee.admin", "PAYEE", 1}}) {
            for (bool const locked : {false, true})
                add(role, type, payor < 0 ? "" : payors_[static_cast<std::size_t>(payor)], locked);
        }
        fake_.set_master_admin_limit(model_.master_admin_limit = 2);
        new_application_token();
    }

    /// Calls one operation. Returns the difference between the fake and the model; empty without one.
    std::string step() {
        token_ = some_token();
        sent_before_ = fake_.outbox().size();
        model_.malformed = false;
        std::string const id = some_id();
        auto const user = velo::user_id_argument::unchecked(id).value();
        velo::client const client(fake_, velo::bearer(velo::secret_string(token_)));
        velo::users_api const api(client);
        velo::login_api const login(client);
        switch (below(25)) {
            case 0: return list(api);
            case 1: return compare_user("get_self", api.get_self(), model_.self(token_));
            case 2: return compare_user("get_user_by_id_v2", api.get_user_by_id_v2(user), model_.get(token_, id));
            case 3: return invite(api);
            case 4:
                if (people_ > 14 || below(3) != 0) return "";
                return compare("delete_user_by_id_v2", api.delete_user_by_id_v2(user), model_.remove(token_, id));
            case 5:
                if (below(2) == 0) return "";
                return compare("disable_user_v2", api.disable_user_v2(user), model_.disable(token_, id));
            case 6: return compare("enable_user_v2", api.enable_user_v2(user), model_.enable(token_, id));
            case 7: return compare("unlock_user_v2", api.unlock_user_v2(user), model_.unlock(token_, id));
            case 8: {
                strings const roles = some_roles();
                auto const code = some_code(id);
                velo::role_update_request body{.roles = list_of(roles)};
                if (code) body.verification_code = checked<velo::verification_code>(*code);
                return compare("role_update", api.role_update(user, body), model_.roles(token_, id, roles, code));
            }
            case 9: {
                velo::user_details_update_request body;
                auto changes = some_changes(body);
                some_change(changes, "mfaType", body.mfa_type, [&] { return pick(mfa_types_); });
                auto const code = some_code(id);
                if (code) body.verification_code = checked<velo::verification_code>(*code);
                return compare("user_details_update", api.user_details_update(user, body),
                               model_.details(token_, id, changes, code));
            }
            case 10: {
                velo::payee_user_self_update_request body;
                auto const changes = some_changes(body);
                return compare("user_details_update_for_self", api.user_details_update_for_self(body),
                               model_.own_details(token_, changes));
            }
            case 11: {
                std::string const number = some_number();
                auto const result = api.register_sms({.sms_number = maybe_malformed<velo::phone>(number, "12")});
                auto const expected = model_.register_sms(token_, number);
                if (expected.status == 204 && result) model_.code_sent(number, last_secret());
                return compare("register_sms", result, expected);
            }
            case 12: {
                bool const invitation = below(2) == 0;
                std::string const kind = invitation ? "invitation" : "mfa_registration";
                auto const code = some_code(id);
                velo::resend_token_request body{.token_type = invitation ? velo::token_type::invite_mfa_user
                                                                         : velo::token_type::mfa_registration};
                if (code) body.verification_code = checked<velo::verification_code>(*code);
                auto const result = api.resend_token(user, body);
                auto const expected = model_.resend(token_, id, kind, code);
                if (expected.status == 204 && result) model_.mailed(id, kind, last_secret());
                return compare("resend_token", result, expected);
            }
            case 13: {
                bool const totp = below(3) != 0;
                auto const code = some_code(id);
                velo::unregister_mfa_request body{.mfa_type = totp ? velo::unregister_mfa_type::totp
                                                                   : velo::unregister_mfa_type::yubikey};
                if (code) body.verification_code = checked<velo::verification_code>(*code);
                auto const result = api.unregister_mfa(user, body);
                auto const expected = model_.unregister(token_, id, totp ? "TOTP" : "YUBIKEY", code);
                if (expected.status == 204 && result) model_.mailed(id, "mfa_registration", last_secret());
                return compare("unregister_mfa", result, expected);
            }
            case 14: {
                std::string const type = pick(mfa_types_);
                auto const who = model_.tokens.contains(token_) ? model_.tokens.at(token_).user : std::nullopt;
                auto const result =
                    api.unregister_mfa_for_self({.mfa_type = *velo::rest::parse_enumerator<velo::mfa_type>(type)});
                auto const expected = model_.unregister_own(token_, type);
                if (expected.sent && result) model_.mailed(*who, "mfa_registration", last_secret());
                return compare("unregister_mfa_for_self", result, expected);
            }
            case 15: {
                auto const& [password, score] = some_password();
                auto const result =
                    api.validate_password_self({.password = maybe_malformed<velo::new_password>(password, "short")});
                auto const expected = model_.validate_password(token_, password, score);
                if (result && (*result->score != expected.score || *result->valid != (expected.score >= 3)))
                    return "validate_password_self: a different score for " + password;
                return compare("validate_password_self", result, expected, 200);
            }
            case 16: {
                auto const old = some_password().first;
                auto const& [password, score] = some_password();
                auto const result =
                    api.update_password_self({.old_password = checked<velo::password>(old),
                                              .new_password = maybe_malformed<velo::new_password>(password, "short")});
                return compare("update_password_self", result, model_.change_password(token_, old, password, score));
            }
            case 17: {
                bool const right = below(4) != 0;
                auto const result = velo::client(fake_, velo::basic(fake_.key(), right ? fake_.secret() : fake_.key()))
                                        .call(velo::velo_auth{});
                if (result) model_.tokens[text_of(*result->access_token)] = {{}, model_.now + 1799};
                return compare("velo_auth", result, {right ? 200 : 401}, 200);
            }
            case 18:
                if (below(2) == 0) return "";
                return compare("logout", login.logout(), model_.logout(token_));
            case 19: {
                std::string const email = some_email();
                auto const result = login.reset_password({.email = maybe_malformed<velo::email>(email, "nobody")});
                auto const expected = model_.reset_password(email);
                if (expected.sent && result) model_.mailed(*model_.holder(email), "password_reset", last_secret());
                return compare("reset_password", result, expected);
            }
            case 20: {
                if (below(4) != 0) token_ = some_token([](model::token const& t) { return t.pre_auth; });
                return validate(velo::login_api(velo::client(fake_, velo::bearer(velo::secret_string(token_)))));
            }
            case 21: {
                // Sometimes a user tries several times, so that users are locked out.
                std::string const email = some_email();
                std::string difference;
                for (std::size_t tries = below(4) == 0 ? 2 + below(5) : 1; tries != 0 && difference.empty(); --tries) {
                    sent_before_ = fake_.outbox().size();
                    difference = log_in(email, tries == 1);
                }
                return difference;
            }
            case 22: return follow_a_link();
            case 23: return change_settings();
            default:
                model_.now += 7;
                fake_.advance(std::chrono::seconds(7));
                return "";
        }
    }

    std::map<std::string, int> const& statuses() const { return statuses_; }

  private:
    using users = velo::users_api<velo::client<velo::fake, velo::bearer<velo::secret_string>>>;
    using logins = velo::login_api<velo::client<velo::fake, velo::bearer<velo::secret_string>>>;

    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
    template <class C>
    typename C::value_type const& pick(C const& c) {
        return c[below(c.size())];
    }

    void add(std::string const& role, std::string const& type, std::string const& payor, bool locked) {
        std::string const email = "person" + std::to_string(people_) + "@example.com";
        std::string const number = "+1415555" + std::to_string(1000 + people_);
        std::string const mfa = pick(mfa_types_);
        ++people_;
        velo::fake_user u;
        u.shown.email = email;
        u.shown.sms_number = number;
        u.shown.roles = {{.name = role}};
        u.shown.user_type = *velo::rest::parse_enumerator<velo::user_type>(type);
        u.shown.locked_out = locked;
        if (locked) u.shown.locked_out_timestamp = velo::rest::timestamp(fake_.now());
        u.shown.mfa_type = *velo::rest::parse_enumerator<velo::mfa_type>(mfa);
        u.shown.mfa_status = velo::mfa_status::registered;
        u.password = checked<velo::password>(passwords_[5].first);
        model::person p;
        p.locked = locked;
        p.has_device = true;
        p.mfa_type = mfa;
        p.passwords = {passwords_[5].first};
        if (!payor.empty()) {
            u.shown.entity_id = checked<velo::entity_id>(payor);
            p.entity = payor;
        }
        std::string const id(velo::rest::open<velo::user_id>(fake_.add(u)).to_text());
        p.shown = {{"email", email}, {"smsNumber", number}};
        p.roles = {role};
        p.status = "ENABLED";
        p.type = type;
        model_.people[id] = p;
        model_.arrivals.push_back(id);
        token_of(id);
    }

    void new_application_token() { model_.tokens[text_of(fake_.token())] = {{}, model_.now + 1799}; }
    void token_of(std::string const& id) {
        model_.tokens[text_of(fake_.token(checked<velo::user_id>(id)))] = {id, model_.now + 1799};
    }

    /// Mostly `text`; sometimes `wrong`, which is not valid.
    template <class T>
    T maybe_malformed(std::string const& text, std::string const& wrong) {
        if (below(12) != 0) return checked<T>(text);
        model_.malformed = true;
        return T::unchecked(wrong).value();
    }

    /// Mostly a valid token.
    std::string some_token() {
        std::size_t const what = below(20);
        if (what == 0) return nobody_;
        return some_token([&](model::token const& t) { return t.user.has_value() == (what > 5); });
    }
    template <class Predicate>
    std::string some_token(Predicate wanted) {
        strings candidates;
        for (auto const& [token, t] : model_.tokens) {
            if (wanted(t)) candidates.push_back(token);
        }
        return candidates.empty() ? nobody_ : pick(candidates);
    }

    std::string some_id() {
        if (below(12) == 0) return below(2) == 0 ? "not-an-id" : "00000000-0000-4000-8000-000000000000";
        if (below(8) == 0 && model_.tokens.contains(token_) && model_.tokens.at(token_).user)
            return *model_.tokens.at(token_).user;
        return model_.arrivals.empty() ? "not-an-id" : pick(model_.arrivals);
    }

    std::string number_of(std::string const& id) {
        if (!model_.people.contains(id)) return "";
        return model_.people.at(id).shown["smsNumber"].value_or("");
    }
    std::string some_number() {
        std::string const number = model_.arrivals.empty() ? "" : number_of(pick(model_.arrivals));
        return number.empty() ? "+14155550101" : number;
    }
    /// Mostly the code that is required, if any.
    std::optional<std::string> some_code(std::string const& id) { return code_for(number_of(id)); }
    std::optional<std::string> code_for(std::string const& number) {
        if (below(16) == 0) return "000000";
        auto const sent = model_.registered.find(number);
        if (sent == model_.registered.end() || below(5) == 0) return std::nullopt;
        return sent->second.value;
    }

    strings some_roles() {
        static strings const all{"velo.payor.admin",      "payor.admin", "payor.support", "payor.master_admin",
                                 "velo.backoffice.admin", "payee.admin", "payee.support", "no.such.role"};
        strings roles;
        for (std::size_t i = 0, n = below(12) == 0 ? 0 : 1 + below(2); i != n; ++i) roles.push_back(pick(all));
        return roles;
    }
    static velo::role_list list_of(strings const& names) {
        velo::role_list list;
        for (auto const& n : names) {
            if (!list.push_back(checked<velo::role_name>(n))) std::abort();
        }
        return list;
    }

    std::string some_email() {
        return (below(2) == 0 ? "Person" : "person") + std::to_string(below(static_cast<std::size_t>(people_) + 4)) +
               "@example.com";
    }

    /// A password and its score for a user with another name.
    std::pair<std::string, int> some_password() {
        if (below(6) == 0) return {"Xk7!person" + std::to_string(below(static_cast<std::size_t>(people_))) + "q9Zw", 4};
        return pick(passwords_);
    }

    template <class Field, class Make>
    void some_change(std::map<std::string, model::change>& changes, std::string const& name, Field& target, Make make) {
        std::size_t const what = below(6);
        if (what == 0) {
            target = nullptr;
            changes[name] = std::optional<std::string>();
        } else if (what == 1) {
            std::string const value = make();
            using T = typename Field::value_type;
            if constexpr (std::is_enum_v<T>) {
                target = *velo::rest::parse_enumerator<T>(value);
            } else if constexpr (std::same_as<T, velo::phone>) {
                target = maybe_malformed<T>(value, "12");
            } else {
                target = checked<T>(value);
            }
            changes[name] = std::optional(value);
        }
    }
    template <class Body>
    std::map<std::string, model::change> some_changes(Body& body) {
        std::map<std::string, model::change> changes;
        auto const number = [&] { return "+1415555" + std::to_string(1000 + below(9000)); };
        auto const word = [&] { return "Name" + std::to_string(below(5)); };
        some_change(changes, "primaryContactNumber", body.primary_contact_number, number);
        some_change(changes, "secondaryContactNumber", body.secondary_contact_number, number);
        some_change(changes, "smsNumber", body.sms_number, number);
        some_change(changes, "firstName", body.first_name, word);
        some_change(changes, "lastName", body.last_name, word);
        some_change(changes, "email", body.email, [&] { return some_email(); });
        return changes;
    }

    std::string invite(users const& api) {
        model::invitation i;
        i.email = some_email();
        i.sms = some_number();
        i.contact = "+14155550102";
        i.roles = some_roles();
        i.mfa = pick(mfa_types_);
        velo::invite_user_request body{.email = checked<velo::email>(i.email),
                                       .mfa_type = *velo::rest::parse_enumerator<velo::mfa_type>(i.mfa),
                                       .sms_number = checked<velo::phone>(i.sms),
                                       .primary_contact_number = "+14155550102",
                                       .roles = list_of(i.roles)};
        if (below(2) == 0) body.first_name = checked<velo::person_name>(*(i.first = "Name" + std::to_string(below(5))));
        if (below(2) == 0) body.last_name = checked<velo::person_name>(*(i.last = "Name" + std::to_string(below(5))));
        if (below(2) == 0) body.entity_id = checked<velo::entity_id>(*(i.entity = pick(payors_)));
        if (below(2) == 0)
            body.user_type = velo::rest::parse_enumerator<velo::user_type>(*(i.type = pick(types_))).value();
        if ((i.code = code_for(i.sms))) body.verification_code = checked<velo::verification_code>(*i.code);
        auto const result = api.invite_user(body);
        auto const expected = model_.invite(token_, i);
        if (result && expected.status == 204) {
            ++people_;
            // The invited user is the one that is missing in the model.
            strings fresh;
            for (auto const& u : fake_.users()) {
                std::string const id = u.shown.id->to_text();
                if (!model_.people.contains(id)) fresh.push_back(id);
            }
            if (fresh.size() != 1) return "invite_user: not exactly one more user";
            model_.arrived(fresh[0], i, last_secret());
        }
        return compare("invite_user", result, expected);
    }

    std::string list(users const& api) {
        model::query q;
        velo::list_users op;
        if (below(3) == 0) op.type = velo::rest::parse_enumerator<velo::user_type>(*(q.type = pick(types_))).value();
        if (below(3) == 0)
            op.status = velo::rest::parse_enumerator<velo::user_status>(*(q.status = pick(states_))).value();
        if (below(3) == 0) op.entity_id = checked<velo::entity_id>(*(q.entity = pick(payors_)));
        if (below(2) == 0) op.page = static_cast<std::int32_t>(q.page = static_cast<long>(below(4)));
        if (below(2) == 0)
            op.page_size = velo::page_size::unchecked(
                static_cast<std::int32_t>(q.size = below(9) == 0 ? 101 : static_cast<long>(below(6))));
        if (below(2) == 0) {
            bool const down = below(2) == 0, both = below(2) == 0;
            q.order = {{"lastName", down}};
            std::string sort = down ? "lastName:desc" : "lastName:asc";
            if (both) {
                q.order.emplace_back("email", true);
                sort += ",email:desc";
            }
            op.sort = checked<velo::sort>(sort);
        }
        auto const page = api.list_users(op);
        model::response const expected = model_.list(token_, q);
        if (page && expected.status == 200) {
            strings ids;
            for (auto const& u : page->content) ids.push_back(u.id->to_text());
            if (ids != expected.ids) return "list_users: different users, or a different order";
            if (page->page->total_elements != static_cast<std::int64_t>(expected.total))
                return "list_users: a different total";
        }
        return compare("list_users", page, expected, 200);
    }

    template <class R>
    std::string compare_user(std::string const& name, R const& result, model::response const& expected) {
        if (result && expected.user && is_different(*result, *expected.user)) return name + ": a different user";
        return compare(name, result, expected, 200);
    }

    std::string log_in(std::string const& email, bool knows_password) {
        std::string password = some_password().first;
        auto const id = model_.holder(email);
        if (id && knows_password && below(6) != 0 && !model_.people.at(*id).passwords.empty())
            password = model_.people.at(*id).passwords.back();
        auto const token = fake_.log_in(email, password);
        auto const expected = model_.log_in(email, password);
        if (token.has_value() != (expected.status == 200)) return "log_in: a different result";
        if (token) {
            model_.tokens[text_of(*token)] = {expected.ids[0], model_.now + 300, true};
            if (expected.sent) model_.login_code(expected.ids[0], last_secret());
        }
        return compare_state("log_in", expected);
    }

    std::string validate(logins const& api) {
        std::string otp = "123456";
        bool of_device = false;
        auto const t = model_.tokens.find(token_);
        if (t != model_.tokens.end() && t->second.user && below(5) != 0) {
            model::person const& p = model_.people.at(*t->second.user);
            if (p.mfa_type == "SMS" && p.login_code) {
                otp = p.login_code->value;
            } else if (p.mfa_type != "SMS") {
                otp = text_of(fake_.device_code(checked<velo::user_id>(*t->second.user)));
                of_device = true;
            }
        }
        auto const user = t == model_.tokens.end() ? std::nullopt : t->second.user;
        auto const result = api.validate_access_token({.otp = checked<velo::otp>(otp)});
        auto const expected = model_.validate(token_, otp, of_device);
        if (result) model_.tokens[text_of(*result->access_token)] = {user, model_.now + 1800};
        return compare("validate_access_token", result, expected, 200);
    }

    /// Follows a mailed link, mostly with the valid token.
    std::string follow_a_link() {
        if (model_.arrivals.empty()) return "";
        std::string const id = pick(model_.arrivals);
        model::person const p = model_.people.at(id);
        static strings const kinds{"invitation", "mfa_registration", "password_reset"};
        std::string const kind = pick(kinds);
        auto const mailed = p.mailed.find(kind);
        std::string const value = mailed == p.mailed.end() || below(6) == 0 ? "no-token" : mailed->second;
        velo::secret_string const token(value);
        auto const& [password, score] = some_password();
        bool got = false, expected = false;
        if (kind == "invitation") {
            got = fake_.accept_invitation(token, password);
            expected = model_.accept_invitation(id, value, password, score);
            if (got) token_of(id);
        } else if (kind == "mfa_registration") {
            got = fake_.register_mfa(token);
            expected = model_.register_device(id, value);
        } else {
            got = fake_.choose_password(token, password);
            expected = model_.choose_password(id, value, password, score);
        }
        if (got != expected) return "the link of " + kind + ": a different result";
        return compare_state("link of " + kind, {got ? 1 : 0});
    }

    template <class R>
    std::string compare(std::string const& name, R const& result, model::response const& expected, int success = 204) {
        int const got = status_of(result, success);
        ++statuses_[name + " " + std::to_string(got)];
        if (got != expected.status) {
            return name + ": status " + std::to_string(got) + ", the model says " + std::to_string(expected.status);
        }
        return compare_state(name, expected);
    }

    /// Compares all users and the outbox with the model.
    std::string compare_state(std::string const& name, model::response const& expected) {
        auto const outbox = fake_.outbox();
        if (outbox.size() != sent_before_ + (expected.sent ? 1 : 0)) return name + ": a different number of messages";
        if (expected.sent) {
            auto const& [kind, to] = *expected.sent;
            if (kind_of(outbox.back().kind) != kind || outbox.back().to != to) return name + ": a different message";
        }
        if (outbox.size() > 50) fake_.clear_outbox();
        auto const people = fake_.users();
        if (people.size() != model_.people.size()) return name + ": a different number of users afterwards";
        for (velo::fake_user const& u : people) {
            auto const p = model_.people.find(u.shown.id->to_text());
            if (p == model_.people.end() || is_different(u.shown, p->second))
                return name + ": a different state afterwards: " + velo::rest::redacted(u.shown);
            // Rules that hold whatever the model says.
            if (u.shown.roles.empty()) return name + ": a user without a role afterwards";
            bool const was_enabled = std::exchange(enabled_.try_emplace(p->first, true).first->second,
                                                   u.shown.status == velo::user_status::enabled);
            if (!was_enabled && enabled_[p->first] && u.shown.user_type == velo::user_type::payor &&
                model_.disabled_payors.contains(u.shown.entity_id->to_text())) {
                return name + ": a user of a disabled payor was enabled";
            }
        }
        return "";
    }

    static std::string kind_of(velo::fake_message_kind kind) {
        for (auto const& e : velo::rest::enumerators<velo::fake_message_kind>) {
            std::string text(e.text.view());
            for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            if (e.value == kind) return text;
        }
        return "";
    }
    std::string last_secret() { return text_of(fake_.outbox().back().secret); }

    static bool is_different(velo::user_response const& u, model::person const& p) {
        auto const same = [&](char const* name, field<std::string> const& value) {
            auto const found = p.shown.find(name);
            bool const nothing = found == p.shown.end() || !found->second;
            return nothing ? !value.has_value() : value.has_value() && *value == *found->second;
        };
        strings roles;
        for (auto const& r : u.roles) roles.push_back(*r.name);
        bool const mfa = p.mfa_type ? u.mfa_type && u.mfa_type->to_text() == *p.mfa_type : !u.mfa_type.has_value();
        bool const device = (*u.mfa_status != velo::mfa_status::unregistered) == p.has_device;
        return !(same("email", u.email) && same("smsNumber", u.sms_number) && same("firstName", u.first_name) &&
                 same("lastName", u.last_name) && same("primaryContactNumber", u.primary_contact_number) &&
                 same("secondaryContactNumber", u.secondary_contact_number) && roles == p.roles &&
                 u.status->to_text() == p.status && u.user_type->to_text() == p.type &&
                 u.entity_id.has_value() == p.entity.has_value() &&
                 (!p.entity || u.entity_id->to_text() == *p.entity) && *u.locked_out == p.locked &&
                 u.locked_out_timestamp.has_value() == p.locked && mfa && device);
    }

    /// Changes a setting that no operation changes, or the time.
    std::string change_settings() {
        switch (below(4)) {
            case 0: {
                std::string const& payor = pick(payors_);
                bool const enabled = below(2) == 0;
                fake_.set_company_enabled(checked<velo::entity_id>(payor), enabled);
                if (enabled) model_.disabled_payors.erase(payor);
                if (!enabled) model_.disabled_payors.insert(payor);
                return "";
            }
            case 1: {
                bool const all = below(2) == 0;
                fake_.set_mfa_types("payor.admin",
                                    all ? std::set{velo::mfa_type::sms, velo::mfa_type::totp, velo::mfa_type::yubikey}
                                        : std::set{velo::mfa_type::totp});
                model_.mfa_types["payor.admin"] =
                    all ? std::set<std::string>{"SMS", "TOTP", "YUBIKEY"} : std::set<std::string>{"TOTP"};
                return "";
            }
            case 2:
                // Every token expires.
                fake_.advance(std::chrono::seconds(1800));
                model_.now += 1800;
                [[fallthrough]];
            default:
                new_application_token();
                for (std::string const& id : model_.arrivals) {
                    if (model_.people.at(id).status == "ENABLED") token_of(id);
                }
                // The model keeps expired tokens for a while, so that they are tried as well.
                std::erase_if(model_.tokens, [&](auto const& t) { return t.second.expires + 10 < model_.now; });
                return "";
        }
    }

    std::mt19937 random_;
    velo::fake fake_;
    model::api model_;
    strings const payors_{"7fffa261-ac68-49e6-b605-d24a444d9206", "0e9635fb-049b-4609-b9e8-2520b10b8b15"};
    strings const mfa_types_{"SMS", "TOTP", "TOTP", "YUBIKEY"};
    strings const types_{"BACKOFFICE", "PAYOR", "PAYEE"};
    strings const states_{"ENABLED", "DISABLED", "PENDING"};
    std::vector<std::pair<std::string, int>> const passwords_{
        {"password123", 0},     {"aaaaaaaaaaaa", 0},
        {"kwrtyuiooo", 1},      {"m4n7q2xttt", 2},
        {"kzwgtqmcxehu", 3},    {"correct horse battery staple", 4},
        {"My_new_password", 4}, {"Purple monkey dishwasher 7", 4}};
    std::string const nobody_ = "nobody-has-this-token";
    std::string token_;
    std::size_t sent_before_ = 0;
    int people_ = 0;
    std::map<std::string, bool> enabled_;
    std::map<std::string, int> statuses_;
};

}  // namespace

int main(int argc, char** argv) {
    int const wanted = argc > 1 ? std::atoi(argv[1]) : 100'000;
    unsigned const seed = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 20'301;
    // Several walks, so that the state does not only grow.
    std::map<std::string, int> statuses;
    int operations = 0;
    for (unsigned round = 0; operations < wanted; ++round) {
        walk w(seed + round);
        for (int i = 0; i != 400; ++i) {
            std::string const difference = w.step();
            if (!difference.empty()) {
                std::cerr << "seed " << seed + round << ", step " << i << ": " << difference << '\n';
                return EXIT_FAILURE;
            }
        }
        for (auto const& [what, count] : w.statuses()) {
            statuses[what] += count;
            operations += count;
        }
    }
    for (auto const& [what, count] : statuses) std::cout << what << ": " << count << '\n';
    std::cout << operations << " operations agree\n";
    // A long walk sees every documented status of every operation, and no other status.
    bool whole = true;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        auto documented = [&](int status) {
            bool const compare_state =
                statuses.erase(std::string(Op::endpoint.name) + " " + std::to_string(status)) != 0;
            if (!compare_state && wanted >= 100'000) {
                std::cerr << Op::endpoint.name << " never responded with " << status << '\n';
                whole = false;
            }
        };
        documented(Op::endpoint.success);
        for (int const status : Op::endpoint.errors) documented(status);
    });
    for (auto const& [what, count] : statuses) {
        if (what.starts_with("link ") || what.starts_with("log_in ")) continue;
        std::cerr << what << " is not documented\n";
        whole = false;
    }
    return whole ? EXIT_SUCCESS : EXIT_FAILURE;
}
