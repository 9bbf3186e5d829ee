// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ERROR_ITEM_HPP
#define VELO_MODELS_ERROR_ITEM_HPP

#include <velo/models/error_data.hpp>
#include <velo/models/localisation_details.hpp>
#include <velo/models/location_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>

#include <boost/describe/class.hpp>

#include <string>
#include <string_view>

namespace velo::inline VELO_ABI {

/// One error of an error response. Untrusted: the server's text. Schema Error.
struct error_item {
    rest::field<std::string> error_message = {};  ///< in English, for developers
    rest::field<std::string> error_code = {};     ///< a number as text: branch on it, or translate by it
    /// The message as a template and its parameters, for translation.
    rest::field<velo::localisation_details> localisation_details = {};
    rest::field<std::string> location = {};  ///< the property or object at fault: `firstName`
    /// Deprecated. The part of the request that holds `location`.
    rest::field<rest::open<velo::location_type>> location_type = {};
    rest::field<std::string> reason_code = {};      ///< deprecated; the kind of error: `validationError`
    rest::field<velo::error_data> error_data = {};  ///< structured data, specific to the operation

    friend bool operator==(error_item const&, error_item const&) = default;
};
BOOST_DESCRIBE_STRUCT(error_item, (),
                      (error_message, error_code, localisation_details, location, location_type, reason_code,
                       error_data))

template <>
struct rest::member<&error_item::location_type> {
    static constexpr bool is_deprecated = true;
};

template <>
struct rest::member<&error_item::reason_code> {
    static constexpr bool is_deprecated = true;
};

template <>
inline constexpr std::string_view rest::schema_name<error_item> = "Error";

}  // namespace velo::inline VELO_ABI

#endif
