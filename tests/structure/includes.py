#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Checks what the headers include.

- A header includes the header of each name of std and Boost that it uses, and no header of these of which it uses nothing.
- Its first include is one of ours, so that velo/rest/require.hpp is read before all else: it says what is missing where a
  compiler, a standard or Boost is too old.
- Names and headers of Boost's `detail` are used in the places of DETAIL only: any version of Boost may change them.

usage: includes.py INCLUDE_FOLDER HEADER,HEADER…
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tools

# By header, the names that it is included for. A name stands for all that is nested in it.
STD = {
    "algorithm": "all_of any_of clamp copy count_if equal fill find find_if find_if_not max min none_of nth_element"
                 " partial_sort remove remove_if search sort stable_sort transform lower_bound",
    "array": "array",
    "atomic": "atomic memory_order_acq_rel memory_order_acquire memory_order_relaxed",
    "bit": "countr_zero",
    "charconv": "from_chars from_chars_result to_chars",
    "chrono": "chrono",
    "clocale": "localeconv",
    "cmath": "isfinite signbit",
    "compare": "strong_ordering weak_ordering",
    "concepts": "constructible_from convertible_to copy_constructible copyable default_initializable derived_from"
                " equality_comparable floating_point integral invocable movable move_constructible regular same_as"
                " signed_integral unsigned_integral",
    "condition_variable": "condition_variable condition_variable_any",
    "coroutine": "coroutine_handle noop_coroutine suspend_always suspend_never",
    "cstddef": "byte max_align_t nullptr_t ptrdiff_t size_t",
    "cstdint": "int8_t int16_t int32_t int64_t intptr_t uint8_t uint16_t uint32_t uint64_t uintptr_t",
    "cstdio": "FILE fclose ferror fopen fread setvbuf snprintf",
    "cstdlib": "getenv strtod",
    "cstring": "memcmp memcpy memmove memset strlen",
    "deque": "deque",
    "exception": "current_exception exception exception_ptr make_exception_ptr rethrow_exception terminate",
    "functional": "equal_to function hash invoke less less_equal",
    "future": "future future_status promise",
    "initializer_list": "initializer_list",
    "iostream": "clog",
    "iterator": "back_inserter begin default_sentinel default_sentinel_t end forward_iterator_tag input_iterator_tag"
                " make_move_iterator move_iterator size",
    "limits": "numeric_limits",
    "list": "list",
    "map": "map",
    "memory": "addressof align construct_at destroy_at enable_shared_from_this make_shared make_unique shared_ptr unique_ptr weak_ptr",
    "mutex": "lock_guard mutex scoped_lock try_to_lock unique_lock",
    "new": "bad_alloc launder",
    "optional": "nullopt nullopt_t optional",
    "ostream": "ostream",
    "set": "set",
    "span": "span",
    "stdexcept": "invalid_argument logic_error out_of_range runtime_error",
    "stop_token": "stop_callback stop_source stop_token",
    "string": "char_traits stoul string to_string",
    "string_view": "string_view",
    "system_error": "errc system_category",
    "thread": "jthread this_thread thread",
    "tuple": "apply get tie tuple tuple_size_v",
    "type_traits": "is_nothrow_move_assignable_v is_trivially_copy_constructible_v is_trivially_destructible_v"
                   " is_trivially_move_constructible_v bool_constant common_type_t conditional_t decay_t extent_v false_type integral_constant invoke_result_t"
                   " is_aggregate_v is_arithmetic_v is_base_of_v is_bounded_array_v is_class_v is_constant_evaluated"
                   " is_constructible_v is_convertible_v is_default_constructible_v is_empty_v is_enum_v is_floating_point_v is_integral_v"
                   " is_invocable_r_v is_invocable_v is_member_pointer_v is_nothrow_copy_constructible_v"
                   " is_nothrow_move_constructible_v is_pointer_v is_same_v is_trivially_copyable_v is_union_v is_void_v"
                   " remove_const_t remove_cvref_t remove_extent_t remove_reference_t true_type type_identity"
                   " type_identity_t underlying_type_t void_t",
    "utility": "in_place in_place_t as_const cmp_greater_equal cmp_less cmp_less_equal declval exchange forward in_range index_sequence index_sequence_for"
               " make_index_sequence move pair swap to_underlying",
    "variant": "get_if holds_alternative monostate variant visit",
    "vector": "erase erase_if vector",
}
BOOST = {
    "boost/asio/any_io_executor.hpp": "asio::any_io_executor",
    "boost/asio/append.hpp": "asio::append",
    "boost/asio/as_tuple.hpp": "asio::as_tuple",
    "boost/asio/async_result.hpp": "asio::async_initiate",
    "boost/asio/awaitable.hpp": "asio::awaitable",
    "boost/asio/bind_executor.hpp": "asio::bind_executor",
    "boost/asio/buffer.hpp": "asio::buffer asio::const_buffer asio::dynamic_buffer",
    "boost/asio/cancellation_state.hpp": "asio::cancellation_state asio::enable_total_cancellation",
    "boost/asio/cancellation_type.hpp": "asio::cancellation_type",
    "boost/asio/co_spawn.hpp": "asio::co_spawn",
    "boost/asio/completion_condition.hpp": "asio::transfer_exactly",
    "boost/asio/deferred.hpp": "asio::deferred",
    "boost/asio/experimental/parallel_group.hpp": "asio::experimental::make_parallel_group asio::experimental::wait_for_all",
    "boost/asio/error.hpp": "asio::error",
    "boost/asio/io_context.hpp": "asio::io_context",
    "boost/asio/ip/address.hpp": "asio::ip::address asio::ip::make_address",
    "boost/asio/ip/address_v4.hpp": "asio::ip::address_v4",
    "boost/asio/ip/tcp.hpp": "asio::ip::tcp",
    "boost/asio/post.hpp": "asio::post",
    "boost/asio/read.hpp": "asio::read",
    "boost/asio/read_until.hpp": "asio::read_until",
    "boost/asio/socket_base.hpp": "asio::socket_base",
    "boost/asio/ssl/context.hpp": "asio::ssl::context",
    "boost/asio/ssl/error.hpp": "asio::ssl::error",
    "boost/asio/ssl/stream.hpp": "asio::ssl::stream",
    "boost/asio/ssl/stream_base.hpp": "asio::ssl::stream_base",
    "boost/asio/ssl/verify_mode.hpp": "asio::ssl::verify_peer",
    "boost/asio/steady_timer.hpp": "asio::steady_timer",
    "boost/asio/strand.hpp": "asio::make_strand asio::strand",
    "boost/asio/this_coro.hpp": "asio::this_coro",
    "boost/asio/use_awaitable.hpp": "asio::use_awaitable asio::use_awaitable_t",
    "boost/asio/write.hpp": "asio::async_write asio::write",
    "boost/assert/source_location.hpp": "source_location",
    "boost/describe/class.hpp": "",
    "boost/describe/enum.hpp": "",
    "boost/describe/enumerators.hpp": "describe::describe_enumerators describe::has_describe_enumerators",
    "boost/describe/members.hpp": "describe::describe_members describe::has_describe_members",
    "boost/describe/modifiers.hpp": "describe::mod_any_access",
    "boost/json/array.hpp": "json::array",
    "boost/json/basic_parser_impl.hpp": "json::basic_parser",
    "boost/json/error.hpp": "json::error",
    "boost/json/object.hpp": "json::object",
    "boost/json/parse_options.hpp": "json::parse_options",
    "boost/json/string_view.hpp": "json::string_view",
    "boost/json/value.hpp": "json::value",
    "boost/mp11/algorithm.hpp": "mp11::mp_at_c mp11::mp_for_each mp11::mp_remove mp11::mp_transform mp11::mp_contains",
    "boost/mp11/list.hpp": "mp11::mp_append mp11::mp_apply mp11::mp_front mp11::mp_list mp11::mp_push_back mp11::mp_push_front mp11::mp_rename mp11::mp_size",
    "boost/mp11/utility.hpp": "mp11::mp_if_c",
    "boost/system/error_category.hpp": "system::error_category",
    "boost/system/error_code.hpp": "system::error_code system::system_category",
    "boost/system/error_condition.hpp": "system::error_condition",
    "boost/system/is_error_code_enum.hpp": "system::is_error_code_enum",
    "boost/system/is_error_condition_enum.hpp": "system::is_error_condition_enum",
    "boost/system/result.hpp": "system::result",
    "boost/system/system_error.hpp": "system::system_error",
    "boost/throw_exception.hpp": "throw_exception",
}
# What stands without a namespace in front of it.
WORDS = {
    "boost/assert/source_location.hpp": r"\bBOOST_CURRENT_LOCATION\b",
    "boost/describe/class.hpp": r"\bBOOST_DESCRIBE_(STRUCT|CLASS)\b",
    "boost/describe/enum.hpp": r"\bBOOST_DESCRIBE_(NESTED_)?ENUM\b",
    "compare": r"<=>",
    "coroutine": r"\bco_(await|return|yield)\b",
}
# Included for something else than a name of the table.
EXTRA = {
    ("velo/rest/model/described.hpp", "boost/describe/class.hpp"): "for the users, who describe their own models",
    ("velo/rest/model/described.hpp", "boost/describe/enum.hpp"): "for the users, who describe their own enumerations",
    ("velo/src.hpp", "boost/json/basic_parser_impl.hpp"): "its compiled part",
    ("velo/src.hpp", "boost/system/system_error.hpp"): "boost/json/detail/impl/except.ipp lacks it",
}
# The headers of Boost's `detail` that are used, with the reason.
DETAIL = {
    "velo/src.hpp": "boost/json/src.hpp does not compile with -fno-exceptions",
}
# Functions that each of these headers has.
ANY_OF = {"std::erase_if": "vector string map set deque"}

