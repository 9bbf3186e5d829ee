// SPDX-License-Identifier: BSL-1.0

// A random walk of operations on the fake, compared step by step with an independent model: status, and what can be
// seen. usage: random_walk [OPERATIONS [SEED]]

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <array>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "model.hpp"

namespace {

using velo::rest::field;

template <class R>
int status_of(R const& result, int success) {
    return result.has_value() ? success : result.error().status();
}

class walk {
  public:
    walk(unsigned seed) : random_(seed) {
        people_with("backoffice.admin", velo::user_type::backoffice, {}, "BACKOFFICE");
        people_with("payor.master_admin", velo::user_type::payor, payors_[0], "PAYOR");
        people_with("payor.admin", velo::user_type::payor, payors_[0], "PAYOR");
        people_with("payor.support", velo::user_type::payor, payors_[1], "PAYOR");
        people_with("payee.admin", velo::user_type::payee, payors_[1], "PAYEE");
        fake_.set_master_admin_limit(model_.master_limit = 2);
    }

    /// One operation; what differs, or nothing.
    std::string step() {
        choose_caller();
        std::string const id = some_id();
        auto const user = velo::user_id_argument::unchecked(id).value();
        velo::users_api const api(velo::client(fake_, velo::bearer(velo::secret_string(token_))));
        std::string name;
        int got = 0, expected = 0;
        switch (operation_ = below(12)) {
            case 0: return list(api);
            case 1: return one("get_self", api.get_self(), model_.self(caller_));
            case 2: return one("get_user_by_id_v2", api.get_user_by_id_v2(user), model_.get(caller_, id));
            case 3: return invite(api);
            case 4:
                name = "delete";
                if (people_ > 12 || below(3) != 0) return "";
                got = status_of(api.delete_user_by_id_v2(user), 204);
                expected = model_.remove(caller_, id).status;
                break;
            case 5:
                name = "disable";
                got = status_of(api.disable_user_v2(user), 204);
                expected = model_.disable(caller_, id).status;
                break;
            case 6:
                name = "enable";
                got = status_of(api.enable_user_v2(user), 204);
                expected = model_.enable(caller_, id).status;
                break;
            case 7:
                name = "unlock";
                got = status_of(api.unlock_user_v2(user), 204);
                expected = model_.unlock(caller_, id).status;
                break;
            case 8: {
                name = "role_update";
                std::vector<std::string> const roles = some_roles();
                got = status_of(api.role_update(user, {.roles = list_of(roles)}), 204);
                expected = model_.roles(caller_, id, roles).status;
                break;
            }
            case 9: {
                name = "user_details_update";
                velo::user_details_update_request body;
                auto const changes = some_changes(body);
                got = status_of(api.user_details_update(user, body), 204);
                expected = model_.details(caller_, id, changes).status;
                break;
            }
            case 10: {
                name = "user_details_update_for_self";
                velo::payee_user_self_update_request body;
                auto const changes = some_changes(body);
                got = status_of(api.user_details_update_for_self(body), 204);
                expected = model_.own_details(caller_, changes).status;
                break;
            }
            default: return change_the_world();
        }
        ++statuses_[name + " " + std::to_string(got)];
        if (got != expected)
            return name + ": status " + std::to_string(got) + ", the model says " + std::to_string(expected);
        return everybody();
    }

    std::map<std::string, int> const& statuses() const { return statuses_; }

  private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
    template <class C>
    auto const& pick(C const& c) {
        return c[below(c.size())];
    }

    void people_with(std::string const& role, velo::user_type type, std::string const& payor,
                     std::string const& type_text) {
        for (int i = 0; i != 2; ++i) {
            std::string const email = "person" + std::to_string(people_++) + "@example.com";
            velo::fake_user u;
            u.shown.email = email;
            u.shown.roles = {{.name = role}};
            u.shown.user_type = type;
            u.shown.locked_out = i == 1;
            model::person p;
            p.locked = i == 1;
            if (!payor.empty()) {
                u.shown.entity_id = velo::entity_id::checked(payor).value();
                p.entity = payor;
            }
            std::string const id(velo::rest::open<velo::user_id>(fake_.add(u)).to_text());
            p.shown = {{"email", email}};
            p.roles = {role};
            p.status = "ENABLED";
            p.type = type_text;
            model_.people[id] = p;
            model_.arrivals.push_back(id);
            tokens_[id] = std::string(fake_.token(velo::user_id::checked(id).value()).reveal());
        }
    }

    void choose_caller() {
        std::size_t const who = below(10);
        if (who == 0) {
            caller_ = {model::caller::nobody, ""};
            token_ = "nobody-has-this-token";
        } else if (who < 4 || tokens_.empty()) {
            caller_ = {model::caller::application, ""};
            token_ = application_token_.empty() ? application_token_ = fake_.token().reveal() : application_token_;
        } else {
            auto const chosen = std::next(tokens_.begin(), static_cast<std::ptrdiff_t>(below(tokens_.size())));
            caller_ = {model::caller::user, chosen->first};
            token_ = chosen->second;
        }
    }

