// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_SRC_HPP
#define VELO_SRC_HPP

/// The compiled part of Boost.JSON, for programs that do not link `boost_json`: include this in exactly one source
/// file. It is the part that the parser needs and no more, so it also compiles with `-fno-exceptions`, which
/// `boost/json/src.hpp` as a whole does not on g++. A program that uses more of Boost.JSON links the library instead.
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/detail/impl/default_resource.ipp>
#include <boost/json/detail/impl/shared_resource.ipp>
#include <boost/json/detail/impl/stack.ipp>
#include <boost/json/impl/error.ipp>

#endif
