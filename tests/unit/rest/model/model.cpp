// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/model.hpp>

#include <velo/models/error_response.hpp>
#include <velo/models/invite_user_request.hpp>
#include <velo/models/paged_user_response.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>
#include <vector>

namespace {

namespace rest = velo::rest;

enum class undescribed_enum { one };
struct undescribed {};
struct inner {
    std::vector<undescribed> things = {};
};
BOOST_DESCRIBE_STRUCT(inner, (), (things))
struct outer {
    rest::field<inner> in = {};
};
BOOST_DESCRIBE_STRUCT(outer, (), (in))
struct with_enum {
    rest::optional<undescribed_enum> value = {};
};
BOOST_DESCRIBE_STRUCT(with_enum, (), (value))
struct with_pointer {
    char const* text = nullptr;
};
BOOST_DESCRIBE_STRUCT(with_pointer, (), (text))

BOOST_AUTO_TEST_SUITE(rest_model_model)

BOOST_AUTO_TEST_CASE(the_models_of_the_api_are_models) {
    static_assert(rest::model<velo::paged_user_response>);
    static_assert(rest::model<velo::invite_user_request>);
    static_assert(rest::model<velo::error_response>);
}

BOOST_AUTO_TEST_CASE(what_is_not_described_is_named_with_its_member_however_deep_it_lies) {
    static_assert(std::is_same_v<rest::model_check<undescribed>, rest::type_is_not_described<undescribed>>);
    static_assert(std::is_same_v<rest::model_check<outer>,
                                 rest::type_is_not_described<rest::undescribed_member<undescribed, &inner::things>>>);
    static_assert(
        std::is_same_v<rest::model_check<with_enum>,
                       rest::type_is_not_described<rest::undescribed_member<undescribed_enum, &with_enum::value>>>);
    static_assert(
        std::is_same_v<rest::model_check<with_pointer>,
                       rest::type_is_not_described<rest::undescribed_member<char const*, &with_pointer::text>>>);
    static_assert(!rest::model<outer> && !rest::model<int>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
