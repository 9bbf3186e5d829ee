// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_HPP
#define VELO_FAKE_HPP

#include <velo/fake/router.hpp>
#include <velo/fake/world.hpp>
#include <velo/rest/transport/transport.hpp>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline v0 {

/// The Users API in memory, as a Transport: it keeps state and answers by the document's rules, without a network.
/// (Velo's own hosted test system is called sandbox; this is not it.)
///
///     velo::fake fake;
///     velo::client login(fake, velo::basic(fake.key(), fake.secret()));
///     velo::client client(fake, velo::bearer(fake.token()));
///
/// Deterministic: the same calls give the same answers, ids included; time stands still but for `advance`. It answers
/// only statuses that the operation documents. What it does not serve fails with `errc::not_served`.
/// Copies share one world. May be used from several threads at once.
class fake {
    struct shared {
        std::mutex mutex;
        detail::fake_world world;
    };

    static rest::secret_string new_secret(detail::fake_world& world) {
        return rest::secret_string(std::string_view(world.next_uuid().to_text()));
    }

    template <class F>
    auto locked(F f) const {
        std::lock_guard const lock(shared_->mutex);
        return f(shared_->world);
    }

  public:
    fake() : shared_(std::make_shared<shared>()) {
        detail::fake_world& world = shared_->world;
        world.keys.push_back({new_secret(world), new_secret(world)});
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
    /// A token of a user, as a login would give it. Precondition: the user is there.
    [[nodiscard]] rest::secret_string token(user_id const& user) const {
        return locked([&](auto& w) { return w.issue_token(user, detail::token_lifetime); });
    }

    /// Puts a person in. What is not said is filled in: an id, ENABLED, PAYOR or BACKOFFICE by the entity. Returns the
    /// id.
    user_id add(fake_user person) const {
        return locked([&](detail::fake_world& w) {
            user_response& shown = person.shown;
            if (!shown.id || !shown.id->value()) shown.id = user_id(w.next_uuid());
            if (!shown.status) shown.status = person.enrolled ? user_status::enabled : user_status::pending;
            if (!shown.user_type) shown.user_type = shown.entity_id ? user_type::payor : user_type::backoffice;
            if (shown.locked_out.is_absent()) shown.locked_out = false;
            user_id const id = *shown.id->value();
            w.users.push_back(std::move(person));
            return id;
        });
    }

    /// Everybody, as a copy, in the order in which they came.
    [[nodiscard]] std::vector<fake_user> users() const {
        return locked([](auto& w) { return w.users; });
    }

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

    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r) const {
        return locked([&](detail::fake_world& w) {
            auto const reply = detail::route(w, q);
            if (!reply) return rest::attempt::failed(rest::errc::not_served, rest::delivery::not_sent);
            r.start(reply->status);
            bool const fits = (reply->body.empty() || r.add_header("Content-Type", "application/json")) &&
                              r.append(reply->body.view());
            return fits ? rest::attempt::answered()
                        : rest::attempt::failed(rest::errc::response_too_large, rest::delivery::maybe_sent);
        });
    }
    [[nodiscard]] bool is_confidential() const noexcept { return true; }

  private:
    std::shared_ptr<shared> shared_;
};

static_assert(rest::transport<fake>);

}  // namespace velo::inline v0

#endif
