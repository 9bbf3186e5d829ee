// SPDX-License-Identifier: BSL-1.0

// Shows the client without a heap, in steps that do not wait: it gets a token by key and secret, reads the users of a
// list one by one, and disables the last one, while its loop goes on. Runs on QEMU's LM3S6965 (Cortex-M3) against the
// fake server: sh examples/board/run.sh Needs: arm-none-eabi-g++, qemu-system-arm, and VELO_HAS_HEAP defined as 0.

#include <velo/client.hpp>
#include <velo/rest/call/stepped_call.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/stream.hpp>
#include <velo/users_api.hpp>

#include <array>
#include <cstddef>
#include <new>
#include <string_view>

#include "board.hpp"

// run.sh defines them. A real board reads its key and its secret from a protected store.
#if !defined(VELO_KEY) || !defined(VELO_SECRET)
#error "define VELO_KEY and VELO_SECRET"
#endif

// In use it does not link.
void this_program_has_no_heap();
void* operator new(std::size_t) {
    this_program_has_no_heap();
    __builtin_unreachable();
}

namespace {

namespace rest = velo::rest;

void print(std::string_view text) { board::console.print(text); }

std::array<char, 1024> out, in;
// The fake server is reached in clear text. The serial line to a real one carries TLS, for example of a modem.
constexpr rest::stream_options options{.server = "http://127.0.0.1", .out = out, .in = in, .confidential = false};

rest::static_call_memory<{.response = 4096}> memory_of_a_call;
std::array<char, 64> token;

struct config : board::config {
    config() noexcept {
        memory = memory_of_a_call.parts();
        allow_credentials_in_clear_text = true;
    }
};

// Made before `main`, so that they are not on its stack.
rest::stream_connection<board::uart<0x4000D000>, board::clock> line(board::line, options);
rest::client const client{
    rest::stream(line),
    velo::client_credentials<rest::no_mutex>(velo::secret_string(VELO_KEY), velo::secret_string(VELO_SECRET), token),
    rest::text_json{}, config()};

}  // namespace

int main() {
    velo::user_id_argument last = "8bbf301c-948f-4445-b411-357eec53e441";
    // Blocks until the list is read. Each user is a view of the response, valid until the function returns.
    auto const walk = client.each(velo::list_users{.status = velo::user_status::enabled, .page_size = 3},
                                  [&](velo::user_response const& user) {
                                      print(user.email.value_or("(no address)"));
                                      print("\n");
                                      if (user.id) last = *user.id;
                                  });
    if (!walk) {
        print(walk.error().message());
        print("\n");
        return 1;
    }

    // Never waits: the loop has other work to do meanwhile.
    unsigned rounds = 0;
    rest::stepped_call call(client.machine(velo::disable_user_v2{.user_id = last}), line);
    while (!call.step()) ++rounds;
    auto const disabled = call.result();
    print(disabled ? "the last one is disabled\n" : std::string_view(disabled.error().message()));
    return disabled && rounds != 0 ? 0 : 1;
}
