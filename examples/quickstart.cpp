// SPDX-License-Identifier: BSL-1.0

// Shows the main job of the library: get a token, invite two people, list them, see a duplicate refused, clear a field,
// disable and delete. It runs on the fake in memory and, with Boost.Asio, again over HTTP on this machine, on a fake
// behind a small server. Both runs print the same. Needs: Boost; uses libcurl for the second run if it is there.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#if defined(VELO_HAS_ASIO)
#if defined(VELO_HAS_CURL)
#include <velo/transport/curl.hpp>
#else
#include <velo/transport/sockets.hpp>
#endif

#include "support/loopback_server.hpp"
#endif

#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace {

constexpr velo::entity_id acme = "7fffa261-ac68-49e6-b605-d24a444d9206";

void check(bool holds, char const* claim) {
    if (!holds) throw std::runtime_error(std::string("not true: ") + claim);
}

void print_table(std::ostream& out, velo::paged_user_response const& page) {
    out << std::left << std::setw(22) << "  email" << std::setw(10) << "status" << std::setw(20) << "name" << "roles\n";
    for (velo::user_response const& user : page.content) {
        std::string const name = user.first_name.value_or("-") + " " + user.last_name.value_or("-");
        out << "  " << std::setw(20) << user.email.value_or("") << std::setw(10) << user.status->to_text()
            << std::setw(20) << name;
        for (velo::role const& role : user.roles) out << role.name.value_or("") << ' ';
        out << '\n';
    }
}

// The job. It takes any transport.
template <class Transport>
void main_job(Transport const& transport, velo::secret_string const& key, velo::secret_string const& secret,
              std::ostream& out) {
    velo::client client(transport, velo::client_credentials(key, secret));
    velo::users_api users(client);
    users.list_users().value();
    out << "1. a client whose first call gets the access token\n";

    velo::invite_user_request const ann{
        .email = "ann@example.com",
        .mfa_type = velo::mfa_type::totp,
        .sms_number = "+14155550101",
        .primary_contact_number = "+14155550102",
        .secondary_contact_number = "+14155550103",
        .roles = {"payor.admin"},
        .first_name = "Ann",
        .last_name = "Ames",
        .entity_id = acme,
    };
    users.invite_user(ann).value();
    users
        .invite_user({
            .email = "bob@example.com",
            .mfa_type = velo::mfa_type::sms,
            .sms_number = "+14155550104",
            .primary_contact_number = "+14155550105",
            .roles = {"payor.support", "payee.support"},
            .first_name = "Bob",
            .last_name = "Brown",
            .entity_id = acme,
        })
        .value();
    out << "2. two people invited\n";

    auto const page =
        client.call(velo::list_users{.status = velo::user_status::pending, .sort = "lastName:desc"}).value();
    out << "3. the pending users, by last name, descending:\n";
    print_table(out, page);
    check(page.content.size() == 2, "both are in the list");
    // An id of a response is an argument of the next call.
    auto const ann_id = *page.content[1].id;

    auto const duplicate = users.invite_user(ann);
    check(duplicate.has_error() && duplicate.error() == velo::condition::conflict, "the same address again is refused");
    velo::error const refused = duplicate.error();
    velo::error_item const& why = refused.payload()->errors.at(0);
    out << "4. the same address again: " << refused << "\n   the server says of " << *why.location << " in "
        << *why.location_type << ": " << *why.error_message << '\n';

    users.user_details_update(ann_id, {.secondary_contact_number = nullptr, .last_name = "Archer"}).value();
    auto ann_now = users.get_user_by_id_v2(ann_id).value();
    check(ann_now.secondary_contact_number.is_null(), "null clears the number");
    check(ann_now.last_name == std::string("Archer"), "a value sets the name");
    check(ann_now.first_name == std::string("Ann"), "an omitted field stays as it was");
    out << "5. one number cleared, one name changed, the rest as it was\n";

    users.disable_user_v2(ann_id).value();
    ann_now = users.get_user_by_id_v2(ann_id).value();
    check(*ann_now.status == velo::user_status::disabled, "she is disabled");
    out << "6. disabled: " << *ann_now.status << '\n';

    users.delete_user_by_id_v2(ann_id).value();
    auto const gone = users.get_user_by_id_v2(ann_id);
    check(gone.has_error() && gone.error() == velo::condition::not_found, "she is gone");
    out << "7. deleted: " << gone.error() << '\n';
}

std::string in_memory() {
    std::ostringstream out;
    velo::fake fake;
    main_job(fake, fake.key(), fake.secret(), out);
    return out.str();
}

#if defined(VELO_HAS_ASIO)
#if defined(VELO_HAS_CURL)
using network = velo::curl;
constexpr char const* through = "libcurl";
#else
using network = velo::sockets;
constexpr char const* through = "Boost.Asio";
#endif

std::string over_http() {
    std::ostringstream out;
    velo::fake fake;
    examples::loopback_server server(fake);
    main_job(network(server.url()), fake.key(), fake.secret(), out);
    return out.str();
}
#endif

}  // namespace

int main() try {
    std::string const memory = in_memory();
    std::cout << "In memory, on the fake:\n" << memory;
#if defined(VELO_HAS_ASIO)
    std::string const http = over_http();
    check(http == memory, "over HTTP it is the same");
    std::cout << "\nThrough " << through << ", over HTTP on 127.0.0.1: the same, line by line:\n" << http;
#else
    std::cout << "\nBuilt without Boost.Asio: the run over HTTP is left out.\n";
#endif
    return EXIT_SUCCESS;
} catch (std::exception const& e) {
    std::cerr << "quickstart: " << e.what() << '\n';
    return EXIT_FAILURE;
}
