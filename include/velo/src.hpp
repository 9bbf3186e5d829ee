// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_SRC_HPP
#define VELO_SRC_HPP

/// The compiled part of the library, for programs that define `VELO_SEPARATE_COMPILATION`, and that of Boost.JSON's
/// parser, unless `VELO_LINKS_BOOST_JSON` is defined. A program that needs one of them includes this in exactly one
/// source file. It also compiles with `-fno-exceptions`, where g++ cannot compile `boost/json/src.hpp`. A program that
/// uses more of Boost.JSON links the library instead.
#include <velo/version.hpp>

#ifndef VELO_LINKS_BOOST_JSON
// clang-format off: except.ipp needs this header and does not include it.
#include <boost/system/system_error.hpp>
// clang-format on

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/detail/impl/default_resource.ipp>
#include <boost/json/detail/impl/except.ipp>
#include <boost/json/detail/impl/shared_resource.ipp>
#include <boost/json/detail/impl/stack.ipp>
#include <boost/json/impl/error.ipp>
// Since Boost 1.82.
#if __has_include(<boost/json/detail/charconv/impl/from_chars.ipp>)
#include <boost/json/detail/charconv/impl/from_chars.ipp>
#endif
#endif

#if !VELO_HEADER_ONLY
#include <velo/compiled.hpp>
#include <velo/impl/fake.ipp>
#include <velo/rest/response/impl/retry_after.ipp>
#include <velo/rest/serializer/json/impl/parse_text.ipp>
#include <velo/rest/serializer/json/impl/read.ipp>
#include <velo/rest/serializer/json/impl/write.ipp>
#include <velo/rest/time/impl/thread_wait.ipp>

namespace velo::inline VELO_ABI::rest {
VELO_INSTANCES(template)
}  // namespace velo::inline VELO_ABI::rest
#endif

#endif
