// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SEPARATE_CLIENTS_HPP
#define VELO_TESTS_SEPARATE_CLIENTS_HPP

#include <velo/any_client.hpp>
#include <velo/fake.hpp>

velo::any_client make_client(velo::fake const& fake);

/// How many of the calls with each kind of client fail.
int failures_of_clients(velo::fake const& fake);

#endif
