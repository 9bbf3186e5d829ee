// SPDX-License-Identifier: BSL-1.0
// kind: language
// form: value
// expect g++: conversion from 'velo::v0::rest::secret string' to non-scalar type
// expect clang: no viable conversion from 'velo::secret string'

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::string const text(fake.token().reveal());
#else
        std::string const text = fake.token();
#endif
    }
};
