// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SIMULATION_MODEL_HPP
#define VELO_TESTS_SIMULATION_MODEL_HPP

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// A second implementation of the Velo API, without this library: texts and maps. It was written from the API
/// specification and docs/fake.md. The random walk compares it with the fake. Random values (ids, tokens, codes) are
/// those of the fake, which the walk passes to the model.
namespace model {

using text = std::string;
/// A property of an update: absent if the outer optional is empty, null if the inner one is.
using change = std::optional<std::optional<text>>;

/// A one-time code.
struct code {
    text value;
    long expires;
};

struct person {
    std::map<text, std::optional<text>> shown;  // email, firstName, …; `std::nullopt` for null
    std::vector<text> roles;
    text status, type;
    std::optional<text> entity;
    std::optional<text> mfa_type;
    bool has_device = false;
    bool enrolled = true;
    bool locked = false;

    std::vector<text> passwords;
    std::map<text, text> mailed;  // the valid token of each kind of message
    std::optional<code> login_code;
    long last_period = -1;
    int wrong_logins = 0;
};

struct token {
    std::optional<text> user;  // none for an application
    long expires;
    bool pre_auth = false;
};

/// A message that the API sends: its kind and its recipient.
using message = std::pair<text, text>;

struct response {
    int status;
    std::optional<person> user{};
    std::vector<text> ids{};
    std::size_t total = 0;
    std::optional<message> sent{};
    int score = -1;
};

struct invitation {
    text email, sms, contact, mfa;
    std::vector<text> roles;
    std::optional<text> first, last, entity, type, code;
};

struct query {
    std::optional<text> type, status, entity;
    long page = 1, size = 25;
    std::vector<std::pair<text, bool>> order{{"email", false}};  // field, descending
};

class api {
  public:
    /// True if the next request has an argument that is not valid.
    bool malformed = false;

    std::map<text, person> people;
    std::vector<text> arrivals;  // ids, oldest first
    std::map<text, token> tokens;
    std::map<text, code> registered;  // numbers that are verified manually
    std::set<text> disabled_payors;
    std::map<text, std::set<text>> mfa_types;  // of roles
    std::size_t master_admin_limit = 5;
    long now = 0;

    response list(text const& t, query const& q) {
        if (!is_valid(t)) return {401};
        if (is_pre_auth(t)) return {403};
        if (q.size < 1 || q.size > 100) return {400};
        if (!may_read(t)) return {403};
        if (q.page < 1) return {400};
        std::vector<std::pair<std::size_t, text>> found;  // with the index in the order of arrival
        for (text const& id : arrivals) {
            person const& p = people.at(id);
            if (q.type && p.type != *q.type) continue;
            if (q.status && p.status != *q.status) continue;
            if (q.entity && p.entity != q.entity) continue;
            found.emplace_back(found.size(), id);
        }
        std::sort(found.begin(), found.end(), [&](auto const& a, auto const& b) {
            for (auto const& [field, descending] : q.order) {
                text const x = people.at(a.second).shown[field].value_or(""),
                           y = people.at(b.second).shown[field].value_or("");
                if (x != y) return descending ? x > y : x < y;
            }
            return a.first < b.first;
        });
        response out{200, {}, {}, found.size()};
        for (std::size_t i = static_cast<std::size_t>((q.page - 1) * q.size);
             i < found.size() && out.ids.size() < static_cast<std::size_t>(q.size); ++i) {
            out.ids.push_back(found[i].second);
        }
        return out;
    }

    response self(text const& t) {
        person const* const me = self_of(t);
        if (int const refused = refusal_for_self(t)) return {refused};
        return {200, *me};
    }

    response get(text const& t, text const& id) {
        if (!is_valid(t)) return {401};
        if (is_pre_auth(t) || !may_read(t)) return {403};
        if (!people.contains(id)) return {404};
        return {200, people.at(id)};
    }

