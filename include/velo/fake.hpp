// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_HPP
#define VELO_FAKE_HPP

#include <velo/fake/login.hpp>
#include <velo/fake/message.hpp>
#include <velo/fake/router.hpp>
#include <velo/fake/state.hpp>
#include <velo/fake/user.hpp>
#include <velo/rest/transport/transport.hpp>

#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline v0 {

/// The Velo API in memory, as a Transport: all 21 operations, with state and the document's rules, without a network.
/// (Velo's own hosted test system is called sandbox; this is not it.)
///
///     velo::fake fake;
///     velo::client login(fake, velo::basic(fake.key(), fake.secret()));
///     velo::client client(fake, velo::bearer(fake.token()));
///
/// Deterministic: the same calls give the same answers, ids, tokens and codes included; time stands still but for
/// `advance`. It answers only statuses that the operation documents; `docs/fake.md` lists its rules, and which of them
/// are our assumptions. Copies share one world. May be used from several threads at once.
class fake {
    struct fault {
        bool acts = false;  ///< the call does what it should before it fails
        int status = 0;     ///< 0: no answer, but the failure
        rest::errc error = rest::errc::connection_lost;
        rest::delivery delivered = rest::delivery::maybe_sent;
    };
    struct shared {
        std::mutex mutex;
        detail::fake_state world;
        std::deque<fault> faults;
    };

    template <class F>
    auto locked(F f) const {
        std::lock_guard const lock(shared_->mutex);
        return f(shared_->world);
    }

  public:
    fake() : shared_(std::make_shared<shared>()) {
        detail::fake_state& world = shared_->world;
        rest::secret_string key = world.next_secret();
        world.keys.push_back({std::move(key), world.next_secret()});
    }
    /// With these people in it, each as `add` takes them.
    explicit fake(std::vector<fake_user> people) : fake() {
        for (fake_user& person : people) add(std::move(person));
    }

    /// The key and secret that `velo_auth` takes.
    [[nodiscard]] rest::secret_string key() const {
        return locked([](auto& w) { return w.keys.front().key; });
    }
    [[nodiscard]] rest::secret_string secret() const {
        return locked([](auto& w) { return w.keys.front().secret; });
    }

    /// A token of the application that holds the key, as `velo_auth` gives it, valid for 1799 seconds.
    [[nodiscard]] rest::secret_string token() const {
        return locked([](auto& w) { return w.issue_token(std::nullopt, detail::token_lifetime); });
    }
    /// A token of a user, as a whole login gives it, without the login and without asking whether they might log in.
    /// Precondition: the user is there.
    [[nodiscard]] rest::secret_string token(user_id const& user) const {
        return locked([&](auto& w) { return w.issue_token(user, detail::token_lifetime); });
    }

    /// Puts a person in. What is not said is filled in: an id, ENABLED, PAYOR or BACKOFFICE by the entity, and a TOTP
    /// device, which is registered. One who has not enrolled is PENDING, without a device, and is mailed an invitation.
    /// Returns the id. Precondition: nobody has the same id or e-mail address.
    user_id add(fake_user person) const {
        return locked([&](detail::fake_state& w) {
            user_response& shown = person.shown;
            if (!shown.id || !shown.id->value()) shown.id = user_id(w.next_uuid());
            if (!shown.status) shown.status = person.enrolled ? user_status::enabled : user_status::pending;
            if (!shown.user_type) shown.user_type = shown.entity_id ? user_type::payor : user_type::backoffice;
            if (shown.mfa_type.is_absent()) shown.mfa_type = mfa_type::totp;
            if (shown.mfa_status.is_absent()) {
                shown.mfa_status = person.enrolled ? mfa_status::registered : mfa_status::unregistered;
            }
            if (shown.locked_out.is_absent()) shown.locked_out = false;
            user_id const id = *shown.id->value();
            if (person.password) w.accounts[id].passwords.emplace_back(person.password->reveal());
            person.password.reset();
            w.users.push_back(std::move(person));
            if (!w.users.back().enrolled) w.mail(w.users.back(), fake_message_kind::invitation);
            return id;
        });
    }

    /// Everybody, as a copy, in the order in which they came.
    [[nodiscard]] std::vector<fake_user> users() const {
        return locked([](auto& w) { return w.users; });
    }

    /// The mails and SMS that were sent, as a copy, oldest first.
    [[nodiscard]] std::vector<fake_message> outbox() const {
        return locked([](auto& w) { return w.outbox; });
    }
    void clear_outbox() const {
        locked([](auto& w) { w.outbox.clear(); });
    }

    // What people do outside of the published API.

