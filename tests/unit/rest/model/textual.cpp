// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/textual.hpp>

#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/types/id_argument.hpp>
#include <velo/types/password.hpp>
#include <velo/types/phone.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_model_textual)

BOOST_AUTO_TEST_CASE(the_textual_types_and_the_secrets_do_not_overlap) {
    static_assert(rest::textual<velo::phone>);
    static_assert(rest::textual<rest::timestamp>);
    static_assert(rest::textual<velo::uuid>);
    static_assert(rest::textual<velo::user_id>);
    static_assert(rest::textual<velo::user_id_argument>);
    static_assert(!rest::textual<velo::password>);
    static_assert(!rest::textual<rest::secret_string>);
    static_assert(!rest::textual<std::string>);
    static_assert(!rest::textual<int>);
    static_assert(rest::secret<velo::password>);
    static_assert(rest::secret<rest::secret_string>);
    static_assert(!rest::secret<velo::phone>);
}

BOOST_AUTO_TEST_CASE(parse_reads_what_to_text_writes) {
    BOOST_TEST((velo::phone::parse(velo::phone("+1234").to_text())->view() == "+1234"));
    velo::uuid const id("8bbf301c-948f-4445-b411-357eec53e441");
    BOOST_TEST((velo::uuid::parse(id.to_text()) == id));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
