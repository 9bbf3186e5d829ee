// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_LOCALISATION_DETAILS_HPP
#define VELO_MODELS_LOCALISATION_DETAILS_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>

#include <boost/describe/class.hpp>

#include <map>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI {

/// An error message as a template, for translation. Untrusted: the server's text. Schema LocalisationDetails.
struct localisation_details {
    /// In English: `size must be between {min} and {max}`. `template` in JSON.
    rest::field<std::string> template_ = {};
    std::map<std::string, std::string> parameters = {};  ///< the values of the names in the template

    friend bool operator==(localisation_details const&, localisation_details const&) = default;
};
BOOST_DESCRIBE_STRUCT(localisation_details, (), (template_, parameters))

// `template` is a C++ keyword.
template <>
struct rest::member<&localisation_details::template_> {
    static constexpr std::string_view name = "template";
};

}  // namespace velo::inline VELO_ABI

#endif