    /// The model learns the new id and token from `arrived`.
    response invite(text const& t, invitation const& i) {
        if (!is_valid(t)) return {401};
        if (is_pre_auth(t) || !may_manage(t)) return {403};
        if (int const refused = refusal_of_roles(t, i.roles)) return {refused};
        if (type_of(i) == "BACKOFFICE" ? i.entity.has_value() : !i.entity.has_value()) return {400};
        if (holder(i.email)) return {409};
        if (!may_use(shown_roles(i.roles), i.mfa)) return {400};
        if (int const refused = refusal_of_code(i.sms, i.code, false, 412)) return {refused};
        if (i.code) registered.erase(i.sms);
        return {204, {}, {}, 0, message{"invitation", i.email}};
    }
    void arrived(text const& id, invitation const& i, text const& mailed) {
        person p;
        p.shown = {{"email", i.email}, {"smsNumber", i.sms}, {"primaryContactNumber", i.contact}};
        if (i.first) p.shown["firstName"] = i.first;
        if (i.last) p.shown["lastName"] = i.last;
        p.roles = shown_roles(i.roles);
        p.status = "PENDING";
        p.type = type_of(i);
        p.entity = i.entity;
        p.mfa_type = i.mfa;
        p.enrolled = false;
        p.mailed["invitation"] = mailed;
        people[id] = p;
        arrivals.push_back(id);
    }

    response remove(text const& t, text const& id) {
        if (int const refused = refusal(t, id)) return {refused};
        revoke(id);
        people.erase(id);
        std::erase(arrivals, id);
        return {204};
    }

    response disable(text const& t, text const& id) {
        if (int const refused = refusal(t, id)) return {refused};
        if (is_caller(t, id)) return {400};
        people.at(id).status = "DISABLED";
        revoke(id);
        return {204};
    }

    response enable(text const& t, text const& id) {
        if (int const refused = refusal(t, id)) return {refused};
        if (is_caller(t, id)) return {400};
        person& p = people.at(id);
        if (p.status == "ENABLED") return {204};
        if (p.status == "PENDING" || !may_be_enabled(p)) return {400};
        p.status = p.enrolled ? "ENABLED" : "PENDING";
        return {204};
    }

    response unlock(text const& t, text const& id) {
        if (int const refused = refusal(t, id)) return {refused};
        if (is_caller(t, id)) return {400};
        people.at(id).locked = false;
        people.at(id).wrong_logins = 0;
        return {204};
    }

    response roles(text const& t, text const& id, std::vector<text> const& names, std::optional<text> const& c) {
        if (int const refused = refusal(t, id)) return {refused};
        if (int const refused = refusal_of_roles(t, names)) return {refused};
        person& p = people.at(id);
        if (p.mfa_type && !may_use(shown_roles(names), *p.mfa_type)) return {400};
        if (int const refused = refusal_of_code(number(p), c, false, 400)) return {refused};
        if (c) registered.erase(number(p));
        p.roles = shown_roles(names);
        return {204};
    }

    response details(text const& t, text const& id, std::map<text, change> const& changes,
                     std::optional<text> const& c) {
        if (int const refused = refusal(t, id)) return {refused};
        person& p = people.at(id);
        bool const master = p.type == "PAYOR" && has(p, "payor.master_admin");
        text const before = number(p);
        if (int const refused = refusal_of_code(before, c, master, 400)) return {refused};
        auto const mfa = changes.find("mfaType");
        bool const has_type = mfa != changes.end() && mfa->second && *mfa->second;
        if (has_type && !may_use(p.roles, **mfa->second)) return {400};
        response const out = update(id, changes);
        if (out.status == 204 && c) registered.erase(before);
        return out;
    }

    response own_details(text const& t, std::map<text, change> const& changes) {
        if (!is_valid(t)) return {401};
        person const* const me = self_of(t);
        if (is_pre_auth(t)) return {403};
        if (malformed) return {400};
        if (me == nullptr || me->type != "PAYEE") return {403};
        return update(*tokens.at(t).user, changes);
    }

