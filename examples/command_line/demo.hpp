// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_DEMO_HPP
#define EXAMPLES_COMMAND_LINE_DEMO_HPP

#include <velo/client.hpp>
#include <velo/fake.hpp>
#include <velo/rest/serializer/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace cli {

/// A fake with a few people in it, and a token for each of them under a short name.
struct demo {
    velo::fake api;
    std::map<std::string, velo::rest::secret_string> tokens;

    demo() {
        constexpr velo::entity_id acme = "7fffa261-ac68-49e6-b605-d24a444d9206";
        constexpr velo::entity_id globex = "0e9635fb-049b-4609-b9e8-2520b10b8b15";
        api.add_company(acme, "Acme Corp");
        api.add_company(globex, "Globex");
        using enum velo::user_type;
        tokens["application"] = api.token();
        person("office", {"olga@example.com", "Olga", "Ochoa", "backoffice.admin"}, backoffice, {},
               velo::mfa_type::yubikey);
        person("master", {"max@example.com", "Max", "Moore", "payor.master_admin"}, payor, {{acme, "Acme Corp"}});
        person("admin", {"ann@example.com", "Ann", "Ames", "payor.admin"}, payor, {{acme, "Acme Corp"}});
        person("support", {"sam@example.com", "Sam", "Stone", "payor.support"}, payor, {{acme, "Acme Corp"}},
               velo::mfa_type::sms);
        person("payee", {"pia@example.com", "Pia", "Park", "payee.admin"}, payee, {{globex, "Globex"}});
        // Sam has given his password, but not yet the code that was sent to him.
        if (auto half = api.log_in("sam@example.com", "correct horse battery staple")) tokens["half-way"] = *half;
    }

  private:
    struct who {
        char const *email, *first, *last, *role;
    };
    void person(char const* name, who const& w, velo::user_type type,
                std::optional<std::pair<velo::entity_id, std::string>> const& company,
                velo::mfa_type mfa = velo::mfa_type::totp) {
        velo::fake_user u;
        u.shown.email = std::string(w.email);
        u.shown.first_name = std::string(w.first);
        u.shown.last_name = std::string(w.last);
        u.shown.roles = {{.name = std::string(w.role)}};
        u.shown.user_type = type;
        if (company) {
            u.shown.entity_id = company->first;
            u.shown.company_name = company->second;
        }
        if (type == velo::user_type::payee) u.payee_type = velo::payee_type::company;
        u.shown.mfa_type = mfa;
        u.shown.mfa_status = velo::mfa_status::registered;
        u.shown.sms_number = "+1415555010" + std::to_string(api.users().size());
        u.password = "correct horse battery staple";
        tokens[name] = api.token(api.add(std::move(u)));
    }
};

}  // namespace cli

#endif
