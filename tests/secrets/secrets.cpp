// SPDX-License-Identifier: BSL-1.0
#include <velo/settings.hpp>
#include <velo/velo.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/stat.h>

// Plants secrets into calls and looks for them in every block of memory that is freed, and in every text that is made.
// What libcurl and OpenSSL keep is not ours and not looked at; nor are over-aligned blocks, of which the library has
// none.

namespace {

// Each name is the part of a secret that needs no escape in JSON, so that it is found however it is written.
constexpr std::string_view old_password = "lanted-old-password-1b1c";
constexpr std::string_view new_password = "lanted-new-password-2d2e";
constexpr std::string_view code = "Qz7~xK";
constexpr std::string_view token = "lanted-bearer-token-3f3a";
constexpr std::string_view own_token = "lanted-own-token-4b4c";
constexpr std::string_view key = "lanted-key-5d5e";
constexpr std::string_view secret = "lanted-secret-6f6a";
constexpr std::string_view access_token = "lanted-access-token-7b7c";
constexpr std::string_view refresh_token = "lanted-refresh-token-8d8e";

// The end of "Planted-key-5d5e:Planted-secret-6f6a" in base64.
constexpr std::string_view base64_pair = "ZC1rZXktNWQ1ZTpQbGFudGVkLXNlY3JldC02ZjZh";

constexpr std::array<std::string_view, 10> planted{
    old_password, new_password, code, token, own_token, key, secret, access_token, refresh_token, base64_pair};

int freed_with_a_secret = 0;
std::string_view last_found;
bool searching = false;
long allocations_left = -1;  // -1: without end

std::string_view secret_in(void const* memory, std::size_t size) noexcept {
    for (std::string_view const p : planted) {
        if (size >= p.size() && memmem(memory, size, p.data(), p.size()) != nullptr) return p;
    }
    return {};
}

constexpr std::size_t head = alignof(std::max_align_t);

void* allocate(std::size_t size) {
    if (allocations_left == 0) throw std::bad_alloc();
    if (allocations_left > 0) --allocations_left;
    auto* const block = static_cast<char*>(std::malloc(head + size));
    if (block == nullptr) throw std::bad_alloc();
    std::memcpy(block, &size, sizeof size);
    // What was freed before is not this block's.
    std::memset(block + head, 0, size);
    return block + head;
}

void release(void* memory) noexcept {
    if (memory == nullptr) return;
    char* const block = static_cast<char*>(memory) - head;
    std::size_t size = 0;
    std::memcpy(&size, block, sizeof size);
    if (searching) {
        if (std::string_view const found = secret_in(memory, size); !found.empty()) {
            ++freed_with_a_secret;
            last_found = found;
        }
    }
    std::free(block);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, std::nothrow_t const&) noexcept {
    try {
        return allocate(size);
    } catch (std::bad_alloc const&) {
        return nullptr;
    }
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::nothrow_t const&) noexcept { release(memory); }

namespace {

namespace rest = velo::rest;

int failures = 0;
int checks = 0;

/// A transport that keeps nothing: a static answer, a failure, or an exception.
struct stub {
    enum class ending { response, lost, throws };

    int status = 204;
    std::string_view body{};
    ending end = ending::response;

