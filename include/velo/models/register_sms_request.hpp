// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_REGISTER_SMS_REQUEST_HPP
#define VELO_MODELS_REGISTER_SMS_REQUEST_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/types/phone.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `register_sms`: the number to send a one-time code to. Schema RegisterSmsRequest.
struct register_sms_request {
    rest::required<phone> sms_number;  ///< a device that receives SMS

    friend bool operator==(register_sms_request const&, register_sms_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(register_sms_request, (), (sms_number))

}  // namespace velo::inline VELO_ABI

#endif