    response register_sms(text const& t, text const& sms) {
        if (!is_valid(t)) return {401};
        person const* const me = self_of(t);
        if (is_pre_auth(t)) return {403};
        if (malformed) return {400};
        if (me == nullptr || me->type != "BACKOFFICE") return {403};
        return {204, {}, {}, 0, message{"verification", sms}};
    }
    void code_sent(text const& sms, text const& value) { registered[sms] = {value, now + 600}; }

    response resend(text const& t, text const& id, text const& kind, std::optional<text> const& c) {
        if (!is_valid(t)) return {401};
        if (is_pre_auth(t) || !may_manage(t)) return {403};
        if (!people.contains(id)) return {400};
        person& p = people.at(id);
        if (!p.mailed.contains(kind)) return {400};
        if (int const refused = refusal_of_code(number(p), c, false, 400)) return {refused};
        if (c) registered.erase(number(p));
        return {204, {}, {}, 0, message{kind, p.shown["email"].value_or("")}};
    }
    void mailed(text const& id, text const& kind, text const& value) { people.at(id).mailed[kind] = value; }

    response unregister(text const& t, text const& id, text const& type, std::optional<text> const& c) {
        if (int const refused = refusal(t, id)) return {refused};
        person& p = people.at(id);
        if (int const refused = refusal_of_code(number(p), c, false, 400)) return {refused};
        if (!p.has_device || p.mfa_type != type) return {400};
        if (c) registered.erase(number(p));
        p.has_device = false;
        return {204, {}, {}, 0, message{"mfa_registration", p.shown["email"].value_or("")}};
    }

    response unregister_own(text const& t, text const& type) {
        if (!is_valid(t)) return {401};
        if (!tokens.at(t).user) return {403};
        person& p = people.at(*tokens.at(t).user);
        if (!p.has_device || p.mfa_type != type) return {400};
        p.has_device = false;
        p.mailed["mfa_registration"] = "";  // a token was issued and not mailed
        if (registered.contains(number(p))) return {204};
        return {204, {}, {}, 0, message{"mfa_registration", p.shown["email"].value_or("")}};
    }

    /// `score` is the score of the password for a user with another name.
    response validate_password(text const& t, text const& password, int score) {
        if (int const refused = refusal_for_self(t)) return {refused};
        response out{200};
        out.score = score_for(*self_of(t), password, score);
        return out;
    }

    response change_password(text const& t, text const& old, text const& password, int score) {
        if (int const refused = refusal_for_self(t)) return {refused};
        person& p = people.at(*tokens.at(t).user);
        if (p.passwords.empty() || p.passwords.back() != old) return {400};
        if (score_for(p, password, score) < 3) return {400};
        p.passwords.push_back(password);
        return {204};
    }

    response logout(text const& t) {
        if (!is_valid(t)) return {401};
        if (is_pre_auth(t)) return {403};
        tokens.erase(t);
        return {204};
    }

    response reset_password(text const& email) {
        if (malformed) return {400};
        auto const id = holder(email);
        if (!id || people.at(*id).status != "ENABLED") return {204};
        return {204, {}, {}, 0, message{"password_reset", *people.at(*id).shown.at("email")}};
    }

    /// `of_device`: the code is the one that the user's device shows now.
    response validate(text const& t, text const& otp, bool of_device) {
        if (!is_valid(t)) return {401};
        if (!is_pre_auth(t)) return {403};
        person& p = people.at(*tokens.at(t).user);
        if (!may_log_in(p)) return {403};
        bool right = false;
        if (p.mfa_type == "SMS") {
            right = p.login_code && now < p.login_code->expires && p.login_code->value == otp;
            if (right) p.login_code.reset();
        } else {
            right = of_device && p.last_period != now / 30;
            if (right) p.last_period = now / 30;
        }
        if (!right) {
            count_wrong_login(p);
            return {403};
        }
        p.wrong_logins = 0;
        tokens.erase(t);
        return {200};
    }