    /// The first half of a login: a token with PRE_AUTH authority, valid for 300 seconds, for `validate_access_token`.
    /// Nothing for a wrong password (five in a row lock the user out), and for somebody who may not log in. A user
    /// whose MFA type is SMS gets a one-time password by SMS (`outbox`); others read theirs off `device_code`.
    [[nodiscard]] std::optional<rest::secret_string> log_in(std::string_view address, std::string_view word) const {
        return locked([&](auto& w) { return detail::log_in(w, address, word); });
    }
    /// What the user's TOTP or YubiKey shows now. It changes every 30 seconds of the fake's clock, and works once.
    [[nodiscard]] rest::secret_string device_code(user_id const& user) const {
        return locked([&](auto& w) { return detail::device_code(w, user); });
    }
    /// An invited person follows the link in their mail: chooses a password and registers their device. They are
    /// enabled then. False when the token is not one, or the password is too weak.
    bool accept_invitation(rest::secret_string const& token, std::string_view chosen) const {
        return locked([&](auto& w) { return detail::accept_invitation(w, token, chosen); });
    }
    /// Somebody registers another device with the token MFA_REGISTRATION. False when the token is not one.
    bool register_mfa(rest::secret_string const& token) const {
        return locked([&](auto& w) { return detail::register_device(w, token); });
    }
    /// Somebody who forgot their password chooses another with the token of `reset_password`. False when the token is
    /// not one, or the password is too weak or was used before.
    bool choose_password(rest::secret_string const& token, std::string_view chosen) const {
        return locked([&](auto& w) { return detail::choose_password(w, token, chosen); });
    }

    // What the API's operators decide.

    /// A payor or payee company by its name, shown as `companyName` of users who are invited later.
    void add_company(entity_id const& id, std::string name) const {
        locked([&](auto& w) { w.companies[id] = std::move(name); });
    }
    /// Users of a disabled payor cannot be enabled.
    void set_company_enabled(entity_id const& id, bool enabled) const {
        locked([&](auto& w) {
            if (enabled) {
                w.disabled_companies.erase(id);
            } else {
                w.disabled_companies.insert(id);
            }
        });
    }
    /// A role beside the system roles.
    void add_role(std::string name) const {
        locked([&](auto& w) { w.custom_roles.insert(std::move(name)); });
    }
    /// Which MFA types a role may use; at first each may use all. Spelt without `velo.`.
    void set_mfa_types(std::string role, std::set<mfa_type> types) const {
        locked([&](auto& w) { w.mfa_types_of_roles.insert_or_assign(std::move(role), std::move(types)); });
    }
    /// How many enabled master admins a payor may have; 5 at first.
    void set_master_admin_limit(std::size_t limit) const {
        locked([&](auto& w) { w.master_admin_limit = limit; });
    }

    /// Moves the clock.
    void advance(std::chrono::seconds by) const {
        locked([&](auto& w) { w.now += by; });
    }
    [[nodiscard]] std::chrono::sys_seconds now() const {
        return locked([](auto& w) { return w.now; });
    }

    // How calls fail. Each is for the next call; said twice, it is for the next two.

    /// It is answered with this status and the error payload, and does nothing. Any status, documented or not.
    /// Precondition: it is one, from 200 to 599.
    void fail_next(int status) const { fail({.status = status}); }
    /// It fails on the way to the API, which does nothing.
    void fail_next(rest::errc code, rest::delivery how_far) const { fail({.error = code, .delivered = how_far}); }
    /// It does what it should, and the answer is lost on the way back.
    void lose_next_response() const { fail({.acts = true}); }

    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r,
                                     rest::send_limits const& limits = {}) const {
        if (rest::errc const passed = limits.exceeded(); passed != rest::errc::none)
            return rest::attempt::failed(passed, rest::delivery::not_sent);
        std::lock_guard const lock(shared_->mutex);
        std::optional<fault> const f = next_fault();
        if (f && !f->acts && f->status == 0) return rest::attempt::failed(f->error, f->delivered);
        auto const reply = f && f->status != 0
                               ? std::optional(detail::refuse(shared_->world, f->status, "the test wanted this"))
                               : detail::route(shared_->world, q);
        if (!reply) return rest::attempt::failed(rest::errc::not_served, rest::delivery::not_sent);
        if (f && f->acts) return rest::attempt::failed(f->error, f->delivered);
        r.start(reply->status);
        bool const fits =
            (reply->body.empty() || r.add_header("Content-Type", "application/json")) && r.append(reply->body.view());
        return fits ? rest::attempt::answered()
                    : rest::attempt::failed(rest::errc::response_too_large, rest::delivery::maybe_sent);
    }
    [[nodiscard]] bool is_confidential() const noexcept { return true; }

  private:
    void fail(fault f) const {
        std::lock_guard const lock(shared_->mutex);
        shared_->faults.push_back(f);
    }
    [[nodiscard]] std::optional<fault> next_fault() const {
        if (shared_->faults.empty()) return std::nullopt;
        fault const f = shared_->faults.front();
        shared_->faults.pop_front();
        return f;
    }

    std::shared_ptr<shared> shared_;
};

static_assert(rest::transport<fake>);

}  // namespace velo::inline v0

#endif
