// SPDX-License-Identifier: BSL-1.0

// Prints the contract of the operations in this folder.

#include <velo/rest/contract/openapi.hpp>

#include <boost/json/serialize.hpp>

#include <iostream>

#include "operations.hpp"

int main() {
    std::cout << boost::json::serialize(velo::rest::openapi<payments::operations>(
                     {.title = "Payees, payouts and webhooks",
                      .version = "2.38",
                      .servers = {{"https://api.sandbox.velopayments.com/", ""},
                                  {"https://api.payouts.velopayments.com", ""}},
                      .token_url = "https://api.sandbox.velopayments.com/v1/login"}))
              << '\n';
}
