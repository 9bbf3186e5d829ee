// SPDX-License-Identifier: BSL-1.0

// What a program that reads five models has for it: nothing else is in this object (models.py).

#include <velo/models/auth_response.hpp>
#include <velo/models/error_response.hpp>
#include <velo/models/paged_user_response.hpp>
#include <velo/models/user_info.hpp>
#include <velo/models/validate_password_response.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <string_view>

bool read(std::string_view text, velo::paged_user_response& page) {
    return velo::rest::read_json_text(text, page).has_value();
}
bool read(std::string_view text, velo::error_response& errors) {
    return velo::rest::read_json_text(text, errors).has_value();
}
bool read(std::string_view text, velo::auth_response& token) {
    return velo::rest::read_json_text(text, token).has_value();
}
bool read(std::string_view text, velo::validate_password_response& score) {
    return velo::rest::read_json_text(text, score).has_value();
}
bool read(std::string_view text, velo::user_info& user) { return velo::rest::read_json_text(text, user).has_value(); }
