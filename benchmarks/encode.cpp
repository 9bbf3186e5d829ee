// SPDX-License-Identifier: BSL-1.0

// From the model of a request to the bytes of its body.

#include <velo/models/invite_user_request.hpp>
#include <velo/rest/serializer/json.hpp>

#include <boost/json.hpp>

#include <memory>

#include "harness.hpp"

namespace benchmarks {

namespace {

namespace json = boost::json;

velo::invite_user_request invitation() {
    return {
        .email = "katarzyna.kowalska42@example.com",
        .mfa_type = velo::mfa_type::totp,
        .sms_number = "+14155550123",
        .primary_contact_number = "+14155550124",
        .secondary_contact_number = "+14155550125",
        .roles = {"velo.payor.admin", "velo.payor.support"},
        .first_name = "Katarzyna",
        .last_name = "Kowalska",
        .entity_id = velo::entity_id("0e9635fb-049b-4609-b9e8-2520b10b8b15"),
        .user_type = velo::user_type::payor,
        .verification_code = "123456",
    };
}

/// The floor: appends the same texts, without escapes.
void append_by_hand(velo::invite_user_request const& r, std::string& out) {
    out += R"({"email":")";
    out += (*r.email).view();
    out += R"(","mfaType":"TOTP","smsNumber":")";
    out += (*r.sms_number).view();
    out += R"(","primaryContactNumber":")";
    out += (*r.primary_contact_number).view();
    out += R"(","secondaryContactNumber":")";
    out += (*r.secondary_contact_number).view();
    out += R"(","roles":[)";
    for (std::size_t i = 0; i != r.roles->size(); ++i) {
        out += i == 0 ? "\"" : ",\"";
        out += (*r.roles)[i].view();
        out += '"';
    }
    out += R"(],"firstName":")";
    out += (*r.first_name).view();
    out += R"(","lastName":")";
    out += (*r.last_name).view();
    out += R"(","entityId":")";
    out += (*r.entity_id).to_text();
    out += R"(","userType":"PAYOR","verificationCode":")";
    out += (*r.verification_code).reveal();
    out += "\"}";
}

json::object tree_of(velo::invite_user_request const& r) {
    json::array roles;
    for (std::size_t i = 0; i != r.roles->size(); ++i) roles.emplace_back((*r.roles)[i].view());
    return {{"email", (*r.email).view()},
            {"mfaType", "TOTP"},
            {"smsNumber", (*r.sms_number).view()},
            {"primaryContactNumber", (*r.primary_contact_number).view()},
            {"secondaryContactNumber", (*r.secondary_contact_number).view()},
            {"roles", roles},
            {"firstName", (*r.first_name).view()},
            {"lastName", (*r.last_name).view()},
            {"entityId", (*r.entity_id).to_text()},
            {"userType", "PAYOR"},
            {"verificationCode", (*r.verification_code).reveal()}};
}

}  // namespace

std::vector<benchmark> encode_benchmarks() {
    auto const request = std::make_shared<velo::invite_user_request const>(invitation());
    auto const by_hand = std::make_shared<std::string>();
    auto const by_us = std::make_shared<velo::rest::secure_buffer>();
    append_by_hand(*request, *by_hand);
    velo::rest::json{}.write(*request, *by_us);
    require(*by_hand == by_us->view(), "the body by hand");
    require(json::serialize(tree_of(*request)) == by_us->view(), "the body through the tree");
    std::string file = fixture("invite.json");
    while (file.ends_with('\n')) file.pop_back();
    require(file == by_us->view(), "invite.json");
    return {{"encode invite_user_request",
             by_hand->size(),
             {{"floor: appended by hand",
               [=] {
                   by_hand->clear();
                   append_by_hand(*request, *by_hand);
                   return by_hand->size();
               }},
              {"velo-cpp",
               [=] {
                   by_us->clear();
                   velo::rest::json{}.write(*request, *by_us);
                   return by_us->size();
               }},
              {"Boost.JSON tree, serialized", [=] { return json::serialize(tree_of(*request)).size(); }}}}};
}

}  // namespace benchmarks
