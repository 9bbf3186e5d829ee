// SPDX-License-Identifier: BSL-1.0
#ifndef TESTS_BOARD_RESPONSES_HPP
#define TESTS_BOARD_RESPONSES_HPP

#include <string_view>

// What the scripted server of the programs says.

#define HEAD(status, length) \
    "HTTP/1.1 " status "\r\nContent-Type: application/json\r\nContent-Length: " length "\r\n\r\n"

inline constexpr std::string_view no_content = "HTTP/1.1 204 No Content\r\n\r\n";
inline constexpr std::string_view a_user = HEAD(
    "200 OK",
    "359") R"({"id":"8bbf301c-948f-4445-b411-357eec53e441","status":"ENABLED","email":"ann.long.name@example.com",)"
           R"("smsNumber":"+11235555555","primaryContactNumber":"+11235555556","firstName":"Ann","lastName":"Doe",)"
           R"("entityId":"7fffa261-ac68-49e6-b605-d24a444d9206","companyName":"Acme Corp","roles":["velo.payor.admin"],)"
           R"("userType":"PAYOR","mfaType":"TOTP","lockedOut":false})";
inline constexpr std::string_view not_found = HEAD(
    "404 Not Found", "150") R"({"errors":[{"errorMessage":"there is no user with this id","errorCode":"USER.404.1"}],)"
                            R"("correlationId":"8bbf301c948f4445b411357e","httpStatusCode":404})";
inline constexpr std::string_view a_token =
    HEAD("200 OK", "75") R"({"access_token":"8bbf301c-948f-4445-b411-357eec53e441","expires_in":1799.5})";
inline constexpr std::string_view a_page = HEAD(
    "200 OK",
    "577") R"({"links":[{"rel":"first","href":"https://api.sandbox.velopayments.com/v2/users?page=1"}],)"
           R"("page":{"numberOfElements":3,"totalPages":1,"pageSize":25,"page":1,"totalElements":3},"content":[)"
           R"({"id":"8bbf301c-948f-4445-b411-357eec53e441","email":"ann.long.name@example.com","roles":["velo.payor.admin"],)"
           R"("status":"ENABLED"},)"
           R"({"id":"8bbf301c-948f-4445-b411-357eec53e442","email":"bob.long.name@example.com","roles":["velo.payor.admin"],)"
           R"("status":"ENABLED"},)"
           R"({"id":"8bbf301c-948f-4445-b411-357eec53e443","email":"cat.long.name@example.com","roles":["velo.payor.admin"],)"
           R"("status":"ENABLED"}]})";
inline constexpr std::string_view validated = HEAD("200 OK", "38") R"({"valid":true,"score":3,"warnings":[]})";

#undef HEAD

#endif
