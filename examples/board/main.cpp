// SPDX-License-Identifier: BSL-1.0

// Shows the client on a microcontroller: it gets a token by key and secret, lists users, disables one, and prints, over
// a serial port. Runs on QEMU's LM3S6965 (Cortex-M3) against the fake server: sh examples/board/run.sh
// Needs: arm-none-eabi-g++, qemu-system-arm.

#include <velo/client.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/stream.hpp>
#include <velo/users_api.hpp>

#include <array>
#include <string>
#include <string_view>

#include "board.hpp"

// run.sh defines them. A real board reads its key and its secret from a protected store.
#if !defined(VELO_KEY) || !defined(VELO_SECRET)
#error "define VELO_KEY and VELO_SECRET"
#endif

namespace {

namespace rest = velo::rest;

void print(std::string_view text) { board::console.print(text); }

std::array<char, 1024> out, in;  // for the head of a request and for the bytes of a response

// The fake server is reached in clear text. The serial line to a real one carries TLS, for example of a modem.
// A constant stays in flash: a URL has room for 512 bytes.
constexpr rest::stream_options options{.server = "http://127.0.0.1", .out = out, .in = in, .confidential = false};

}  // namespace

int main() {
    rest::stream_connection<board::uart<0x4000D000>, board::clock> link(board::line, options);
    board::config config;
    config.allow_credentials_in_clear_text = true;
    rest::client const client{
        rest::stream(link),
        velo::client_credentials<rest::no_mutex>(velo::secret_string(VELO_KEY), velo::secret_string(VELO_SECRET)),
        rest::text_json{}, config};
    velo::users_api const users(client);

    auto const page = users.list_users({.status = velo::user_status::enabled, .page_size = 3});
    if (!page) {
        print(page.error().message());
        print("\n");
        return 1;
    }
    for (auto const& user : page->content) {
        print(user.email.value_or("(no address)"));
        print("\n");
    }
    if (page->content.empty() || !page->content.back().id) return 1;

    auto const disabled = users.disable_user_v2(*page->content.back().id);
    print(disabled ? "the last one is disabled\n" : disabled.error().message() + "\n");
    return disabled ? 0 : 1;
}
