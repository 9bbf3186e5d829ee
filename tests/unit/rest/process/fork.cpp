// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/process/fork.hpp>

#include <boost/test/unit_test.hpp>

#if VELO_HAS_FORK
#include <sys/wait.h>
#include <unistd.h>

namespace {

BOOST_AUTO_TEST_CASE(a_child_has_another_fork_count_than_its_parent) {
    unsigned const here = velo::rest::fork_count();
    pid_t const child = ::fork();
    if (child == 0) {
        unsigned const there = velo::rest::fork_count();
        pid_t const grandchild = ::fork();
        if (grandchild == 0) ::_exit(velo::rest::fork_count() != there && velo::rest::fork_count() != here ? 0 : 1);
        int ended = 1;
        ::waitpid(grandchild, &ended, 0);
        ::_exit(ended == 0 && there != here ? 0 : 1);
    }
    int ended = 1;
    BOOST_TEST(::waitpid(child, &ended, 0) == child);
    BOOST_TEST(ended == 0);
    BOOST_TEST(velo::rest::fork_count() == here);
}

}  // namespace
#endif
