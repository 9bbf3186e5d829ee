// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_IMPL_FAKE_IPP
#define VELO_IMPL_FAKE_IPP

#include <velo/fake.hpp>
#include <velo/fake/login.hpp>
#include <velo/fake/response.hpp>
#include <velo/fake/router.hpp>
#include <velo/fake/state.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI {

struct fake::shared {
    struct fault {
        bool acts = false;  ///< the operation takes effect before the failure
        int status = 0;     ///< of the response; 0 for no response
        rest::errc error = rest::errc::none;
        rest::delivery delivered = rest::delivery::maybe_sent;
    };

    std::mutex mutex{};
    detail::fake_state state{};
    std::vector<fault> faults{};

    void fail(fault f) {
        std::lock_guard const lock(mutex);
        faults.push_back(f);
    }
    /// The failure of this attempt; without one its status is 0 and its error `none`. Precondition: the mutex is
    /// locked.
    [[nodiscard]] fault next_fault() {
        fault f;
        if (faults.empty()) return f;
        f = faults.front();
        faults.erase(faults.begin());
        return f;
    }
};

/// The state, for as long as this exists: no other thread has it.
class fake::locked {
  public:
    explicit locked(shared& s) : lock_(s.mutex), state_(s.state) {}
    [[nodiscard]] detail::fake_state& operator*() noexcept { return state_; }
    [[nodiscard]] detail::fake_state* operator->() noexcept { return &state_; }

  private:
    std::lock_guard<std::mutex> lock_;
    detail::fake_state& state_;
};

VELO_DECL fake::fake() : shared_(std::make_shared<shared>()) {
    detail::fake_state& state = shared_->state;
    rest::secret_string key = state.next_secret();
    state.keys.push_back({std::move(key), state.next_secret()});
}

VELO_DECL fake::fake(std::vector<fake_user> people) : fake() {
    for (fake_user& person : people) add(std::move(person));
}

VELO_DECL rest::secret_string fake::key() const { return locked(*shared_)->keys.front().key; }

VELO_DECL rest::secret_string fake::secret() const { return locked(*shared_)->keys.front().secret; }

VELO_DECL rest::secret_string fake::token() const {
    return locked(*shared_)->issue_token(std::nullopt, detail::token_lifetime);
}

VELO_DECL rest::secret_string fake::token(user_id const& user) const {
    return locked(*shared_)->issue_token(user, detail::token_lifetime);
}

VELO_DECL user_id fake::add(fake_user person) const {
    locked state(*shared_);
    user_response& shown = person.shown;
    if (!shown.id || !shown.id->value()) shown.id = user_id(state->next_uuid());
    if (!shown.status) shown.status = person.enrolled ? user_status::enabled : user_status::pending;
    if (!shown.user_type) shown.user_type = shown.entity_id ? user_type::payor : user_type::backoffice;
    if (shown.mfa_type.is_absent()) shown.mfa_type = mfa_type::totp;
    if (shown.mfa_status.is_absent()) {
        shown.mfa_status = person.enrolled ? mfa_status::registered : mfa_status::unregistered;
    }
    if (shown.locked_out.is_absent()) shown.locked_out = false;
    user_id const id = *shown.id->value();
    if (person.password) state->account_of(id).passwords.emplace_back(person.password->reveal());
    person.password.reset();
    state->users.push_back(std::move(person));
    if (!state->users.back().enrolled) state->mail(state->users.back(), fake_message_kind::invitation);
    return id;
}

VELO_DECL std::vector<fake_user> fake::users() const { return locked(*shared_)->users; }

VELO_DECL std::vector<fake_message> fake::outbox() const { return locked(*shared_)->outbox; }

VELO_DECL void fake::clear_outbox() const { locked(*shared_)->outbox.clear(); }

VELO_DECL std::optional<rest::secret_string> fake::log_in(std::string_view address, std::string_view entered) const {
    return detail::log_in(*locked(*shared_), address, entered);
}

VELO_DECL rest::secret_string fake::device_code(user_id const& user) const {
    return detail::device_code(*locked(*shared_), user);
}

VELO_DECL bool fake::accept_invitation(rest::secret_string const& token, std::string_view chosen) const {
    return detail::accept_invitation(*locked(*shared_), token, chosen);
}

VELO_DECL bool fake::register_mfa(rest::secret_string const& token) const {
    return detail::register_device(*locked(*shared_), token);
}

VELO_DECL bool fake::choose_password(rest::secret_string const& token, std::string_view chosen) const {
    return detail::choose_password(*locked(*shared_), token, chosen);
}

VELO_DECL void fake::add_company(entity_id const& id, std::string name) const {
    locked(*shared_)->company(id).name = std::move(name);
}

VELO_DECL void fake::set_company_enabled(entity_id const& id, bool enabled) const {
    locked(*shared_)->company(id).is_enabled = enabled;
}

VELO_DECL void fake::add_role(std::string name) const { locked(*shared_)->role(std::move(name)).is_custom = true; }

VELO_DECL void fake::set_mfa_types(std::string of_role, std::set<mfa_type> types) const {
    locked state(*shared_);
    detail::fake_role& restricted = state->role(std::move(of_role));
    restricted.is_restricted = true;
    restricted.mfa_types = std::move(types);
}

VELO_DECL void fake::set_master_admin_limit(std::size_t limit) const { locked(*shared_)->master_admin_limit = limit; }

VELO_DECL void fake::advance(std::chrono::seconds by) const { locked(*shared_)->now += by; }

VELO_DECL std::chrono::sys_seconds fake::now() const { return locked(*shared_)->now; }

VELO_DECL void fake::fail_next(int status) const { shared_->fail({.status = status}); }

VELO_DECL void fake::fail_next(rest::errc code, rest::delivery how_far) const {
    shared_->fail({.error = code, .delivered = how_far});
}

VELO_DECL void fake::lose_next_response() const { shared_->fail({.acts = true, .error = rest::errc::connection_lost}); }

VELO_DECL rest::attempt fake::send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const {
    if (rest::errc const passed = limits.exceeded(); passed != rest::errc::none)
        return rest::attempt::failed(passed, rest::delivery::not_sent);
    std::lock_guard const lock(shared_->mutex);
    shared::fault const f = shared_->next_fault();
    if (f.error != rest::errc::none && !f.acts) return rest::attempt::failed(f.error, f.delivered);
    auto const response = f.status != 0
                              ? std::optional(detail::refuse(shared_->state, f.status, "the test wanted this"))
                              : detail::route(shared_->state, q);
    if (!response) return rest::attempt::failed(rest::errc::not_served, rest::delivery::not_sent);
    if (f.acts) return rest::attempt::failed(f.error, f.delivered);
    r.start(response->status);
    bool const fits =
        (response->body.empty() || r.add_header("Content-Type", "application/json")) && r.append(response->body.view());
    return fits ? rest::attempt::answered()
                : rest::attempt::failed(rest::errc::response_too_large, rest::delivery::maybe_sent);
}

VELO_DECL bool fake::is_confidential() const noexcept { return true; }

}  // namespace velo::inline VELO_ABI

#endif
