// SPDX-License-Identifier: BSL-1.0

// Shows the client over TLS on a microcontroller, with mbedTLS: it gets a token by key and secret and lists users.
// Neither the token nor the users can be read on the serial line. Runs on QEMU's LM3S6965 (Cortex-M3) against the fake
// server behind a front that ends TLS: sh examples/board/run.sh --tls
// Needs: arm-none-eabi-g++, qemu-system-arm, mbedTLS 2.28.

#include <velo/client.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/stream.hpp>
#include <velo/users_api.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "board.hpp"
#include "tls/tls_session.hpp"

// run.sh makes it: the certificate of the authority in DER, as `authority`.
#include "authority.hpp"

// run.sh defines them. A real board reads its key and its secret from a protected store.
#if !defined(VELO_KEY) || !defined(VELO_SECRET)
#error "define VELO_KEY and VELO_SECRET"
#endif

namespace {

namespace rest = velo::rest;

void print(std::string_view text) { board::console.print(text); }

/// Asks the emulator for what a board without an operating system cannot do.
int semihosting(int operation, void const* arguments) noexcept {
    register int r0 asm("r0") = operation;
    register void const* r1 asm("r1") = arguments;
    asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

/// For this example only: random bytes of the host. A real board has a generator of its own, or it has no TLS.
int noise_of_the_host(void*, unsigned char* out, std::size_t size) noexcept {
    constexpr int open = 0x01, read = 0x06, close = 0x02, binary = 1;
    static constexpr char name[] = "/dev/urandom";
    struct {
        char const* name;
        int mode;
        std::size_t size;
    } const file = {name, binary, sizeof name - 1};
    int const handle = semihosting(open, &file);
    if (handle == -1) return -1;
    struct {
        int handle;
        unsigned char* out;
        std::size_t size;
    } const wanted = {handle, out, size};
    int const missing = semihosting(read, &wanted);
    static_cast<void>(semihosting(close, &handle));
    return missing == 0 ? 0 : -1;
}

using line_type = board::uart<0x4000D000>;
using session_type = board::tls_session<line_type>;

std::array<char, 1024> out, in;
constexpr rest::stream_options options{.server = "https://localhost", .out = out, .in = in, .confidential = true};

}  // namespace

int main() {
    static session_type session(board::line, "localhost", authority, &noise_of_the_host);
    rest::stream_connection<session_type, board::clock> link(session, options);
    rest::client const client{
        rest::stream(link),
        velo::client_credentials<rest::no_mutex>(velo::secret_string(VELO_KEY), velo::secret_string(VELO_SECRET)),
        rest::text_json{}, board::config{}};
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
    return 0;
}