    /// The first half of a login: status 200 if it grants a token.
    response log_in(text const& email, text const& password) {
        auto const id = holder(email);
        if (!id || !may_log_in(people.at(*id))) return {401};
        person& p = people.at(*id);
        if (p.passwords.empty() || p.passwords.back() != password) {
            count_wrong_login(p);
            return {401};
        }
        response out{200, {}, {*id}};
        if (p.mfa_type == "SMS") out.sent = message{"login", number(p)};
        return out;
    }
    void login_code(text const& id, text const& value) { people.at(id).login_code = code{value, now + 300}; }

    bool accept_invitation(text const& id, text const& value, text const& password, int score) {
        person& p = people.at(id);
        if (!p.mailed.contains("invitation") || p.mailed.at("invitation") != value || p.status != "PENDING")
            return false;
        if (!may_be_enabled(p) || score_for(p, password, score) < 3) return false;
        p.passwords.push_back(password);
        p.mailed.erase("invitation");
        p.enrolled = true;
        p.status = "ENABLED";
        p.has_device = true;
        return true;
    }
    bool register_device(text const& id, text const& value) {
        person& p = people.at(id);
        if (value.empty() || !p.mailed.contains("mfa_registration") || p.mailed.at("mfa_registration") != value) {
            return false;
        }
        p.mailed.erase("mfa_registration");
        p.has_device = true;
        return true;
    }
    bool choose_password(text const& id, text const& value, text const& password, int score) {
        person& p = people.at(id);
        if (!p.mailed.contains("password_reset") || p.mailed.at("password_reset") != value) return false;
        if (score_for(p, password, score) < 3) return false;
        p.passwords.push_back(password);
        p.mailed.erase("password_reset");
        return true;
    }

    bool is_valid(text const& t) const { return tokens.contains(t) && now < tokens.at(t).expires; }
    std::optional<text> holder(text const& email) const {
        for (auto const& [id, p] : people) {
            auto const found = p.shown.find("email");
            if (found != p.shown.end() && found->second && lower(*found->second) == lower(email)) return id;
        }
        return std::nullopt;
    }

  private:
    static text plain(text const& role) { return role.starts_with("velo.") ? role.substr(5) : role; }
    static text lower(text s) {
        for (char& x : s) x = static_cast<char>(std::tolower(static_cast<unsigned char>(x)));
        return s;
    }
    static std::vector<text> shown_roles(std::vector<text> const& names) {
        std::vector<text> out;
        for (text const& n : names) {
            if (std::find(out.begin(), out.end(), plain(n)) == out.end()) out.push_back(plain(n));
        }
        return out;
    }
    static bool has(person const& p, text const& role) {
        return std::find(p.roles.begin(), p.roles.end(), role) != p.roles.end();
    }
    static text number(person const& p) {
        auto const found = p.shown.find("smsNumber");
        return found == p.shown.end() ? "" : found->second.value_or("");
    }
    static bool may_log_in(person const& p) { return p.status == "ENABLED" && !p.locked && p.has_device; }
    static void count_wrong_login(person& p) {
        if (++p.wrong_logins >= 5) p.locked = true;
    }
    static int score_for(person const& p, text const& password, int score) {
        auto const found = p.shown.find("email");
        text const email = found == p.shown.end() ? "" : found->second.value_or("");
        text const name = email.substr(0, email.find('@'));
        if (name.size() >= 4 && lower(password).find(lower(name)) != text::npos) score = std::min(score, 1);
        bool const historic = std::find(p.passwords.begin(), p.passwords.end(), password) != p.passwords.end();
        return historic ? std::min(score, 2) : score;
    }
    static text type_of(invitation const& i) { return i.type.value_or(i.entity ? "PAYOR" : "BACKOFFICE"); }

