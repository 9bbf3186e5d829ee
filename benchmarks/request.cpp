// SPDX-License-Identifier: BSL-1.0

// From an operation to a request: target, headers and body, without sending it.

#include <velo/velo.hpp>

#include <cstdio>
#include <memory>

#include "harness.hpp"

namespace benchmarks {

namespace {

using client = velo::client<velo::rest::scripted, velo::bearer<velo::secret_string>>;

template <class Op>
std::size_t build(client const& c, Op const& op) {
    auto machine = c.machine(op);
    machine.begin({});
    return machine.request().target.size() + machine.request().body.size();
}

template <class Op>
benchmark one(std::string const& name, Op const& op,
              std::function<std::size_t(std::string& target, std::string& body)> by_hand) {
    client const c(velo::rest::scripted{}, velo::bearer("token-of-thirty-six-characters-long--"));
    auto const target = std::make_shared<std::string>();
    auto const body = std::make_shared<std::string>();
    auto const authorization = std::make_shared<std::string>();
    by_hand(*target, *body);
    auto const built = c.request(op);
    require(built && (*built)->target == *target && (*built)->body == *body, name);
    return {"build " + name,
            0,
            {{"floor: appended by hand",
              [=] {
                  target->clear();
                  body->clear();
                  authorization->assign("Bearer ");
                  authorization->append("token-of-thirty-six-characters-long--");
                  return by_hand(*target, *body) + authorization->size();
              }},
             {"velo-cpp", [=] { return build(c, op); }}}};
}

constexpr velo::user_id user = "8bbf301c-948f-4445-b411-357eec53e441";
constexpr velo::entity_id entity = "7fffa261-ac68-49e6-b605-d24a444d9206";

}  // namespace

std::vector<benchmark> request_benchmarks() {
    return {
        one("get_user_by_id_v2", velo::get_user_by_id_v2{.user_id = user},
            [](std::string& target, std::string&) {
                target += "/v2/users/";
                target += user.to_text();
                return target.size();
            }),
        one("list_users, every argument",
            velo::list_users{.type = velo::user_type::payor,
                             .status = velo::user_status::enabled,
                             .entity_id = entity,
                             .payee_type = velo::payee_type::company,
                             .page = 2,
                             .page_size = 50,
                             .sort = "email:asc,lastName:desc"},
            [](std::string& target, std::string&) {
                char text[160];
                int const size =
                    std::snprintf(text, sizeof text,
                                  "/v2/users?type=%s&status=%s&entityId=%s&payeeType=%s&page=%d&pageSize=%d&sort=%s",
                                  "PAYOR", "ENABLED", "7fffa261-ac68-49e6-b605-d24a444d9206", "COMPANY", 2, 50,
                                  "email%3Aasc%2ClastName%3Adesc");
                target.append(text, static_cast<std::size_t>(size));
                return target.size();
            }),
        one("role_update", velo::role_update{.user_id = user, .body = {.roles = {"payor.admin", "payor.support"}}},
            [](std::string& target, std::string& body) {
                target += "/v2/users/";
                target += user.to_text();
                target += "/roleUpdate";
                body += R"({"roles":["payor.admin","payor.support"]})";
                return target.size() + body.size();
            }),
    };
}

}  // namespace benchmarks
