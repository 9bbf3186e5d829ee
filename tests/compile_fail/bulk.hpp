// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_COMPILE_FAIL_BULK_HPP
#define VELO_TESTS_COMPILE_FAIL_BULK_HPP

// What cases need that velo.hpp does not have. It is included before the cases, which may stand in a namespace.
#include <velo/rest/bulk/concurrency.hpp>
#include <velo/rest/bulk/for_each_concurrent.hpp>
#include <velo/rest/observe/observers.hpp>

#include "async.hpp"

#endif
