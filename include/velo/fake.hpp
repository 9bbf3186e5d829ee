// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_HPP
#define VELO_FAKE_HPP

#include <velo/fake/user.hpp>
#include <velo/models/mfa_type.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/transport.hpp>
#include <velo/types/id.hpp>
#include <velo/version.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI {

/// The Velo API in memory, as a Transport: all 21 operations, with state and the rules of the API specification,
/// without a network. It is not Velo's own hosted test system, which is called sandbox.
///
///     velo::fake fake;
///     velo::client login(fake, velo::basic(fake.key(), fake.secret()));
///     velo::client client(fake, velo::bearer(fake.token()));
///
/// It responds only with statuses that the operation documents. `docs/fake.md` lists its rules, and which of them are
/// assumptions. It is deterministic: the same calls have the same responses, ids, tokens and codes. Its clock stands
/// still until `advance`. It does no I/O and needs no key: a test can use as many of them as it likes.
///
/// Copies share one state. Thread safety: any number of threads may use one fake and its copies at once. All functions
/// may throw what allocation throws.
class fake {
    struct shared;
    class locked;

  public:
    /// An API with one API key, and without users.
    fake();
    /// The same with `people`, each as `add` completes them.
    explicit fake(std::vector<fake_user> people);

    /// The API key, for `velo::basic` or `velo::client_credentials`.
    [[nodiscard]] rest::secret_string key() const;
    /// The secret of the API key.
    [[nodiscard]] rest::secret_string secret() const;

    /// Issues an access token to the application that has the API key, as `velo_auth` does. It is valid for 1799
    /// seconds.
    [[nodiscard]] rest::secret_string token() const;
    /// Issues an access token to `user` without a login, even to one who cannot log in. It is valid for 1799 seconds.
    /// Precondition: there is a user with this id.
    [[nodiscard]] rest::secret_string token(user_id const& user) const;

    /// Adds a user, and returns their id. Members that are absent get defaults: a new id, the status ENABLED, the type
    /// PAYOR with an entity and BACKOFFICE without one, and a registered TOTP device. A user who is not `enrolled` is
    /// PENDING, has no device, and is mailed an invitation. Precondition: no user has the same id or e-mail address.
    user_id add(fake_user person) const;

    /// Copies of all users, in the order in which they were added.
    [[nodiscard]] std::vector<fake_user> users() const;

    /// Copies of the mails and SMS that were sent, oldest first.
    [[nodiscard]] std::vector<fake_message> outbox() const;
    /// Removes all messages from the outbox. The tokens and codes in them stay valid.
    void clear_outbox() const;

    // Actions of users that are not in the published API.

    /// Does the first half of a login, and returns a token with PRE_AUTH authority for `validate_access_token`, valid
    /// for 300 seconds. `std::nullopt` for a wrong password, and for a user who cannot log in. Five wrong passwords in
    /// a row lock the user out. A user whose MFA type is SMS is sent a one-time password (`outbox`); others have
    /// `device_code`.
    [[nodiscard]] std::optional<rest::secret_string> log_in(std::string_view address, std::string_view entered) const;
    /// The one-time password that the user's TOTP or YubiKey device shows now. It changes every 30 seconds of the
    /// fake's clock and works once.
    [[nodiscard]] rest::secret_string device_code(user_id const& user) const;
    /// Enrolls an invited user: `token` is from the mail, `chosen` the password. The user then has a registered device
    /// and is ENABLED. False if no invitation has this token, if the password scores below 3, or if enabling the user
    /// would be refused.
    bool accept_invitation(rest::secret_string const& token, std::string_view chosen) const;
    /// Registers a new device for a user with the token MFA_REGISTRATION from their mail. False if no user has this
    /// token.
    bool register_mfa(rest::secret_string const& token) const;
    /// Sets the password of a user with the token that `reset_password` mailed. False if no user has this token, if the
    /// password scores below 3, or if it was used before.
    bool choose_password(rest::secret_string const& token, std::string_view chosen) const;

    // Settings of the API's operators.

    /// Names a payor or payee company. Users who are invited later have this `companyName`.
    void add_company(entity_id const& id, std::string name) const;
    /// Disables or enables a company. Users of a disabled payor cannot be enabled.
    void set_company_enabled(entity_id const& id, bool enabled) const;
    /// Adds a role to the system roles.
    void add_role(std::string name) const;
    /// Restricts the MFA types of users with this role, which is named without `velo.`. By default all types are
    /// allowed.
    void set_mfa_types(std::string of_role, std::set<mfa_type> types) const;
    /// Sets the number of enabled master admins that a payor may have; 5 by default.
    void set_master_admin_limit(std::size_t limit) const;

    /// Moves the clock forward. Tokens and codes expire by it.
    void advance(std::chrono::seconds by) const;
    /// The time of the clock. It begins at 2030-01-01T00:00:00Z.
    [[nodiscard]] std::chrono::sys_seconds now() const;

    // Failures. Each call affects one attempt, in the order of the calls: two calls affect the next two attempts.

    /// The next attempt gets a response with this status and the error payload, and has no effect. The status need not
    /// be documented. Precondition: it is 200 to 599.
    void fail_next(int status) const;
    /// The next attempt fails with `code` before the API receives it, reports `how_far` it got, and has no effect.
    void fail_next(rest::errc code, rest::delivery how_far) const;
    /// The next attempt takes effect, and its response is lost: `errc::connection_lost`, `delivery::maybe_sent`.
    void lose_next_response() const;

    /// Handles one request (`rest::transport`). `errc::not_served` if no operation has its method and path.
    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r,
                                     rest::send_limits const& limits = {}) const;
    /// True: nothing leaves the process.
    [[nodiscard]] bool is_confidential() const noexcept;

  private:
    std::shared_ptr<shared> shared_;
};

static_assert(rest::transport<fake>);

}  // namespace velo::inline VELO_ABI

#if VELO_HEADER_ONLY
#include <velo/impl/fake.ipp>
#endif

#endif
