// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ERROR_RESPONSE_HPP
#define VELO_MODELS_ERROR_RESPONSE_HPP

#include <velo/models/error_item.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/types/uuid.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The body of a response with a documented error status. Schemas inline_response_400 to inline_response_412, which are
/// alike.
template <class Text>
struct basic_error_response {
    rest::list_in<Text, basic_error_item<Text>> errors = {};  ///< absent, null and an empty list read the same
    /// The server's id of the request, to quote to Velo's support. Text of any form.
    rest::field<Text> correlation_id = {};
    rest::field<std::int64_t> http_status_code = {};  ///< the status, repeated in the body

    /// Facts of the API specification about members, beyond their types.
    static consteval auto attributes() {
        return rest::attributes<
            rest::of<&basic_error_response::errors, rest::at_least<1>, rest::may_be_null>,
            rest::of<&basic_error_response::correlation_id, rest::form_of<uuid>, rest::may_be_null>>();
    }

    friend bool operator==(basic_error_response const&, basic_error_response const&) = default;
    BOOST_DESCRIBE_CLASS(basic_error_response, (), (errors, correlation_id, http_status_code), (), ())
};
/// The same with the text type of the models.
using error_response = basic_error_response<rest::default_text>;

}  // namespace velo::inline VELO_ABI

#endif
