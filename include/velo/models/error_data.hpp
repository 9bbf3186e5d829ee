// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ERROR_DATA_HPP
#define VELO_MODELS_ERROR_DATA_HPP

#include <velo/rest/model/field.hpp>
#include <velo/rest/model/json_text.hpp>

#include <boost/describe/class.hpp>

#include <string>

namespace velo::inline v0 {

/// Data that goes with an error. Schema ErrorData.
struct error_data {
    rest::field<std::string> description = {};
    rest::field<rest::json_text> content = {};  ///< any JSON, as the API sent it

    friend bool operator==(error_data const&, error_data const&) = default;
};
BOOST_DESCRIBE_STRUCT(error_data, (), (description, content))

}  // namespace velo::inline v0

#endif
