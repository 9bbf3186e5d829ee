// SPDX-License-Identifier: BSL-1.0

// What a job of `velo` is compared with: invites as many people by `for_each_concurrent` alone, and prints the seconds.
// usage: invite_all COUNT IN_FLIGHT, with VELO_URL and VELO_TOKEN

#include <velo/rest/bulk/for_each_concurrent.hpp>
#include <velo/transport/curl.hpp>
#include <velo/velo.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>

int main(int, char** argv) {
    int const count = std::atoi(argv[1]);
    velo::client client(velo::curl(velo::server_url::checked(std::getenv("VELO_URL")).value()),
                        velo::bearer(velo::secret_string(std::getenv("VELO_TOKEN"))));
    velo::rest::bulk_options options;
    options.in_flight = static_cast<std::size_t>(std::atoi(argv[2]));
    auto const begin = std::chrono::steady_clock::now();
    auto next = [at = 0, count]() mutable { return at == count ? std::nullopt : std::optional(at++); };
    auto const done = velo::rest::for_each_concurrent(
        client, next,
        [](int i) {
            return velo::invite_user{
                .body = {.email = velo::email::checked("alone" + std::to_string(i) + "@example.com").value(),
                         .mfa_type = velo::mfa_type::totp,
                         .sms_number = "+14155550150",
                         .primary_contact_number = "+14155550151",
                         .roles = {"velo.payor.admin"},
                         .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206"}};
        },
        [](int, velo::result<void> const&) {}, options);
    if (!done) {
        std::cerr << done.failed << " failed: " << (done.first_error ? done.first_error->message() : "") << '\n';
        return 1;
    }
    std::cout << std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() << '\n';
}
