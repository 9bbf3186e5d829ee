// SPDX-License-Identifier: BSL-1.0

// A whole call on the scripted transport (request, credential, response, model) against the same written by hand.

#include <velo/velo.hpp>

#include <memory>

#include "hand_written.hpp"
#include "harness.hpp"

namespace benchmarks {

namespace {

constexpr velo::user_id user = "8bbf301c-948f-4445-b411-357eec53e441";

struct server {
    velo::rest::scripted script;
    velo::client<velo::rest::scripted, velo::bearer<velo::secret_string>> client{script, velo::bearer("token")};

    explicit server(velo::rest::canned_response response) { script.always(std::move(response)); }
};

std::size_t request_by_hand(std::string& target, std::string& authorization) {
    target.assign("/v2/users/");
    target += user.to_text();
    authorization.assign("Bearer token");
    return target.size() + authorization.size();
}

}  // namespace

std::vector<benchmark> call_benchmarks() {
    auto const target = std::make_shared<std::string>();
    auto const authorization = std::make_shared<std::string>();
    auto const response = std::make_shared<std::string>();
    auto const one = std::make_shared<std::string const>(fixture("user.json"));
    auto const page = std::make_shared<std::string const>(fixture("page.json"));
    auto const nothing = std::make_shared<server const>(velo::rest::canned_response{.status = 204});
    auto const a_user = std::make_shared<server const>(velo::rest::canned_response{.status = 200, .body = *one});
    auto const a_page = std::make_shared<server const>(velo::rest::canned_response{.status = 200, .body = *page});
    return {
        {"call disable_user_v2",
         0,
         {{"floor: the request by hand", [=] { return request_by_hand(*target, *authorization); }},
          {"velo-cpp",
           [=] { return nothing->client.call(velo::disable_user_v2{.user_id = user}) ? std::size_t{1} : 0; }}}},
        {"call get_user_by_id_v2",
         one->size(),
         {{"floor: request, copy, decode by hand",
           [=] {
               *response = *one;
               velo::user_response u;
               hand_written_reader(*response).user(u);
               return request_by_hand(*target, *authorization) + u.roles.size();
           }},
          {"velo-cpp", [=] { return a_user->client.call(velo::get_user_by_id_v2{.user_id = user})->roles.size(); }}}},
        {"call list_users",
         page->size(),
         {{"floor: request, copy, decode by hand",
           [=] {
               *response = *page;
               velo::paged_user_response p;
               hand_written_reader(*response).page(p);
               return request_by_hand(*target, *authorization) + p.content.size();
           }},
          {"velo-cpp", [=] { return a_page->client.call(velo::list_users{.page_size = 100})->content.size(); }}}},
    };
}

}  // namespace benchmarks
