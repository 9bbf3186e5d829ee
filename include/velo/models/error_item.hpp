// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ERROR_ITEM_HPP
#define VELO_MODELS_ERROR_ITEM_HPP

#include <velo/models/error_data.hpp>
#include <velo/models/localisation_details.hpp>
#include <velo/models/location_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/text_type.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// One error of an error response. Untrusted: the server's text. Schema Error.
template <class Text>
struct basic_error_item {
    rest::field<Text> error_message = {};  ///< in English, for developers
    rest::field<Text> error_code = {};     ///< a number as text: branch on it, or translate by it
    /// The message as a template and its parameters, for translation.
    rest::field<velo::basic_localisation_details<Text>> localisation_details = {};
    rest::field<Text> location = {};  ///< the property or object at fault: `firstName`
    /// Deprecated. The part of the request that holds `location`.
    rest::field<rest::open<velo::location_type, Text>> location_type = {};
    rest::field<Text> reason_code = {};                         ///< deprecated; the kind of error: `validationError`
    rest::field<velo::basic_error_data<Text>> error_data = {};  ///< structured data, specific to the operation

    /// Facts of the API specification about members, beyond their types.
    static consteval auto attributes() {
        return rest::attributes<rest::of<&basic_error_item::location_type, rest::deprecated>,
                                rest::of<&basic_error_item::reason_code, rest::deprecated>>();
    }

    friend bool operator==(basic_error_item const&, basic_error_item const&) = default;
    BOOST_DESCRIBE_CLASS(basic_error_item, (),
                         (error_message, error_code, localisation_details, location, location_type, reason_code,
                          error_data),
                         (), ())
};
/// The same with the text type of the models.
using error_item = basic_error_item<rest::default_text>;

template <class Text>
inline constexpr std::string_view rest::schema_name<basic_error_item<Text>> = "Error";

}  // namespace velo::inline VELO_ABI

#endif
