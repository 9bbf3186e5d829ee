// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_UNREGISTER_MFA_REQUEST_HPP
#define VELO_MODELS_UNREGISTER_MFA_REQUEST_HPP

#include <velo/models/unregister_mfa_type.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/field.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/required.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline v0 {

/// The device to unregister for a user. Schema UnregisterMFARequest.
struct unregister_mfa_request {
    rest::required<unregister_mfa_type> mfa_type;
    rest::field<velo::verification_code> verification_code = {};  ///< when they are verified manually

    friend bool operator==(unregister_mfa_request const&, unregister_mfa_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(unregister_mfa_request, (), (mfa_type, verification_code))

template <>
inline constexpr std::string_view rest::schema_name<unregister_mfa_request> = "UnregisterMFARequest";

}  // namespace velo::inline v0

#endif
