// SPDX-License-Identifier: BSL-1.0
// kind: wrong_descriptor
// form: value
// expect: velo: a value of this form has no text
// where: header

#include "../../other_operations.hpp"

struct inner {};
BOOST_DESCRIBE_STRUCT(inner, (), ())
struct form_of_text {
    velo::rest::optional<std::string> name = {};
    using format = velo::rest::form;
};
BOOST_DESCRIBE_STRUCT(form_of_text, (), (name))
struct form_of_struct {
    velo::rest::optional<inner> name = {};
    using format = velo::rest::form;
};
BOOST_DESCRIBE_STRUCT(form_of_struct, (), (name))

struct test : setting {
    void run() {
#if ACCEPT
        velo::rest::form::write(form_of_text{}, velo::rest::json(), bytes);
#else
        velo::rest::form::write(form_of_struct{}, velo::rest::json(), bytes);
#endif
    }
};
