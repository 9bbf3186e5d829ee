// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/json/table_of.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/bind.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "../../../documented_operations.hpp"

namespace {
namespace table_tests {

namespace rest = velo::rest;

enum class size : std::uint8_t { small, large };
BOOST_DESCRIBE_ENUM(size, small, large)

struct leaf {
    rest::field<std::string> text = {};
};
BOOST_DESCRIBE_STRUCT(leaf, (), (text))

/// One member of each kind, small ones between large ones.
struct each_kind {
    rest::field<bool> flag = {};
    rest::field<std::string> text = {};
    bool plain = false;
    rest::field<std::int64_t> integer = {};
    rest::optional<bool> maybe = {};
    rest::field<double> real = {};
    rest::field<rest::open<size>> status = {};
    rest::field<rest::open<velo::user_id>> id = {};
    rest::field<bool> between = {};
    rest::field<rest::open<rest::timestamp>> time = {};
    rest::field<rest::secret_string> secret = {};
    std::map<std::string, std::string> map = {};
    rest::field<rest::json_text> any = {};
    rest::field<leaf> nested = {};
    leaf plain_nested = {};
    std::vector<leaf> list = {};
    rest::field<std::vector<std::int64_t>> numbers = {};
    rest::optional<velo::phone> phone = {};
    rest::field<size> other = {};
};
BOOST_DESCRIBE_STRUCT(each_kind, (),
                      (flag, text, plain, integer, maybe, real, status, id, between, time, secret, map, any, nested,
                       plain_nested, list, numbers, phone, other))

/// Checks that the table of `T` has the addresses and the names of its members.
template <class T>
void check() {
    T const object = rest::make_blank<T>();
    auto const* const bytes = reinterpret_cast<char const*>(std::addressof(object));
    std::size_t i = 0;
    rest::for_each_member<T>([&]<class M>(M) {
        rest::detail::json_row const& row = rest::detail::json_rows<T>[i];
        auto const& member = M::get(object);
        BOOST_TEST((bytes + row.place == reinterpret_cast<char const*>(std::addressof(member))), M::name);
        BOOST_TEST(row.key() == M::wire);
        BOOST_TEST(std::string_view(row.name - 2, row.length + 4u) == ",\"" + std::string(M::wire) + "\":");
        BOOST_TEST(row.index == i);
        if constexpr (rest::is_field<typename M::type>) {
            auto set = object;
            auto const* const state =
                reinterpret_cast<rest::detail::slot_state const*>(reinterpret_cast<char const*>(&set) + row.state);
            BOOST_TEST((*state == rest::detail::slot_state::nothing), M::name);
            M::get(set).set_null();
            BOOST_TEST((*state == rest::detail::slot_state::null), M::name);
        }
        ++i;
    });
    BOOST_TEST(rest::detail::json_model_of<T>.count == i);
    BOOST_TEST(rest::detail::json_rows<T>.size() == i);
}

/// The structs in `T`, at any depth.
template <class T>
void check_all() {
    using V = rest::value_type_of<T>;
    if constexpr (rest::kind_of<V> == rest::value_kind::list) {
        check_all<typename V::value_type>();
    } else if constexpr (rest::described<V>) {
        check<V>();
        rest::for_each_member<V>([]<class M>(M) { check_all<typename M::type>(); });
    }
}

BOOST_AUTO_TEST_SUITE(rest_serializer_json_table_of)

BOOST_AUTO_TEST_CASE(every_row_has_the_address_of_its_member) {
    check_all<each_kind>();
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, tests::operations>>(
        []<class Op>(std::type_identity<Op>) {
            check_all<Op>();
            if constexpr (!std::is_void_v<typename Op::response>) check_all<typename Op::response>();
            check_all<typename Op::error_payload>();
        });
}

BOOST_AUTO_TEST_CASE(each_kind_of_member_has_its_kind_of_row) {
    using enum rest::detail::json_kind;
    rest::detail::json_kind const expected[] = {boolean, text,    boolean, integer,     boolean, real, enumerator,
                                                uuid,    boolean, time,    secret,      map,     any,  model,
                                                model,   list,    list,    inline_text, other};
    for (std::size_t i = 0; i != std::size(expected); ++i) {
        BOOST_TEST((rest::detail::json_rows<each_kind>[i].kind == expected[i]), i);
    }
    BOOST_TEST(rest::detail::json_model_of<velo::role>.shorthand == 0);
    BOOST_TEST(rest::detail::json_model_of<leaf>.shorthand == -1);
}

BOOST_AUTO_TEST_CASE(a_user_takes_at_most_472_bytes) {
    if (sizeof(void*) == 8 && sizeof(std::string) == 32) BOOST_TEST(sizeof(velo::user_response) <= 472u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace table_tests
}  // namespace