    std::string some_id() {
        if (below(12) == 0) return below(2) == 0 ? "not-an-id" : "00000000-0000-4000-8000-000000000000";
        if (below(8) == 0 && caller_.who == model::caller::user) return caller_.id;
        return model_.arrivals.empty() ? "not-an-id" : pick(model_.arrivals);
    }

    std::vector<std::string> some_roles() {
        static std::vector<std::string> const all{"velo.payor.admin",   "payor.admin",           "payor.support",
                                                  "payor.master_admin", "velo.backoffice.admin", "payee.admin",
                                                  "payee.support",      "no.such.role"};
        std::vector<std::string> roles;
        for (std::size_t i = 0, n = 1 + below(2); i != n; ++i) roles.push_back(pick(all));
        return roles;
    }
    static velo::role_list list_of(std::vector<std::string> const& names) {
        velo::role_list list;
        for (auto const& n : names) {
            if (!list.push_back(velo::role_name::checked(n).value())) std::abort();
        }
        return list;
    }

    std::string some_email() {
        return (below(2) == 0 ? "Person" : "person") + std::to_string(below(static_cast<std::size_t>(people_) + 4)) +
               "@example.com";
    }

    template <class Field, class Make>
    void some_change(std::map<std::string, model::change>& changes, std::string const& name, Field& target, Make make) {
        std::size_t const what = below(4);
        if (what == 0) {
            target = nullptr;
            changes[name] = std::optional<std::string>();
        } else if (what == 1) {
            std::string const value = make();
            target = Field::value_type::checked(value).value();
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

    std::string invite(velo::users_api<velo::client<velo::fake, velo::bearer<velo::secret_string>>> const& api) {
        model::invitation i;
        i.email = some_email();
        i.sms = "+14155550101";
        i.contact = "+14155550102";
        i.roles = some_roles();
        velo::invite_user_request body{.email = velo::email::checked(i.email).value(),
                                       .mfa_type = velo::mfa_type::totp,
                                       .sms_number = "+14155550101",
                                       .primary_contact_number = "+14155550102",
                                       .roles = list_of(i.roles)};
        if (below(2) == 0)
            body.first_name = velo::person_name::checked(*(i.first = "Name" + std::to_string(below(5)))).value();
        if (below(2) == 0)
            body.last_name = velo::person_name::checked(*(i.last = "Name" + std::to_string(below(5)))).value();
        if (below(2) == 0) body.entity_id = velo::entity_id::checked(*(i.entity = pick(payors_))).value();
        static std::array<std::string, 3> const types{"BACKOFFICE", "PAYOR", "PAYEE"};
        if (below(2) == 0)
            body.user_type = velo::rest::parse_enumerator<velo::user_type>(*(i.type = pick(types))).value();
        int const got = status_of(api.invite_user(body), 204);
        int const expected = model_.invite(caller_, i).status;
        ++statuses_["invite_user " + std::to_string(got)];
        if (got != expected)
            return "invite_user: status " + std::to_string(got) + ", the model says " + std::to_string(expected);
        if (got != 204) return everybody();
        ++people_;
        // Who is in the list and not in the model is the one who was invited.
        auto const page = administrator().list_users({.page_size = 100}).value();
        std::vector<std::string> fresh;
        for (auto const& u : page.content) {
            if (!model_.people.contains(u.id->to_text())) fresh.push_back(u.id->to_text());
        }
        if (fresh.size() != 1) return "invite_user: not exactly one more person";
        model_.arrived(fresh[0], i);
        tokens_[fresh[0]] = std::string(fake_.token(velo::user_id::checked(fresh[0]).value()).reveal());
        return everybody();
    }

    std::string list(velo::users_api<velo::client<velo::fake, velo::bearer<velo::secret_string>>> const& api) {
        model::query q;
        velo::list_users op;
        static std::array<std::string, 3> const types{"BACKOFFICE", "PAYOR", "PAYEE"};
        static std::array<std::string, 3> const states{"ENABLED", "DISABLED", "PENDING"};
        if (below(3) == 0) op.type = velo::rest::parse_enumerator<velo::user_type>(*(q.type = pick(types))).value();
        if (below(3) == 0)
            op.status = velo::rest::parse_enumerator<velo::user_status>(*(q.status = pick(states))).value();
        if (below(3) == 0) op.entity_id = velo::entity_id::checked(*(q.entity = pick(payors_))).value();
        if (below(2) == 0) op.page = static_cast<std::int32_t>(q.page = static_cast<long>(below(4)));
        if (below(2) == 0)
            op.page_size = velo::page_size::unchecked(
                               static_cast<std::int32_t>(q.size = below(9) == 0 ? 101 : static_cast<long>(below(6))))
                               .value();
        if (below(2) == 0) {
            bool const down = below(2) == 0, both = below(2) == 0;
            q.order = {{"lastName", down}};
            std::string sort = down ? "lastName:desc" : "lastName:asc";
            if (both) {
                q.order.emplace_back("email", true);
                sort += ",email:desc";
            }
            op.sort = velo::sort::checked(sort).value();
        }
        auto const page = api.list_users(op);
        model::answer const expected = model_.list(caller_, q);
        int const got = status_of(page, 200);
        ++statuses_["list_users " + std::to_string(got)];
        if (got != expected.status)
            return "list_users: status " + std::to_string(got) + ", the model says " + std::to_string(expected.status);
        if (got != 200) return "";
        std::vector<std::string> ids;
        for (auto const& u : page->content) ids.push_back(u.id->to_text());
        if (ids != expected.ids) return "list_users: other people, or in another order";
        if (page->page->total_elements != static_cast<std::int64_t>(expected.total)) return "list_users: another total";
        return "";
    }

    template <class R>
    std::string one(std::string const& name, R const& result, model::answer const& expected) {
        int const got = status_of(result, 200);
        ++statuses_[name + " " + std::to_string(got)];
        if (got != expected.status)
            return name + ": status " + std::to_string(got) + ", the model says " + std::to_string(expected.status);
        return got == 200 && differs(*result, *expected.one) ? name + ": another person" : "";
    }

    /// Everybody as an administrator sees them, against the model.
    std::string everybody() {
        for (auto const& u : administrator().list_users({.page_size = 100}).value().content) {
            auto const p = model_.people.find(u.id->to_text());
            if (p == model_.people.end() || differs(u, p->second))
                return "afterwards another state: " + velo::rest::redacted(u);
        }
        return "";
    }

    static bool differs(velo::user_response const& u, model::person const& p) {
        auto const same = [&](char const* name, field<std::string> const& value) {
            auto const found = p.shown.find(name);
            bool const nothing = found == p.shown.end() || !found->second;
            return nothing ? !value.has_value() : value.has_value() && *value == *found->second;
        };
        std::vector<std::string> roles;
        for (auto const& r : u.roles) roles.push_back(*r.name);
        return !(same("email", u.email) && same("smsNumber", u.sms_number) && same("firstName", u.first_name) &&
                 same("lastName", u.last_name) && same("primaryContactNumber", u.primary_contact_number) &&
                 same("secondaryContactNumber", u.secondary_contact_number) && roles == p.roles &&
                 u.status->to_text() == p.status && u.user_type->to_text() == p.type &&
                 u.entity_id.has_value() == p.entity.has_value() &&
                 (!p.entity || u.entity_id->to_text() == *p.entity) && *u.locked_out == p.locked);
    }

    /// What no operation does: the clock moves on, a payor is disabled, a new login.
    std::string change_the_world() {
        switch (below(3)) {
            case 0: {
                std::string const& payor = pick(payors_);
                bool const enabled = below(2) == 0;
                fake_.set_company_enabled(velo::entity_id::checked(payor).value(), enabled);
                if (enabled) model_.disabled_payors.erase(payor);
                if (!enabled) model_.disabled_payors.insert(payor);
                return "";
            }
            case 1:
                // All tokens expire; an enabled person logs in again, others cannot.
                fake_.advance(std::chrono::seconds(1799));
                application_token_.clear();
                [[fallthrough]];
            default:
                for (auto& [id, token] : tokens_) {
                    if (!model_.people.contains(id) || model_.people.at(id).status == "DISABLED") continue;
                    token = fake_.token(velo::user_id::checked(id).value()).reveal();
                    model_.revoked.erase(id);
                }
                // Who could not log in has no valid token any more.
                for (auto const& [id, token] : tokens_) {
                    if (!model_.people.contains(id) || model_.people.at(id).status == "DISABLED")
                        model_.revoked.insert(id);
                }
                return "";
        }
    }

    velo::users_api<velo::client<velo::fake, velo::bearer<velo::secret_string>>> administrator() {
        return velo::users_api(velo::client(fake_, velo::bearer(fake_.token())));
    }

    std::mt19937 random_;
    velo::fake fake_;
    model::api model_;
    std::vector<std::string> payors_{"7fffa261-ac68-49e6-b605-d24a444d9206", "0e9635fb-049b-4609-b9e8-2520b10b8b15"};
    std::map<std::string, std::string> tokens_;
    std::string application_token_;
    model::caller caller_;
    std::string token_;
    std::size_t operation_ = 0;
    int people_ = 0;
    std::map<std::string, int> statuses_;
};

}  // namespace

int main(int argc, char** argv) {
    int const wanted = argc > 1 ? std::atoi(argv[1]) : 10'000;
    unsigned const seed = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 20'301;
    // Several walks, so that the world does not only grow.
    std::map<std::string, int> statuses;
    int operations = 0;
    for (unsigned round = 0; operations < wanted; ++round) {
        walk w(seed + round);
        for (int i = 0; i != 250; ++i) {
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
    return EXIT_SUCCESS;
}
