// SPDX-License-Identifier: BSL-1.0

// Shows a Serializer of your own: JSON that writes each request and response to a log, with the secrets redacted and
// without unknown members. Needs: Boost.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <iostream>
#include <sstream>
#include <string_view>

namespace rest = velo::rest;

class logged_json {
  public:
    explicit logged_json(std::ostream& log) : log_(&log) {}

    // Without media_type: velo: this Serializer does not say what it writes: add std::string_view media_type()
    std::string_view media_type() const noexcept { return json_.media_type(); }

    // Without write: velo: this Serializer cannot write: add
    template <class T>
    void write(T const& value, rest::secure_buffer& out) const {
        *log_ << "sends " << rest::redacted(value) << '\n';
        json_.write(value, out);
    }

    // Without read: velo: this Serializer cannot read: add
    template <class T>
    rest::decode_result read(std::string_view bytes, T& target) const {
        rest::decode_result decoded = json_.read(bytes, target);
        *log_ << "receives " << (decoded ? rest::redacted(target) : "a body that is not the model") << '\n';
        return decoded;
    }

  private:
    std::ostream* log_;
    rest::json json_;
};

int main() {
    velo::fake const fake;
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}, .password = "correct horse"});
    std::ostringstream log;
    velo::client const client(fake, velo::bearer(fake.token(ann)), logged_json(log));
    client.call(velo::validate_password_self{.body = {.password = "My_new_password"}}).value();
    std::cout << log.str();
    return log.str().find("sends {\"password\":\"[redacted]\"}\nreceives {\"score\":4,") == 0 ? 0 : 1;
}