    [[nodiscard]] bool is_confidential() const noexcept { return true; }
    [[nodiscard]] rest::attempt send(rest::request const&, rest::response& response, rest::send_limits const&) const {
        if (end == ending::throws) throw std::bad_alloc();
        if (end == ending::lost) {
            return rest::attempt::failed(velo::errc::connection_lost, velo::delivery::maybe_sent, "the peer went away");
        }
        response.start(status);
        if (!response.add_header("Content-Type", "application/json") || !response.append(body)) {
            return rest::attempt::failed(velo::errc::response_too_large, velo::delivery::maybe_sent);
        }
        return rest::attempt::answered();
    }
};
static_assert(rest::transport<stub>);

/// Calls are repeated as by default, without the waits.
struct hurried : rest::default_config {
    struct waiting {
        rest::errc operator()(rest::delay const&, velo::rest::stop const&) const noexcept { return {}; }
    };
};

/// No secret may be in any text that is made for people.
void is_clean(std::string_view text, std::string_view where) {
    ++checks;
    std::string_view const found = secret_in(text.data(), text.size());
    if (found.empty()) return;
    ++failures;
    std::cout << where << " contains a secret (" << found << ")\n";
}

template <class T>
void streams_cleanly(T const& value, std::string_view where) {
    std::ostringstream out;
    out << value;
    is_clean(out.str(), where);
}

template <class Result>
void outcome_is_clean(Result const& r, std::string_view name) {
    if (r.has_error()) {
        is_clean(r.error().message(), name);
        is_clean(r.error().body(), name);
        is_clean(r.error().pointer(), name);
        is_clean(r.error().detail(), name);
        streams_cleanly(r.error(), name);
        try {
            static_cast<void>(r.value());
        } catch (velo::call_failed const& e) {
            is_clean(e.what(), name);
        }
    }
}

template <class Client, class Op>
void call(Client const& client, Op const& op) {
    auto const r = client.call(op);
    outcome_is_clean(r, Op::endpoint.name);
    if constexpr (!std::is_void_v<typename Op::response>) {
        if (r.has_value()) {
            is_clean(rest::redacted(*r), Op::endpoint.name);
            auto const copy = *r;
            is_clean(rest::redacted(copy), Op::endpoint.name);
        }
    }
    Op const copy = op;
    is_clean(rest::redacted(copy), Op::endpoint.name);
}

constexpr char const* user = "8bbf301c-948f-4445-b411-357eec53e441";

/// Every call that has a secret in its request, on a transport that ends as `transport` does.
void calls_with_secrets(stub transport) {
    velo::user_id_argument const id = *velo::user_id_argument::unchecked(user);
    velo::client const client(transport, velo::bearer("Planted-bearer-token-3f3a"), velo::json{}, hurried{});
    auto const copy = client;
    call(copy, velo::get_self{});
    call(client, velo::invite_user{.body = {.email = "foo@example.com",
                                            .mfa_type = velo::mfa_type::sms,
                                            .sms_number = "+11235555555",
                                            .primary_contact_number = "+11235555555",
                                            .roles = {"payor.admin"},
                                            .verification_code = "Qz7~xK"}});
    call(client,
         velo::resend_token{.user_id = id,
                            .body = {.token_type = velo::token_type::mfa_registration, .verification_code = "Qz7~xK"}});
    call(client, velo::role_update{.user_id = id, .body = {.roles = {"payor.admin"}, .verification_code = "Qz7~xK"}});
    call(client,
         velo::unregister_mfa{.user_id = id,
                              .body = {.mfa_type = velo::unregister_mfa_type::totp, .verification_code = "Qz7~xK"}});
    call(client, velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp},
                                               .authorization = "Planted-own-token-4b4c"});
    call(client, velo::user_details_update{.user_id = id, .body = {.verification_code = "Qz7~xK"}});
    // A client whose buffers have to grow while they hold a secret, and characters that JSON escapes.
    velo::client const fresh(transport, velo::bearer("Planted-bearer-token-3f3a"), velo::json{}, hurried{});
    call(fresh, velo::update_password_self{
                    .body = {.old_password = "\"Planted-old-password-1b1c\\",
                             .new_password = "Planted-new-password-2d2e: it has 64 characters, no more than it"}});
    call(client, velo::validate_password_self{.body = {.password = "Planted-new-password-2d2e"}});
    velo::client const renewing(transport,
                                velo::bearer([] { return velo::secret_string("Planted-bearer-token-3f3a"); }),
                                velo::json{}, hurried{});
    call(renewing, velo::get_self{});
}

void log_in(stub transport) {
    velo::client const login(
        transport, velo::basic(velo::secret_string("Planted-key-5d5e"), velo::secret_string("Planted-secret-6f6a")),
        velo::json{}, hurried{});
    call(login, velo::velo_auth{});
}

/// Looks for secrets in what an observer is told.
struct looks_for_secrets {
    template <class Op>
    void operator()(rest::event::calling<Op> const& e) const {
        is_clean(rest::redacted(e.operation), "calling");
    }
    void operator()(rest::event::waiting const& e) const { is_clean(e.endpoint.name, "waiting"); }
    void operator()(rest::event::sent const& e) const { is_clean(std::string(to_text(e.error)), "sent"); }
};
struct watched : hurried {
    looks_for_secrets observer{};
};

/// A token that the calls get for themselves, and one that a call has for itself; what comes back raw, and a request
/// that is not sent.
void with_a_token_from_the_server(stub transport) {
    velo::client const client(
        transport,
        velo::client_credentials(velo::secret_string("Planted-key-5d5e"), velo::secret_string("Planted-secret-6f6a")),
        velo::json{}, watched{});
    call(client, velo::delete_user_by_id_v2{.user_id = *velo::user_id_argument::unchecked(user)});
    call(client, velo::validate_password_self{.body = {.password = "Planted-new-password-2d2e"}});
    velo::secret_string const own("Planted-own-token-4b4c");
    outcome_is_clean(client.call(velo::register_sms{.body = {.sms_number = "+11235555555"}}, {.token = own}), "token");
    outcome_is_clean(client.raw(velo::enable_user_v2{.user_id = *velo::user_id_argument::unchecked(user)}).outcome,
                     "raw");
    auto const unsent =
        client.request(velo::validate_password_self{.body = {.password = "Planted-new-password-2d2e"}}, {.token = own});
    auto const copy = unsent;
    outcome_is_clean(copy, "request");
    outcome_is_clean(velo::log_out(client), "log_out");
}

