// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/testing/as_async.hpp>

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include "support/lazy_task.hpp"
#include "support/virtual_time.hpp"

BOOST_AUTO_TEST_SUITE(rest_testing_as_async)

BOOST_FIXTURE_TEST_CASE(coroutines_are_tested_with_the_fake, tests::virtual_time) {
    velo::fake const fake;
    velo::client const client(velo::rest::as_async<tests::lazy_task>(fake, tests::virtual_wait{}),
                              velo::client_credentials(fake.key(), fake.secret()), velo::json{},
                              tests::virtual_config{});
    fake.fail_next(503);
    BOOST_TEST(client.call(velo::list_users{}).get().has_value());
    BOOST_TEST(waits().size() == 1u);
    static_assert(velo::rest::async_transport<decltype(velo::rest::as_async<tests::lazy_task>(fake))>);
}

BOOST_AUTO_TEST_SUITE_END()
