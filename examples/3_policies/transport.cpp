// SPDX-License-Identifier: BSL-1.0

// Shows a Transport of your own, around another one: it keeps the responses to GET requests and returns them for equal
// requests without sending them. Needs: Boost.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace rest = velo::rest;

template <class Inner>
class caching {
  public:
    explicit caching(Inner inner) : inner_(std::move(inner)) {}

    // Without send: velo: this Transport has no send: add rest::attempt send(
    rest::attempt send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const {
        std::string const key(q.target);
        auto const known = cache_->find(key);
        if (q.method == rest::method::get && known != cache_->end()) {
            r.start(200);
            if (r.append(known->second)) return rest::attempt::answered();
            return rest::attempt::failed(rest::errc::response_too_large, rest::delivery::answered);
        }
        rest::attempt ended = inner_.send(q, r, limits);
        // A change may invalidate any response.
        if (q.method != rest::method::get) cache_->clear();
        if (q.method == rest::method::get && ended.error == rest::errc::none && r.status() == 200)
            cache_->emplace(key, r.body());
        return ended;
    }
    // Without is_confidential: velo: this Transport does not say whether it is confidential: add bool
    bool is_confidential() const noexcept { return inner_.is_confidential(); }

  private:
    Inner inner_;
    using responses = std::map<std::string, std::string>;
    std::shared_ptr<responses> cache_ = std::make_shared<responses>();
};

int main() {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
    caching const transport(fake);
    velo::client const client(transport, velo::bearer(fake.token()));
    bool const sent = client.call(velo::list_users{}).has_value();
    fake.fail_next(velo::errc::connect_failed, velo::delivery::not_sent);
    bool const cached = client.call(velo::list_users{}).has_value();  // without the network
    std::cout << "sent: " << sent << ", cached: " << cached << '\n';
    return sent && cached ? 0 : 1;
}
