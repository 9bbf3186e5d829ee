// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_OTHER_API_OPERATIONS_HPP
#define VELO_TESTS_OTHER_API_OPERATIONS_HPP

#include <boost/mp11/algorithm.hpp>

#include "payees.hpp"
#include "payouts.hpp"
#include "webhooks.hpp"

namespace payments {

/// The 26 operations; `submit_payout_v3` twice, for its two media types.
using operations = boost::mp11::mp_append<payees_operations, payouts_operations, webhooks_operations>;

}  // namespace payments

#endif