/// A refused secret is in no message.
void refused_secrets() {
    auto const password = velo::password::checked("lanted-old-password-1b1c\xFF");
    is_clean(password.error().expected, "password::checked");
    try {
        static_cast<void>(velo::password::checked("lanted-old-password-1b1c\xFF").value());
    } catch (std::invalid_argument const& e) {
        is_clean(e.what(), "invalid_argument");
    }
    velo::client const client(stub{}, velo::bearer("lanted-bearer-token-3f3a\r\nX-More: 1"));
    call(client, velo::get_self{});
    auto const bad_token = velo::bearer_token::unchecked("lanted-own-token-4b4c\r\nX-More: 1");
    call(client, velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp}, .authorization = bad_token});
    velo::client const login(
        stub{}, velo::basic(velo::secret_string("lanted-key-5d5e:"), velo::secret_string("lanted-secret-6f6a")));
    call(login, velo::velo_auth{});
}

/// Runs `body` with every freed block searched.
template <class F>
void scenario(std::string_view name, F body) {
    int const before = freed_with_a_secret;
    searching = true;
    try {
        body();
    } catch (std::exception const& e) {
        is_clean(e.what(), name);
    }
    searching = false;
    ++checks;
    if (freed_with_a_secret == before) return;
    ++failures;
    std::cout << name << ": " << freed_with_a_secret - before << " blocks were freed with a secret, the last with "
              << last_found << '\n';
}

/// Runs `body` again and again, with the first, second, third… allocation failing, until none fails.
template <class F>
void every_allocation_fails_once(std::string_view name, F body) {
    for (long n = 0; n != 2000; ++n) {
        bool failed = false;
        scenario(name, [&] {
            allocations_left = n;
            try {
                body();
            } catch (std::bad_alloc const&) {
                failed = true;
            }
            allocations_left = -1;
        });
        allocations_left = -1;
        if (!failed) return;
    }
    ++failures;
    std::cout << name << ": never ran to its end\n";
}

/// A file of settings with secrets, and perhaps a line that is wrong, in which the reading ends.
struct settings_file {
    explicit settings_file(char const* last_line) {
        ::umask(077);
        std::FILE* const file = std::fopen(name, "w");
        std::fputs("VELO_KEY=Planted-key-5d5e\nVELO_SECRET='Planted-secret-6f6a'\n", file);
        std::fputs("export VELO_TOKEN=Planted-bearer-token-3f3a\n", file);
        std::fputs(last_line, file);
        std::fclose(file);
    }
    ~settings_file() { std::remove(name); }
    static constexpr char const* name = "settings_with_secrets.conf";
};

void read_settings(bool is_right) {
    auto const s = velo::settings_from_environment({.file = settings_file::name, .clear_secrets = true});
    bool is_as_expected = s.has_value() == is_right;
    if (!s) {
        is_clean(s.error().message(), "the error of a setting");
    } else {
        velo::settings const copy = *s;
        is_as_expected = is_as_expected && copy.credentials() && copy.token_bearer();
    }
    if (is_as_expected) return;
    ++failures;
    std::cout << "the settings are read in another way\n";
}

/// Would a secret be found? A string that is freed as it is has one.
void the_search_finds_what_is_planted() {
    for (std::string_view const p : planted) {
        int const before = freed_with_a_secret;
        searching = true;
        {
            std::string const carelessly = std::string(p) + " and more, so that it is on the heap";
        }
        searching = false;
        ++checks;
        if (freed_with_a_secret == before + 1 || freed_with_a_secret == before + 2) continue;
        ++failures;
        std::cout << "the search does not find " << p << '\n';
    }
    rest::secure_buffer pair;
    rest::append_base64("Planted-key-5d5e:Planted-secret-6f6a", pair);
    if (pair.view().find(base64_pair) == std::string_view::npos) {
        ++failures;
        std::cout << "the planted base64 is not that of the key and secret: " << pair.view() << '\n';
    }
}