# Namespace aliases that other headers use as well.
ALIASES = {("net", "boost::asio")}


def code_of(text):
    """The text without comments and without what stands in quotation marks."""
    text = re.sub(r'R"\((.*?)\)"', '""', text, flags=re.S)
    text = re.sub(r'"(\\.|[^"\\\n])*"|//[^\n]*', lambda found: '""' if found[0][0] == '"' else "", text)
    for alias, name in set(re.findall(r"\bnamespace (\w+) = (boost::\w+);", text)) | ALIASES:
        text = re.sub(rf"(?<![\w:]){alias}::", f"{name}::", text)
    return re.sub(r"\b(namespace \w+ =|using namespace) [\w:]+;", "", text)


HEADER_OF = {f"std::{name}": header for header, names in STD.items() for name in names.split()}
HEADER_OF |= {f"boost::{name}": header for header, names in BOOST.items() for name in names.split()}


def used_by(code):
    """The headers of what this code uses, each with a name, and the names that the table does not have."""
    used, unknown, choices = {}, set(), set()
    for name in set(re.findall(r"\b(?:std|boost)(?:::\w+)+", code)):
        shorter = name
        while shorter not in HEADER_OF and shorter not in ANY_OF and "::" in shorter:
            shorter = shorter.rpartition("::")[0]
        if shorter in ANY_OF:
            choices.add(shorter)
        elif shorter in HEADER_OF:
            used[HEADER_OF[shorter]] = name
        elif not re.search(rf"namespace {name} ", code):
            unknown.add(name)
    for header, word in WORDS.items():
        if found := re.search(word, code):
            used[header] = found[0]
    return used, unknown, choices


