// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/chain.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

namespace rest = velo::rest;
using texts = rest::chain<std::string_view>;
static_assert(std::forward_iterator<texts::iterator> && std::forward_iterator<texts::const_iterator>);
static_assert(std::is_trivially_copyable_v<texts> && std::is_trivially_destructible_v<texts>);
static_assert(rest::chain<char>::node_size == 16 && rest::chain<std::array<char, 9>>::node_size == 24);
static_assert(texts().empty());

/// Memory for the elements, one behind the other.
class nodes {
  public:
    void* next(std::size_t size) {
        BOOST_REQUIRE(used_ + size <= bytes_.size());
        void* const at = bytes_.data() + used_;
        used_ += size;
        return at;
    }

  private:
    alignas(8) std::array<char, 512> bytes_{};
    std::size_t used_ = 0;
};
texts chain_of(nodes& memory, std::initializer_list<std::string_view> all) {
    texts list;
    for (std::string_view const text : all) list.append(memory.next(texts::node_size), text);
    return list;
}
template <class Chain>
std::string joined(Chain&& list) {
    std::string all;
    for (auto&& text : list) (all += text) += ' ';
    return all;
}

BOOST_AUTO_TEST_SUITE(rest_model_chain)

BOOST_AUTO_TEST_CASE(the_elements_are_in_the_order_in_which_they_were_appended) {
    nodes memory;
    texts list;
    BOOST_TEST((list.begin() == list.end()));
    BOOST_TEST(list.append(memory.next(texts::node_size), "a") == "a");
    BOOST_TEST(list.front() == "a");
    BOOST_TEST(list.back() == "a");
    list.append(memory.next(texts::node_size), "b");
    list.append(memory.next(texts::node_size), "c");
    BOOST_TEST(joined(list) == "a b c ");
    BOOST_TEST(joined(std::as_const(list)) == "a b c ");
    BOOST_TEST(list.size() == 3u);
    BOOST_TEST(list.front() == "a");
    BOOST_TEST(list.back() == "c");
    BOOST_TEST((list.first() == static_cast<void const*>(&list.front()) ||
                static_cast<char const*>(list.first()) < reinterpret_cast<char const*>(&list.front())));
}

BOOST_AUTO_TEST_CASE(an_element_can_be_changed_and_an_iterator_steps) {
    nodes memory;
    texts list = chain_of(memory, {"a", "bb"});
    auto at = list.begin();
    *at = "x";
    BOOST_TEST(at->size() == 1u);
    BOOST_TEST(*at++ == "x");
    BOOST_TEST(*at == "bb");
    BOOST_TEST((++at == list.end()));
    BOOST_TEST(joined(list) == "x bb ");
}

BOOST_AUTO_TEST_CASE(a_copy_views_the_same_elements) {
    nodes memory;
    texts list = chain_of(memory, {"a", "b"});
    texts const copy = list;
    *list.begin() = "changed";
    BOOST_TEST(copy.front() == "changed");
    list.clear();
    BOOST_TEST(list.empty());
    BOOST_TEST((list.first() == nullptr));
    BOOST_TEST(joined(copy) == "changed b ");
}

BOOST_AUTO_TEST_CASE(chains_are_equal_if_their_elements_are) {
    nodes memory;
    texts const one = chain_of(memory, {"a", "b"});
    BOOST_TEST((one == chain_of(memory, {"a", "b"})));
    BOOST_TEST((one != chain_of(memory, {"a", "c"})));
    BOOST_TEST((one != chain_of(memory, {"a"})));
    BOOST_TEST((one != chain_of(memory, {"a", "b", "c"})));
    BOOST_TEST((texts() == texts()));
}

BOOST_AUTO_TEST_CASE(elements_are_aligned_for_8_bytes) {
    nodes memory;
    rest::chain<char> letters;
    for (char const c : {'a', 'b', 'c'}) {
        char const& element = letters.append(memory.next(rest::chain<char>::node_size), c);
        BOOST_TEST(reinterpret_cast<std::uintptr_t>(&element) % 8 == 0u);
    }
    BOOST_TEST(std::distance(letters.begin(), letters.end()) == 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
