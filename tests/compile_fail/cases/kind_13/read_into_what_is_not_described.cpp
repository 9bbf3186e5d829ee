// SPDX-License-Identifier: BSL-1.0
// kind: 13
// form: value
// expect: velo: this type is not described
// where: header

#include "../../prelude.hpp"

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

struct test : setting {
    void run() {
#if ACCEPT
        point target; check(velo::rest::json().read("{}", target).has_value());
#else
        undescribed target; check(velo::rest::json().read("{}", target).has_value());
#endif
    }
};