    bool is_pre_auth(text const& t) const { return tokens.at(t).pre_auth; }
    bool is_caller(text const& t, text const& id) const { return tokens.at(t).user == id; }
    person const* self_of(text const& t) const {
        if (!is_valid(t) || !tokens.at(t).user) return nullptr;
        return &people.at(*tokens.at(t).user);
    }
    void revoke(text const& id) {
        std::erase_if(tokens, [&](auto const& entry) { return entry.second.user == id; });
    }
    bool holds(text const& t, text const& role) const {
        person const* const me = self_of(t);
        return me != nullptr && has(*me, role);
    }
    bool is_application(text const& t) const { return !tokens.at(t).user; }
    bool may_manage(text const& t) const {
        return is_application(t) || holds(t, "backoffice.admin") || holds(t, "payor.master_admin") ||
               holds(t, "payor.admin");
    }
    bool may_read(text const& t) const { return may_manage(t) || holds(t, "payor.support"); }
    bool may_assign(text const& t, text const& role) const {
        if (is_application(t) || holds(t, "backoffice.admin")) return true;
        if (holds(t, "payor.master_admin") && (role.starts_with("payor.") || role.starts_with("payee."))) return true;
        return holds(t, role) || (holds(t, "payor.admin") && role == "payor.support");
    }
    int refusal_for_self(text const& t) const {
        if (!is_valid(t)) return 401;
        if (is_pre_auth(t)) return 403;
        if (malformed) return 400;
        return is_application(t) ? 403 : 0;
    }
    int refusal(text const& t, text const& id) const {
        if (!is_valid(t)) return 401;
        if (is_pre_auth(t)) return 403;
        if (malformed) return 400;
        if (!may_manage(t)) return 403;
        return people.contains(id) ? 0 : 404;
    }
    int refusal_of_roles(text const& t, std::vector<text> const& names) const {
        static std::set<text> const exist{"backoffice.admin", "payor.master_admin", "payor.admin",
                                          "payor.support",    "payee.admin",        "payee.support"};
        if (names.empty()) return 400;
        for (text const& r : names) {
            if (!exist.contains(plain(r))) return 400;
        }
        for (text const& r : names) {
            if (!may_assign(t, plain(r))) return 403;
        }
        return 0;
    }
    int refusal_of_code(text const& sms, std::optional<text> const& given, bool always, int when_missing) const {
        if (!given) return always || registered.contains(sms) ? when_missing : 0;
        if (!registered.contains(sms)) return 400;
        code const& c = registered.at(sms);
        return now < c.expires && c.value == *given ? 0 : 400;
    }
    bool may_use(std::vector<text> const& names, text const& mfa) const {
        return std::none_of(names.begin(), names.end(),
                            [&](text const& r) { return mfa_types.contains(r) && !mfa_types.at(r).contains(mfa); });
    }
    bool may_be_enabled(person const& p) const {
        if (p.type != "PAYOR" || !p.entity) return true;
        if (disabled_payors.contains(*p.entity)) return false;
        return !has(p, "payor.master_admin") || master_admins(*p.entity) < master_admin_limit;
    }
    std::size_t master_admins(text const& payor) const {
        return static_cast<std::size_t>(std::count_if(people.begin(), people.end(), [&](auto const& entry) {
            person const& p = entry.second;
            return p.entity == payor && p.status == "ENABLED" && has(p, "payor.master_admin");
        }));
    }
    response update(text const& id, std::map<text, change> const& changes) {
        auto const email = changes.find("email");
        if (email != changes.end() && email->second && *email->second) {
            auto const taken = holder(**email->second);
            if (taken && *taken != id) return {409};
        }
        for (auto const& [name, value] : changes) {
            if (!value) continue;
            if (name == "mfaType") {
                person& p = people.at(id);
                if (!*value || p.mfa_type != *value) p.has_device = false;
                p.mfa_type = *value;
            } else {
                people.at(id).shown[name] = *value;
            }
        }
        return {204};
    }
};

}  // namespace model

#endif
