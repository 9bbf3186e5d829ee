// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_OPERATIONS_HPP
#define VELO_OPERATIONS_HPP

#include <velo/login/login_operations.hpp>
#include <velo/users/users_operations.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <type_traits>

namespace velo::inline VELO_ABI {

/// All 21 operations. The fake's routes, the command line, the reference page and the contract are derived from this
/// list.
using operations = boost::mp11::mp_append<users_operations, login_operations>;

/// Calls `f(std::type_identity<Op>{})` for each operation of `List`.
template <class List = operations, class F>
constexpr void for_each_operation(F&& f) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, List>>(f);
}

}  // namespace velo::inline VELO_ABI

#endif
