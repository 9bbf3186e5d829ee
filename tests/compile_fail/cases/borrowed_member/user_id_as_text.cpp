// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: value becomes text with to text

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::string const text(id.to_text()); check(!text.empty());
#else
        std::string const text = id; check(!text.empty());
#endif
    }
};
