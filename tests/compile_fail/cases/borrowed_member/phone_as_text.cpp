// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: value becomes text with to text

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::phone const number_of_mine = "+14155550101"; std::string const text(number_of_mine.to_text()); check(!text.empty());
#else
        velo::phone const number_of_mine = "+14155550101"; std::string const text = number_of_mine; check(!text.empty());
#endif
    }
};
