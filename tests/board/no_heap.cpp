// SPDX-License-Identifier: BSL-1.0

// The program without a heap: VELO_HAS_HEAP is 0, and the functions that allocate are not linked. It makes calls over
// scripted bytes and prints what each of them took: a token by key and secret, a user, a list item by item, writes,
// errors with their payload, memory that is too small, and a call in steps.

#include <velo/client.hpp>
#include <velo/rest/call/stepped_call.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/users_api.hpp>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <string_view>

#include "harness.hpp"
#include "responses.hpp"

// In use they do not link: nobody defines the function that they call. PLANTED has a use of one, as a test of this.
// SHORT has the calls whose memory is too small, which few programs have.
#if defined(__arm__)
void a_program_without_a_heap_allocates();
#else
static void a_program_without_a_heap_allocates() { std::abort(); }
#endif
void* operator new(std::size_t) {
    a_program_without_a_heap_allocates();
    __builtin_unreachable();
}
void* operator new[](std::size_t) {
    a_program_without_a_heap_allocates();
    __builtin_unreachable();
}
#if defined(__arm__)
extern "C" void* malloc(std::size_t) {
    a_program_without_a_heap_allocates();
    __builtin_unreachable();
}
#endif

namespace rest = velo::rest;

namespace {

std::array<char, 1024> out, in;
harness::script wire;
constexpr rest::stream_options options{
    .server = "https://api.sandbox.velopayments.com", .out = out, .in = in, .confidential = true};

rest::static_call_memory<{.response = 2048}> memory;
std::array<char, 64> token;

struct config : board::config {
    explicit config(rest::call_memory parts) noexcept { memory = parts; }
};

constexpr velo::user_id_argument id() {
    return *velo::user_id_argument::unchecked("8bbf301c-948f-4445-b411-357eec53e441");
}

template <class Client>
[[gnu::noinline]] void read(velo::users_api<Client> const& users) {
    harness::measure("get_user_by_id_v2", [&] {
        wire.respond(a_user);
        auto const user = users.get_user_by_id_v2(id());
        return user && *user->last_name == "Doe" && user->status == velo::user_status::enabled &&
               *user->roles.front().name == "velo.payor.admin";
    });
    harness::measure("get_user_by_id_v2,404", [&] {
        wire.respond(not_found);
        auto const user = users.get_user_by_id_v2(id());
        return !user && user.error() == rest::condition::not_found && user.error().payload() != nullptr &&
               *user.error().payload()->errors.front().error_code == "USER.404.1";
    });
}

template <class Client>
[[gnu::noinline]] void list(Client const& client) {
    harness::measure("list_users, item by item", [&] {
        wire.respond(a_page);
        std::size_t roles = 0, users = 0;
        auto const walk = client.each(velo::list_users{.page_size = 25}, [&](velo::user_response& user) {
            ++users;
            roles += user.roles.size();
        });
        return walk.has_value() && users == 3 && roles == 3;
    });
}

template <class Client>
[[gnu::noinline]] void write(Client const& client) {
    harness::measure("disable_user_v2", [&] {
        wire.respond(no_content);
        return client.call(velo::disable_user_v2{id()}).has_value();
    });
    harness::measure("invite_user", [&] {
        wire.respond(no_content);
        return client
            .call(velo::invite_user{.body = {.email = "foo@example.com",
                                             .mfa_type = velo::mfa_type::sms,
                                             .sms_number = "+11235555555",
                                             .primary_contact_number = "+11235555555",
                                             .roles = {{"velo.payor.admin"}},
                                             .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206"}})
            .has_value();
    });
}

template <class Client, class Connection>
[[gnu::noinline]] void step(Client const& client, Connection& connection) {
    harness::measure("get_self, in steps", [&] {
        wire.respond(a_user);
        rest::stepped_call call(client.machine(velo::get_self{}), connection);
        while (!call.step()) {
        }
        auto const self = call.result();
        return self && *self->first_name == "Ann";
    });
}

/// Each part of the memory that is too small is named.
[[gnu::noinline, maybe_unused]] void run_short() {
    struct part {
        std::span<char> rest::call_memory::* member;
        std::size_t bytes;
        std::string_view detail;
    };
    static constexpr part parts[] = {
        {&rest::call_memory::target, 16, "call_memory::target has 16 bytes, and 46 are needed"},
        {&rest::call_memory::authorization, 8, "call_memory::authorization has 8 bytes, and 14 are needed"},
        {&rest::call_memory::response, 100, "call_memory::response has 100 bytes, and 359 are needed"},
        {&rest::call_memory::head, 20, "call_memory::head has 20 bytes, and 32 are needed"},
        {&rest::call_memory::lists, 8, "call_memory::lists has 8 bytes, and more are needed"},
    };
    for (part const& p : parts) {
        harness::measure(p.detail, [&] {
            rest::stream_connection<harness::script, board::clock> other(wire, options);
            rest::call_memory small = memory.parts();
            small.*p.member = (small.*p.member).first(p.bytes);
            rest::client const short_client{rest::stream(other), velo::bearer("a-token"), rest::text_json{},
                                            config(small)};
            wire.respond(a_user);
            auto const user = short_client.call(velo::get_user_by_id_v2{.user_id = id()});
            if (user || user.error().detail() != p.detail) harness::print(user.error().detail());
            return !user && user.error().detail() == p.detail;
        });
    }
}

// Made before `main`, so that they are not on its stack.
rest::stream_connection<harness::script, board::clock> line(wire, options);
rest::client const client{
    rest::stream(line),
    velo::client_credentials<rest::no_mutex>(velo::secret_string("44a9537d-d55d-4b47-8082-14061c2bcdd8"),
                                             velo::secret_string("c396b26b-137a-44fd-87f5-34631f8fd529"), token),
    rest::text_json{}, config(memory.parts())};

}  // namespace

int main() {
    velo::users_api const users(client);
    harness::measure("the first call", [&] {
        wire.respond(a_token, a_user);
        return users.get_self().has_value();
    });
    read(users);
    list(client);
    write(client);
    step(client, line);
#if defined(PLANTED)
    harness::measure("new", [] { return new int volatile(1) != nullptr; });
#endif
#if defined(SHORT)
    run_short();
#endif
    return harness::all_are_right ? 0 : 1;
}
