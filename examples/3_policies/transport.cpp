// SPDX-License-Identifier: BSL-1.0

// Shows a Transport of one's own: it answers what it has answered before without asking again, and gives everything
// else to the transport that it wraps. Needs: nothing but Boost.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace rest = velo::rest;

template <class Inner>
class remembering {
  public:
    explicit remembering(Inner inner) : inner_(std::move(inner)) {}

    // Without send: velo: this Transport has no send: add rest::attempt send(
    rest::attempt send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const {
        std::string const key(q.target);
        auto const known = memory_->find(key);
        if (q.method == rest::method::get && known != memory_->end()) {
            r.start(200);
            if (r.append(known->second)) return rest::attempt::answered();
            return rest::attempt::failed(rest::errc::response_too_large, rest::delivery::answered);
        }
        rest::attempt ended = inner_.send(q, r, limits);
        // What was changed may be anything, so all is forgotten.
        if (q.method != rest::method::get) memory_->clear();
        if (q.method == rest::method::get && ended.error == rest::errc::none && r.status() == 200)
            memory_->emplace(key, r.body());
        return ended;
    }
    // Without is_confidential: velo: this Transport does not say whether it is confidential: add bool
    bool is_confidential() const noexcept { return inner_.is_confidential(); }

  private:
    Inner inner_;
    using answers = std::map<std::string, std::string>;
    std::shared_ptr<answers> memory_ = std::make_shared<answers>();
};

int main() {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
    remembering const transport(fake);
    velo::client const client(transport, velo::bearer(fake.token()));
    bool const asked = client.call(velo::list_users{}).has_value();
    fake.fail_next(velo::errc::connect_failed, velo::delivery::not_sent);
    bool const remembered = client.call(velo::list_users{}).has_value();  // without the network
    std::cout << "asked: " << asked << ", remembered: " << remembered << '\n';
    return asked && remembered ? 0 : 1;
}
