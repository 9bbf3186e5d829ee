// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_LOCALISATION_DETAILS_HPP
#define VELO_MODELS_LOCALISATION_DETAILS_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/value_kind.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// An error message as a template, for translation. Untrusted: the server's text. Schema LocalisationDetails.
template <class Text>
struct basic_localisation_details {
    /// In English: `size must be between {min} and {max}`. `template` in JSON.
    rest::field<Text> template_ = {};
    rest::map_in<Text> parameters = {};  ///< the values of the names in the template

    /// Facts of the API specification about members, beyond their types. `template` is a C++ keyword.
    static consteval auto attributes() {
        return rest::attributes<rest::of<&basic_localisation_details::template_, rest::named<"template">>>();
    }

    friend bool operator==(basic_localisation_details const&, basic_localisation_details const&) = default;
    BOOST_DESCRIBE_CLASS(basic_localisation_details, (), (template_, parameters), (), ())
};
/// The same with the text type of the models.
using localisation_details = basic_localisation_details<rest::default_text>;

}  // namespace velo::inline VELO_ABI

#endif