constexpr std::string_view user_answer = R"({"email":"foo@example.com"})";
constexpr std::string_view error_answer = R"({"errors":[{"errorMessage":"no","errorCode":"1","location":"password"}]})";
constexpr std::string_view token_answers[] = {
    R"({"access_token":"Planted-access-token-7b7c","refresh_token":"Planted-refresh-token-8d8e","expires_in":1799})",
    R"({"access_token":"\u0050lanted-access-token-7b7c","refresh_token":"\tPlanted-refresh-token-8d8e\u00e9 and much )"
    R"(more, so that what holds it has to grow, once, and then, since one hundred and twenty-eight are few, again"})",
    // The last of two equal keys wins; the first is a secret too.
    R"({"access_token":"Planted-access-token-7b7c","access_token":"x","refresh_token":"Planted-refresh-token-8d8e",)"
    R"("refresh_token":null})",
    // Decode fails: a wrong type, an early end, something after the end, a wrong type of the token itself.
    R"({"access_token":"Planted-access-token-7b7c","refresh_token":"Planted-refresh-token-8d8e","expires_in":"soon"})",
    R"({"access_token":"\u0050lanted-access-token-7b7c","refresh_token":"Planted-refresh-token-8d8e)",
    R"({"access_token":"Planted-access-token-7b7c","refresh_token":"Planted-refresh-token-8d8e"} and more)",
    R"({"access_token":["Planted-access-token-7b7c"]})",
    R"({"unknown":{"access_token":"\u0050lanted-access-token-7b7c"},"access_token":1})",
};

}  // namespace

int main() {
    the_search_finds_what_is_planted();

    scenario("success", [] { calls_with_secrets({.status = 200, .body = "{}"}); });
    scenario("a response with a model", [] { calls_with_secrets({.status = 200, .body = user_answer}); });
    for (int const status : {301, 400, 401, 403, 404, 409, 412, 429, 500, 503}) {
        scenario("an error", [&] { calls_with_secrets({.status = status, .body = error_answer}); });
        scenario("an error of logging in", [&] { log_in({.status = status, .body = error_answer}); });
    }
    scenario("an error that is no payload", [] { calls_with_secrets({.status = 502, .body = "<html>"}); });
    scenario("a response that cannot be decoded", [] { calls_with_secrets({.status = 200, .body = "<html>"}); });
    scenario("a lost connection", [] { calls_with_secrets({.end = stub::ending::lost}); });
    scenario("a transport that throws", [] { calls_with_secrets({.end = stub::ending::throws}); });
    scenario("a transport that throws while logging in", [] { log_in({.end = stub::ending::throws}); });
    scenario("refused secrets", refused_secrets);
    for (int const status : {200, 204, 400, 401, 500}) {
        stub const server{.status = status,
                          .body = R"({"access_token":"Planted-access-token-7b7c","expires_in":1799})"};
        // An error response is kept as it came; no server puts a token into one.
        if (status < 300) {
            scenario("a token from the server", [&] { with_a_token_from_the_server(server); });
            every_allocation_fails_once("an allocation fails with a token from the server",
                                        [&] { with_a_token_from_the_server(server); });
        } else {
            scenario("no token from the server",
                     [&] { with_a_token_from_the_server({.status = status, .body = error_answer}); });
        }
    }
    for (std::string_view const response : token_answers) {
        scenario("a token answer", [&] { log_in({.status = 200, .body = response}); });
        every_allocation_fails_once("an allocation fails in a token answer",
                                    [&] { log_in({.status = 200, .body = response}); });
    }
    every_allocation_fails_once("an allocation fails in a success",
                                [] { calls_with_secrets({.status = 200, .body = user_answer}); });
    every_allocation_fails_once("an allocation fails in an error",
                                [] { calls_with_secrets({.status = 400, .body = error_answer}); });

    for (bool const is_right : {true, false}) {
        settings_file const file(is_right ? "" : "VELO_TIMEOUT=Planted-bearer-token-3f3a\n");
        scenario("settings of a file", [&] { read_settings(is_right); });
        every_allocation_fails_once("an allocation fails while settings are read", [&] { read_settings(is_right); });
    }
    scenario("settings of the environment", [] {
        ::setenv("VELO_KEY", "Planted-key-5d5e", 1);
        ::setenv("VELO_SECRET", "Planted-secret-6f6a", 1);
        auto const s = velo::settings_from_environment({.clear_secrets = true});
        if (!s || !s->credentials()) {
            ++failures;
            std::cout << "the settings of the environment have no credential\n";
        }
    });

    std::cout << checks << " checks, " << failures << " failures\n";
    return failures == 0 ? 0 : 1;
}
