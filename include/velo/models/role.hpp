// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ROLE_HPP
#define VELO_MODELS_ROLE_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/text_type.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// A role of a user. The schema Role has `{"name": "payor.admin"}`, the examples have `"payor.admin"`: both are read.
template <class Text>
struct basic_role {
    rest::field<Text> name = {};  ///< system or custom: `payor.admin`

    /// Facts of the API specification about members, beyond their types.
    static consteval auto attributes() { return rest::attributes<rest::of<&basic_role::name, rest::always_present>>(); }

    friend bool operator==(basic_role const&, basic_role const&) = default;
    BOOST_DESCRIBE_CLASS(basic_role, (), (name), (), ())
};
/// The same with the text type of the models.
using role = basic_role<rest::default_text>;

template <class Text>
inline constexpr auto rest::text_shorthand<basic_role<Text>> = &basic_role<Text>::name;

}  // namespace velo::inline VELO_ABI

#endif
