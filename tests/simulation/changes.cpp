// SPDX-License-Identifier: BSL-1.0

// velo::changes with random pairs of users, against the fake: the body turns the user as they were into the user as
// they should be, and holds nothing that is equal in both.
//
// usage: changes [PAIRS [SEED]]

#include <velo/changes.hpp>

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <array>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

int problems = 0;
void expect(bool holds, std::string_view what, int pair) {
    if (holds) return;
    if (++problems < 20) std::cerr << "pair " << pair << ": " << what << '\n';
}

class pairs {
  public:
    explicit pairs(unsigned seed) : random_(seed) {}

    void check(int pair) {
        if (pair % 64 == 0) fake_ = velo::fake();  // it looks for users one by one
        is_self_ = pick(2) == 0;
        velo::user_id const id = fake_.add({.shown = before(pair)});
        velo::client const client(fake_, velo::bearer(is_self_ ? fake_.token(id) : fake_.token()));
        velo::client const reader(fake_, velo::bearer(fake_.token()));
        velo::user_response const was = reader.call(velo::get_user_by_id_v2{.user_id = id}).value();
        velo::user_response const wanted = after(was, pair);

        if (is_self_) {
            send<velo::payee_user_self_update_request>(was, wanted, pair, [&](auto const& body) {
                return client.call(velo::user_details_update_for_self{.body = body});
            });
        } else {
            send<velo::user_details_update_request>(was, wanted, pair, [&](auto const& body) {
                return client.call(velo::user_details_update{.user_id = id, .body = body});
            });
        }

        velo::user_response is = reader.call(velo::get_user_by_id_v2{.user_id = id}).value();
        velo::user_response expected = was;
        set_if_stated(expected.email, wanted.email);
        set_if_stated(expected.sms_number, wanted.sms_number);
        set_if_stated(expected.primary_contact_number, wanted.primary_contact_number);
        set_if_stated(expected.secondary_contact_number, wanted.secondary_contact_number);
        set_if_stated(expected.first_name, wanted.first_name);
        set_if_stated(expected.last_name, wanted.last_name);
        set_if_stated(expected.mfa_type, wanted.mfa_type);
        // The server's own: a device of another type is not registered.
        if (!(expected.mfa_type == was.mfa_type)) expected.mfa_status = is.mfa_status;
        expect(is == expected, "the user is not as they should be", pair);
    }

    [[nodiscard]] int sent() const noexcept { return sent_; }

  private:
    template <class Body, class Call>
    void send(velo::user_response const& was, velo::user_response const& wanted, int pair, Call call) {
        auto const found = velo::changes<Body>(was, wanted);
        expect(found.has_value(), "no body", pair);
        if (!found) return;
        // What is sent, compared by hand.
        Body const body = found->value_or(Body{});
        bool something = false;
        auto const one = [&](auto const& before, auto const& after, auto const& member) {
            bool const differs = !after.is_absent() && !(before == after);
            something = something || differs;
            expect(differs != member.is_absent(), "a member that is equal is sent, or one that differs is not", pair);
            if (differs) expect(after.is_null() == member.is_null(), "null is a value, or a value null", pair);
        };
        one(was.email, wanted.email, body.email);
        one(was.sms_number, wanted.sms_number, body.sms_number);
        one(was.primary_contact_number, wanted.primary_contact_number, body.primary_contact_number);
        one(was.secondary_contact_number, wanted.secondary_contact_number, body.secondary_contact_number);
        one(was.first_name, wanted.first_name, body.first_name);
        one(was.last_name, wanted.last_name, body.last_name);
        if constexpr (requires { body.mfa_type; }) one(was.mfa_type, wanted.mfa_type, body.mfa_type);
        expect(found->has_value() == something, "a body without changes, or changes without a body", pair);
        if (!*found) return;
        ++sent_;
        auto const result = call(body);
        expect(result.has_value(), result ? "" : result.error().message(), pair);
    }

    template <class Field>
    static void set_if_stated(Field& target, Field const& wanted) {
        if (!wanted.is_absent()) target = wanted;
    }

    [[nodiscard]] unsigned pick(unsigned below) { return static_cast<unsigned>(random_()) % below; }

    /// Absent, null, or one of a few values, so that equal ones are frequent.
    [[nodiscard]] rest::field<std::string> any(std::string_view stem) {
        switch (pick(4)) {
            case 0: return {};
            case 1: return nullptr;
            default: return std::string(stem) + std::to_string(1 + pick(3));
        }
    }
    [[nodiscard]] rest::field<rest::open<velo::mfa_type>> any_device() {
        constexpr std::array types{velo::mfa_type::sms, velo::mfa_type::totp, velo::mfa_type::yubikey};
        return types[pick(types.size())];
    }

    [[nodiscard]] velo::user_response before(int pair) {
        velo::user_response u;
        u.email = "p" + std::to_string(pair) + ".1@example.com";
        u.sms_number = any("+1415555010");
        u.primary_contact_number = any("+1415555020");
        u.secondary_contact_number = any("+1415555030");
        u.first_name = any("Ann");
        u.last_name = any("Ames");
        u.mfa_type = any_device();
        if (is_self_) {
            u.user_type = velo::user_type::payee;
            u.entity_id = velo::entity_id("0e9635fb-049b-4609-b9e8-2520b10b8b15");
        }
        return u;
    }

    [[nodiscard]] velo::user_response after(velo::user_response const& was, int pair) {
        velo::user_response u = was;
        auto const change = [&](auto& member, auto&& value) {
            if (pick(2) == 0) member = value;
        };
        change(u.email, any("p" + std::to_string(pair) + "."));
        if (u.email && u.email->find('@') == std::string::npos) *u.email += "@example.com";
        change(u.sms_number, any("+1415555010"));
        change(u.primary_contact_number, any("+1415555020"));
        change(u.secondary_contact_number, any("+1415555030"));
        change(u.first_name, any("Ann"));
        change(u.last_name, any("Ames"));
        if (!is_self_) {
            change(u.mfa_type, any_device());
            if (pick(8) == 0) u.mfa_type = nullptr;
            if (pick(8) == 0) u.mfa_type = {};
        }
        if (pick(4) == 0) u.status = {};  // what cannot be changed may be left out
        if (pick(4) == 0) u.company_name = {};
        return u;
    }

    std::mt19937 random_;
    velo::fake fake_;
    bool is_self_ = false;
    int sent_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    int const count = argc > 1 ? std::atoi(argv[1]) : 100'000;
    unsigned const seed = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1;
    pairs all(seed);
    for (int pair = 0; pair != count; ++pair) all.check(pair);
    std::cout << count << " pairs, " << all.sent() << " bodies, " << problems << " problems\n";
    // As many pairs differ as it takes to mean something.
    return problems == 0 && all.sent() > count / 2 ? 0 : 1;
}
