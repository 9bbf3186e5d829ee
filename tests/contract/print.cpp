// SPDX-License-Identifier: BSL-1.0

// Prints the contract, as `velo --contract` does.

#include <velo/contract.hpp>

#include <boost/json/serialize.hpp>

#include <iostream>

int main() { std::cout << boost::json::serialize(velo::contract()) << '\n'; }
