// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_VALIDATE_PASSWORD_RESPONSE_HPP
#define VELO_MODELS_VALIDATE_PASSWORD_RESPONSE_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/bounded.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/text_type.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The score of a password. Schema ValidatePasswordResponse, response of validatePasswordSelf.
template <class Text>
struct basic_validate_password_response {
    rest::field<std::int32_t> score = {};        ///< 0 to 4; the API accepts a password from 3
    rest::field<bool> valid = {};                ///< true if the API would accept the password
    rest::field<Text> warning = {};              ///< the reason for the score: `Historic Password`
    rest::list_in<Text, Text> suggestions = {};  ///< how to improve the password

    /// Facts of the API specification about members, beyond their types.
    static consteval auto attributes() {
        return rest::attributes<
            rest::of<&basic_validate_password_response::score, rest::form_of<rest::bounded<0, 4>>>>();
    }

    friend bool operator==(basic_validate_password_response const&, basic_validate_password_response const&) = default;
    BOOST_DESCRIBE_CLASS(basic_validate_password_response, (), (score, valid, warning, suggestions), (), ())
};
/// The same with the text type of the models.
using validate_password_response = basic_validate_password_response<rest::default_text>;

}  // namespace velo::inline VELO_ABI

#endif
