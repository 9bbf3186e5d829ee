// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ERROR_DATA_HPP
#define VELO_MODELS_ERROR_DATA_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/value_kind.hpp>

#include <boost/describe/class.hpp>

#include <string>

namespace velo::inline VELO_ABI {

/// Structured data of an error. Untrusted: the server's text. Schema ErrorData.
struct error_data {
    rest::field<std::string> description = {};  ///< the meaning of `content`, in English
    rest::field<rest::json_text> content = {};  ///< JSON of any form, as the server sent it

    friend bool operator==(error_data const&, error_data const&) = default;
};
BOOST_DESCRIBE_STRUCT(error_data, (), (description, content))

}  // namespace velo::inline VELO_ABI

#endif
