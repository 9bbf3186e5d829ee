// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ROLE_HPP
#define VELO_MODELS_ROLE_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>

#include <boost/describe/class.hpp>

#include <string>

namespace velo::inline VELO_ABI {

/// A role of a user. The schema Role has `{"name": "payor.admin"}`, the examples have `"payor.admin"`: both are read.
struct role {
    rest::field<std::string> name = {};  ///< system or custom: `payor.admin`

    friend bool operator==(role const&, role const&) = default;
};
BOOST_DESCRIBE_STRUCT(role, (), (name))

template <>
inline constexpr auto rest::text_shorthand<role> = &role::name;

template <>
struct rest::member<&role::name> {
    static constexpr bool is_required = true;
};

}  // namespace velo::inline VELO_ABI

#endif
