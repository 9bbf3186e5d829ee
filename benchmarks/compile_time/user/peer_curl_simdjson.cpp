// SPDX-License-Identifier: BSL-1.0
#include <curl/curl.h>

#include <cstdio>
#include <simdjson.h>
#include <string_view>

#include "peer.hpp"

static void read(simdjson::ondemand::value value, std::optional<std::string>& out) {
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) out = std::string(text);
}

static std::size_t take(char* data, std::size_t size, std::size_t count, void* out) {
    static_cast<std::string*>(out)->append(data, size * count);
    return size * count;
}

int main() {
    std::string body;
    CURL* const curl = curl_easy_init();
    curl_slist* const headers = curl_slist_append(nullptr, "Authorization: Bearer token");
    curl_easy_setopt(curl, CURLOPT_URL, "https://api.example.com/v2/users?pageSize=50");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    bool const sent = curl_easy_perform(curl) == CURLE_OK;
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    if (!sent) return 1;
    simdjson::ondemand::parser parser;
    simdjson::padded_string const text(body);
    auto document = parser.iterate(text);
    page p;
    for (auto one : document["content"].get_array()) {
        user u;
        for (auto field : one.get_object()) {
            std::string_view const key = field.unescaped_key();
            if (key == "id")
                read(field.value(), u.id);
            else if (key == "status")
                read(field.value(), u.status);
            else if (key == "email")
                read(field.value(), u.email);
            else if (key == "smsNumber")
                read(field.value(), u.sms_number);
            else if (key == "primaryContactNumber")
                read(field.value(), u.primary_contact_number);
            else if (key == "secondaryContactNumber")
                read(field.value(), u.secondary_contact_number);
            else if (key == "firstName")
                read(field.value(), u.first_name);
            else if (key == "lastName")
                read(field.value(), u.last_name);
            else if (key == "entityId")
                read(field.value(), u.entity_id);
            else if (key == "companyName")
                read(field.value(), u.company_name);
            else if (key == "userType")
                read(field.value(), u.user_type);
            else if (key == "mfaType")
                read(field.value(), u.mfa_type);
            else if (key == "mfaStatus")
                read(field.value(), u.mfa_status);
            else if (key == "lockedOutTimestamp")
                read(field.value(), u.locked_out_timestamp);
            else if (key == "lockedOut")
                u.locked_out = bool(field.value().get_bool());
            else if (key == "roles") {
                for (auto role : field.value().get_array()) {
                    u.roles.emplace_back(std::string_view(role["name"].get_string()));
                }
            }
        }
        p.content.push_back(std::move(u));
    }
    std::printf("%zu\n", p.content.size());
}
