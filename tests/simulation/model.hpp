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

/// What the Users API does, said a second time and without the library: texts and a map. It was written from the
/// document and the list of assumptions in docs/design.md; the random walk compares it with the fake.
namespace model {

using text = std::string;
/// A property of an update: outer absent, inner null.
using change = std::optional<std::optional<text>>;

struct person {
    std::map<text, std::optional<text>> shown;  // email, firstName, …: null where the property is null
    std::vector<text> roles;
    text status, type;
    std::optional<text> entity;
    bool enrolled = true;
    bool locked = false;
};

struct caller {
    enum kind { application, user, nobody } who = nobody;
    text id;
};

struct answer {
    int status;
    std::optional<person> one{};
    std::vector<text> ids{};
    std::size_t total = 0;
};

struct invitation {
    text email, sms, contact;
    std::vector<text> roles;
    std::optional<text> first, last, entity, type;
};

struct query {
    std::optional<text> type, status, entity;
    long page = 1, size = 25;
    std::vector<std::pair<text, bool>> order{{"email", false}};  // field, descending
};

class api {
  public:
    std::map<text, person> people;
    std::vector<text> arrivals;  // ids, oldest first
    std::set<text> revoked;      // people without a valid token
    std::set<text> disabled_payors;
    std::size_t master_limit = 5;

    answer list(caller const& c, query const& q) {
        if (!known(c)) return {401};
        if (q.size < 1 || q.size > 100) return {400};
        if (!reads(c)) return {403};
        if (q.page < 1) return {400};
        std::vector<std::pair<std::size_t, text>> found;  // with the place in the order of arrival
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
        answer out{200, {}, {}, found.size()};
        for (std::size_t i = static_cast<std::size_t>((q.page - 1) * q.size);
             i < found.size() && out.ids.size() < static_cast<std::size_t>(q.size); ++i) {
            out.ids.push_back(found[i].second);
        }
        return out;
    }

    answer self(caller const& c) {
        if (!known(c)) return {401};
        if (c.who != caller::user) return {403};
        return {200, people.at(c.id)};
    }

    answer get(caller const& c, text const& id) {
        if (!known(c)) return {401};
        if (!reads(c)) return {403};
        if (!people.contains(id)) return {404};
        return {200, people.at(id)};
    }

    /// Success is 204; the new id is unknown to the model until the walk reports it with `arrived`.
    answer invite(caller const& c, invitation const& i) {
        if (!known(c)) return {401};
        if (!manages(c)) return {403};
        if (int const refused = refuses_roles(c, i.roles)) return {refused};
        if (type_of(i) == "BACKOFFICE" ? i.entity.has_value() : !i.entity.has_value()) return {400};
        if (holder(i.email)) return {409};
        return {204};
    }
    void arrived(text const& id, invitation const& i) {
        person p;
        p.shown = {{"email", i.email}, {"smsNumber", i.sms}, {"primaryContactNumber", i.contact}};
        if (i.first) p.shown["firstName"] = i.first;
        if (i.last) p.shown["lastName"] = i.last;
        p.roles = i.roles;
        p.status = "PENDING";
        p.type = type_of(i);
        p.entity = i.entity;
        p.enrolled = false;
        people[id] = p;
        arrivals.push_back(id);
    }

    answer remove(caller const& c, text const& id) {
        if (int const refused = refuses(c, id)) return {refused};
        people.erase(id);
        std::erase(arrivals, id);
        revoked.insert(id);
        return {204};
    }

    answer disable(caller const& c, text const& id) {
        if (int const refused = refuses(c, id)) return {refused};
        if (is(c, id)) return {400};
        people.at(id).status = "DISABLED";
        revoked.insert(id);
        return {204};
    }

    answer enable(caller const& c, text const& id) {
        if (int const refused = refuses(c, id)) return {refused};
        if (is(c, id)) return {400};
        person& p = people.at(id);
        if (p.status == "ENABLED") return {204};
        if (!p.enrolled) return {400};
        if (p.type == "PAYOR" && p.entity) {
            if (disabled_payors.contains(*p.entity)) return {400};
            if (has(p, "payor.master_admin") && masters(*p.entity) >= master_limit) return {400};
        }
        p.status = "ENABLED";
        return {204};
    }

