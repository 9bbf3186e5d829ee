// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_VALIDATE_PASSWORD_RESPONSE_HPP
#define VELO_MODELS_VALIDATE_PASSWORD_RESPONSE_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/bounded.hpp>
#include <velo/rest/model/described.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace velo::inline VELO_ABI {

/// The score of a password. Schema ValidatePasswordResponse, response of validatePasswordSelf.
struct validate_password_response {
    rest::field<std::int32_t> score = {};       ///< 0 to 4; the API accepts a password from 3
    rest::field<bool> valid = {};               ///< true if the API would accept the password
    rest::field<std::string> warning = {};      ///< the reason for the score: `Historic Password`
    std::vector<std::string> suggestions = {};  ///< how to improve the password

    friend bool operator==(validate_password_response const&, validate_password_response const&) = default;
};
BOOST_DESCRIBE_STRUCT(validate_password_response, (), (score, valid, warning, suggestions))

template <>
struct rest::member<&validate_password_response::score> {
    using form = rest::bounded<0, 4>;
};

}  // namespace velo::inline VELO_ABI

#endif
