// SPDX-License-Identifier: BSL-1.0

// Shows the client over TLS on a microcontroller, with mbedTLS: it gets a token by key and secret and lists users.
// Neither the token nor the users can be read on the serial line. Runs on QEMU's LM3S6965 (Cortex-M3) against the fake
// server, which speaks https: sh examples/board/run.sh --tls
// Needs: arm-none-eabi-g++, qemu-system-arm, mbedTLS 2.28.

#include <velo/client.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/stream.hpp>
#include <velo/users_api.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "board.hpp"
#include "tls_session.hpp"

// run.sh makes it: the certificate of the authority in DER, as `authority`.
#include "authority.hpp"

// run.sh defines them. A real board reads its key and its secret from a protected store.
#if !defined(VELO_KEY) || !defined(VELO_SECRET)
#error "define VELO_KEY and VELO_SECRET"
#endif

// Of the linker script and of startup.cpp.
extern "C" char board_heap_begin[], board_stack_limit[], board_stack_top[];
extern "C" void* _sbrk(std::ptrdiff_t size);

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

/// What the program has taken of the memory that the linker script leaves free: heap, and stack by its paint.
class memory_use {
  public:
    memory_use() noexcept {
        auto* const here = static_cast<char*>(__builtin_frame_address(0)) - 64;
        for (char volatile* at = board_stack_limit; at < here; ++at) *at = paint;
    }
    [[nodiscard]] static std::size_t heap() noexcept {
        return static_cast<std::size_t>(static_cast<char*>(_sbrk(0)) - board_heap_begin);
    }
    [[nodiscard]] static std::size_t stack() noexcept {
        char const volatile* at = board_stack_limit;
        while (*at == paint) ++at;
        return static_cast<std::size_t>(board_stack_top - at);
    }

  private:
    static constexpr char paint = 0x5A;
};
void print_use(std::string_view of, std::size_t bytes) {
    std::array<char, 12> digits;
    print(of);
    print({digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), bytes).ptr});
    print(" bytes\n");
}

using line_type = board::uart<0x4000D000>;
using session_type = board::tls_session<line_type>;

std::array<char, 1024> out, in;
constexpr rest::stream_options options{.server = "https://localhost", .out = out, .in = in, .confidential = true};

}  // namespace

int main() {
    memory_use const painted;
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
    print_use("heap, with the session and the client: ", painted.heap());
    print_use("stack, from the handshake: ", painted.stack());
    return 0;
}