    answer unlock(caller const& c, text const& id) {
        if (int const refused = refuses(c, id)) return {refused};
        if (is(c, id)) return {400};
        people.at(id).locked = false;
        return {204};
    }

    answer roles(caller const& c, text const& id, std::vector<text> const& roles) {
        if (int const refused = refuses(c, id)) return {refused};
        if (int const refused = refuses_roles(c, roles)) return {refused};
        people.at(id).roles = roles;
        return {204};
    }

    answer details(caller const& c, text const& id, std::map<text, change> const& changes) {
        if (int const refused = refuses(c, id)) return {refused};
        return apply(id, changes);
    }

    answer own_details(caller const& c, std::map<text, change> const& changes) {
        if (!known(c)) return {401};
        if (c.who != caller::user || people.at(c.id).type != "PAYEE") return {403};
        return apply(c.id, changes);
    }

  private:
    static text plain(text const& role) { return role.starts_with("velo.") ? role.substr(5) : role; }
    static text lower(text s) {
        for (char& x : s) x = static_cast<char>(std::tolower(static_cast<unsigned char>(x)));
        return s;
    }
    static bool has(person const& p, text const& role) {
        return std::any_of(p.roles.begin(), p.roles.end(), [&](text const& r) { return plain(r) == role; });
    }
    static bool is(caller const& c, text const& id) { return c.who == caller::user && c.id == id; }
    static text type_of(invitation const& i) { return i.type.value_or(i.entity ? "PAYOR" : "BACKOFFICE"); }

    bool known(caller const& c) const {
        return c.who == caller::application ||
               (c.who == caller::user && people.contains(c.id) && !revoked.contains(c.id));
    }
    bool holds(caller const& c, text const& role) const { return c.who == caller::user && has(people.at(c.id), role); }
    bool manages(caller const& c) const {
        return c.who == caller::application || holds(c, "backoffice.admin") || holds(c, "payor.master_admin") ||
               holds(c, "payor.admin");
    }
    bool reads(caller const& c) const { return manages(c) || holds(c, "payor.support"); }
    bool assigns(caller const& c, text const& role) const {
        if (c.who == caller::application || holds(c, "backoffice.admin")) return true;
        if (holds(c, "payor.master_admin") && (role.starts_with("payor.") || role.starts_with("payee."))) return true;
        return holds(c, role) || (holds(c, "payor.admin") && role == "payor.support");
    }
    int refuses(caller const& c, text const& id) const {
        if (!known(c)) return 401;
        if (!manages(c)) return 403;
        return people.contains(id) ? 0 : 404;
    }
    int refuses_roles(caller const& c, std::vector<text> const& roles) const {
        static std::set<text> const exist{"backoffice.admin", "payor.master_admin", "payor.admin",
                                          "payor.support",    "payee.admin",        "payee.support"};
        for (text const& r : roles) {
            if (!exist.contains(plain(r))) return 400;
        }
        for (text const& r : roles) {
            if (!assigns(c, plain(r))) return 403;
        }
        return 0;
    }
    std::optional<text> holder(text const& email) const {
        for (auto const& [id, p] : people) {
            auto const found = p.shown.find("email");
            if (found != p.shown.end() && found->second && lower(*found->second) == lower(email)) return id;
        }
        return std::nullopt;
    }
    std::size_t masters(text const& payor) const {
        return static_cast<std::size_t>(std::count_if(people.begin(), people.end(), [&](auto const& entry) {
            person const& p = entry.second;
            return p.entity == payor && p.status == "ENABLED" && has(p, "payor.master_admin");
        }));
    }
    answer apply(text const& id, std::map<text, change> const& changes) {
        auto const email = changes.find("email");
        if (email != changes.end() && email->second && *email->second) {
            auto const taken = holder(**email->second);
            if (taken && *taken != id) return {409};
        }
        for (auto const& [name, value] : changes) {
            if (value) people.at(id).shown[name] = *value;
        }
        return {204};
    }
};

}  // namespace model

#endif
