// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_COMPILE_FAIL_PRELUDE_HPP
#define VELO_TESTS_COMPILE_FAIL_PRELUDE_HPP

#include <velo/changes.hpp>
#include <velo/checked.hpp>
#include <velo/velo.hpp>
#if defined(RUN_ON_THE_FAKE)
#include <velo/fake.hpp>
#else
#include <velo/fake/user.hpp>
#endif

#include <chrono>
#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if defined(RUN_ON_THE_FAKE)
using fake_api = velo::fake;
#else
/// What the cases use of the fake, declared and nothing more: they are compiled and not run, and the fake's own code
/// would be compiled with each.
struct fake_api {
    velo::user_id add(velo::fake_user person) const;
    velo::secret_string key() const;
    velo::secret_string secret() const;
    velo::secret_string token() const;
    velo::secret_string token(velo::user_id const& user) const;
    velo::secret_string device_code(velo::user_id const& user) const;
    std::optional<velo::secret_string> log_in(std::string_view address, std::string_view word) const;
    velo::rest::attempt send(velo::rest::request const& q, velo::rest::response& r,
                             velo::rest::send_limits const&) const;
    bool is_confidential() const noexcept;
};
#endif

/// What every case has: a fake with people, clients with each kind of credential, and the facades. A case is a `test`
/// whose `run` has one wrong line, and beside it the same line as it has to be.
struct setting {
    using with_token = velo::client<fake_api, velo::bearer<velo::secret_string>>;
    using with_key = velo::client<fake_api, velo::basic>;
    using with_nothing = velo::client<fake_api>;

    setting();

    fake_api fake;
    velo::entity_id entity = "7fffa261-ac68-49e6-b605-d24a444d9206";
    velo::user_id office;
    velo::user_id id;
    velo::user_id payee;
    velo::user_id pending;

    with_token client;
    with_token self;
    with_key holder;
    with_nothing nobody;
    velo::users_api<with_token> users;
    velo::users_api<with_token> own;
    velo::login_api<with_nothing> login;
    velo::login_api<with_key> key_holder;
    velo::login_api<with_token> halfway;

    std::optional<velo::otp> one_time;
    std::optional<velo::bearer_token> token;
    std::string typed_by_somebody = "0049 170";
    std::int32_t number = 50;
    std::ostringstream log;
    velo::rest::secure_buffer bytes;
    static constexpr auto ignore = [](auto const&...) {};

    static void check(bool holds) {
        if (!holds) throw std::runtime_error("it does not hold");
    }
    template <class R>
    static void ok(R const& result) {
        if (result.has_error()) throw std::runtime_error(result.error().message());
    }

  private:
    velo::user_id person(char const* email, char const* role, velo::user_type type);
};

#if defined(RUN_ON_THE_FAKE)
// Not where it is only compiled: what is in a precompiled header is instantiated again for each case.
inline setting::setting()
    : office(person("olga@example.com", "backoffice.admin", velo::user_type::backoffice)),
      id(person("sam@example.com", "payor.support", velo::user_type::payor)),
      payee(person("pia@example.com", "payee.admin", velo::user_type::payee)),
      pending(fake.add({.shown = {.email = "ivy@example.com"}, .enrolled = false})),
      client(fake, velo::bearer(fake.token(office))),
      self(fake, velo::bearer(fake.token(payee))),
      holder(fake, velo::basic(fake.key(), fake.secret())),
      nobody(fake),
      users(client),
      own(self),
      login(nobody),
      key_holder(holder),
      halfway(with_token(fake, velo::bearer(*fake.log_in("pia@example.com", "correct horse")))),
      one_time(velo::otp::parse(fake.device_code(payee).reveal())),
      token(velo::bearer_token::parse(fake.token(payee).reveal())) {}

inline velo::user_id setting::person(char const* email, char const* role, velo::user_type type) {
    velo::fake_user u;
    u.shown.email = std::string(email);
    u.shown.roles = {{.name = std::string(role)}};
    u.shown.user_type = type;
    if (type != velo::user_type::backoffice) u.shown.entity_id = entity;
    u.password = "correct horse";
    return fake.add(std::move(u));
}
#endif

#endif
