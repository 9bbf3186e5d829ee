// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/literal.hpp>

#include <velo/types/id.hpp>
#include <velo/types/page_size.hpp>
#include <velo/types/phone.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_model_literal)

BOOST_AUTO_TEST_CASE(text_types_take_text_literals_and_bounded_numbers_take_numbers) {
    static_assert(rest::literal_of<velo::phone, char const(&)[4]>);
    static_assert(rest::literal_of<velo::user_id, char[37]>);
    static_assert(rest::literal_of<velo::page_size, int>);
    static_assert(!rest::literal_of<velo::phone, int>);
    static_assert(!rest::literal_of<velo::phone, char8_t const(&)[4]>);
    static_assert(!rest::literal_of<velo::page_size, char const(&)[3]>);
    static_assert(!rest::literal_of<std::string, char const(&)[4]>);
    static_assert(!rest::literal_of<int, int>);
}

BOOST_AUTO_TEST_CASE(text_known_only_at_run_time_is_told_apart) {
    static_assert(rest::run_time_text_for<velo::phone, std::string>);
    static_assert(rest::run_time_text_for<velo::phone, std::string_view>);
    static_assert(rest::run_time_text_for<velo::phone, char const*>);
    static_assert(!rest::run_time_text_for<velo::phone, char const(&)[4]>);
    static_assert(!rest::run_time_text_for<std::string, std::string_view>);
    static_assert(!rest::run_time_text_for<velo::page_size, std::string>);
}

BOOST_AUTO_TEST_CASE(values_convert_without_loss) {
    static_assert(rest::value_of<int, short>);
    static_assert(rest::value_of<double, float>);
    static_assert(rest::value_of<std::string, char const*>);
    static_assert(rest::value_of<velo::phone, velo::phone>);
    static_assert(!rest::value_of<int, long long>);
    static_assert(!rest::value_of<int, bool>);
    static_assert(!rest::value_of<int, double>);
    static_assert(!rest::value_of<bool, int>);
    static_assert(!rest::value_of<velo::user_id, velo::entity_id>);
}

BOOST_AUTO_TEST_CASE(a_refused_literal_is_asked_for_softly) {
    static_assert(velo::phone::accepts("+123456"));
    static_assert(!velo::phone::accepts("123456"));
    static_assert(!velo::page_size::accepts(101));
    static_assert(!velo::user_id::accepts("x"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
