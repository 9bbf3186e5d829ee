// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ERROR_DATA_HPP
#define VELO_MODELS_ERROR_DATA_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/value_kind.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Structured data of an error. Untrusted: the server's text. Schema ErrorData.
template <class Text>
struct basic_error_data {
    rest::field<Text> description = {};                     ///< the meaning of `content`, in English
    rest::field<rest::basic_json_text<Text>> content = {};  ///< JSON of any form, as the server sent it

    friend bool operator==(basic_error_data const&, basic_error_data const&) = default;
    BOOST_DESCRIBE_CLASS(basic_error_data, (), (description, content), (), ())
};
/// The same with the text type of the models.
using error_data = basic_error_data<rest::default_text>;

}  // namespace velo::inline VELO_ABI

#endif