def problems_of(header, text):
    code = code_of(text)
    includes = re.findall(r"^\s*#\s*include <([^>]+)>", text, re.M)
    used, unknown, choices = used_by(code)
    for name in sorted(unknown):
        yield f"{header}: {name} is not in the table of includes.py"
    for other, name in sorted(used.items()):
        if other not in includes:
            yield f"{header}: uses {name} without <{other}>"
    for name in sorted(choices):
        if not set(ANY_OF[name].split()) & set(includes):
            yield f"{header}: uses {name} without its container's header"
    for other in includes:
        is_used = other in used or any(other in ANY_OF[name].split() for name in choices)
        if (other in STD or other in BOOST) and not is_used and (header, other) not in EXTRA:
            yield f"{header}: uses nothing of <{other}>"
    if header != "velo/rest/require.hpp" and not (includes and includes[0].startswith("velo/")):
        yield f"{header}: the first include is not one of ours: <velo/rest/require.hpp>"
    if header not in DETAIL:
        for other in includes:
            if re.match(r"boost/(.*/)?(detail|impl)/", other):
                yield f"{header}: includes <{other}>"
        for name in re.findall(r"\bboost(?:::\w+)*::detail::\w+|\bBOOST_\w*DETAIL\w*", code):
            yield f"{header}: uses {name}"


def main():
    folder, headers = pathlib.Path(sys.argv[1]), sys.argv[2].split(",")
    problems = [problem for header in headers for problem in problems_of(header, (folder / header).read_text())]
    return tools.report(problems, f"includes: {len(headers)} headers, {len(problems)} problems")


if __name__ == "__main__":
    sys.exit(main())
