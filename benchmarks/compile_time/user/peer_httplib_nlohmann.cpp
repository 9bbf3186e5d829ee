// SPDX-License-Identifier: BSL-1.0
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <cstdio>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "peer.hpp"

template <class T>
void read(nlohmann::json const& object, char const* name, std::optional<T>& out) {
    if (auto const found = object.find(name); found != object.end() && !found->is_null()) out = found->get<T>();
}

void from_json(nlohmann::json const& j, user& u) {
    read(j, "id", u.id), read(j, "status", u.status), read(j, "email", u.email), read(j, "smsNumber", u.sms_number);
    read(j, "primaryContactNumber", u.primary_contact_number);
    read(j, "secondaryContactNumber", u.secondary_contact_number);
    read(j, "firstName", u.first_name), read(j, "lastName", u.last_name), read(j, "entityId", u.entity_id);
    read(j, "companyName", u.company_name), read(j, "userType", u.user_type), read(j, "mfaType", u.mfa_type);
    read(j, "mfaStatus", u.mfa_status), read(j, "lockedOut", u.locked_out);
    read(j, "lockedOutTimestamp", u.locked_out_timestamp);
    for (auto const& role : j.at("roles")) u.roles.push_back(role.at("name").get<std::string>());
}

int main() {
    httplib::Client client("https://api.example.com");
    client.set_bearer_token_auth("token");
    auto const response = client.Get("/v2/users?pageSize=50");
    if (!response || response->status != 200) return 1;
    page p;
    for (auto const& one : nlohmann::json::parse(response->body).at("content")) p.content.push_back(one.get<user>());
    std::printf("%zu\n", p.content.size());
}
