// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_COMPILE_FAIL_UNDESCRIBED_HPP
#define VELO_TESTS_COMPILE_FAIL_UNDESCRIBED_HPP

#include "prelude.hpp"

/// Types that are described, and beside them types that are not, or have a part that is not.
struct point {
    int x = 0;
};
BOOST_DESCRIBE_STRUCT(point, (), (x))
struct undescribed {
    int x = 0;
};
struct list_of_undescribed {
    std::vector<undescribed> points = {};
};
BOOST_DESCRIBE_STRUCT(list_of_undescribed, (), (points))
struct list_of_points {
    std::vector<point> points = {};
};
BOOST_DESCRIBE_STRUCT(list_of_points, (), (points))
enum class colour { red };
struct painted {
    velo::rest::optional<colour> colour_of_it = {};
};
BOOST_DESCRIBE_STRUCT(painted, (), (colour_of_it))

#endif
