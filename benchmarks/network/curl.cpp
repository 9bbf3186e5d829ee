// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/curl.hpp>

#include <curl/curl.h>

#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "../harness.hpp"
#include "velo.hpp"

namespace benchmarks::network {

namespace {

/// libcurl allocates with malloc: these count its allocations, in the whole program.
void count_allocations_of_libcurl() {
    static CURLcode const ready = curl_global_init_mem(
        CURL_GLOBAL_DEFAULT,
        [](std::size_t size) {
            count_allocation();
            return std::malloc(size);
        },
        [](void* block) { std::free(block); },
        [](void* block, std::size_t size) {
            count_allocation();
            return std::realloc(block, size);
        },
        [](char const* text) {
            count_allocation();
            return strdup(text);
        },
        [](std::size_t count, std::size_t size) {
            count_allocation();
            return std::calloc(count, size);
        });
    if (ready != CURLE_OK) throw std::runtime_error("libcurl");
}

/// The minimal client with libcurl for this one server: a handle that is set up once and performs every call.
class curl_easy final : public client {
  public:
    explicit curl_easy(std::uint16_t port, bool is_over_tls = false)
        : url_((is_over_tls ? tls_url_of(port) : url_of(port)) + std::string(target)) {
        count_allocations_of_libcurl();
        handle_.reset(curl_easy_init());
        for (std::string const& field :
             {"Accept: " + std::string(accept), "Authorization: Bearer " + std::string(token)}) {
            fields_ = curl_slist_append(fields_, field.c_str());
        }
        CURL* const h = handle_.get();
        curl_easy_setopt(h, CURLOPT_URL, url_.c_str());
        curl_easy_setopt(h, CURLOPT_PROXY, "");
        if (is_over_tls) curl_easy_setopt(h, CURLOPT_CAINFO, certificate_file().c_str());
        curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, 30'000L);
        curl_easy_setopt(h, CURLOPT_USERAGENT, user_agent.data());
        curl_easy_setopt(h, CURLOPT_HTTPHEADER, fields_);
        curl_easy_setopt(h, CURLOPT_WRITEDATA, static_cast<void*>(&in_));
        curl_easy_setopt(
            h, CURLOPT_WRITEFUNCTION, +[](char* data, std::size_t, std::size_t size, void* in) {
                static_cast<std::string*>(in)->append(data, size);
                return size;
            });
    }
    ~curl_easy() override { curl_slist_free_all(fields_); }

    std::size_t calls(std::size_t count) override {
        std::size_t right = 0;
        for (std::size_t i = 0; i != count; ++i) {
            in_.clear();
            long status = 0;
            if (curl_easy_perform(handle_.get()) != CURLE_OK) continue;
            curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
            right += status == 200 && in_ == body() ? 1 : 0;
        }
        return right;
    }

  private:
    struct deleter {
        void operator()(CURL* h) const noexcept { curl_easy_cleanup(h); }
    };
    std::string url_;
    std::string in_;
    curl_slist* fields_ = nullptr;
    std::unique_ptr<CURL, deleter> handle_;
};

}  // namespace

std::vector<contender> curl_contenders() {
    using velo::rest::curl;
    auto const make = [](std::uint16_t port) {
        count_allocations_of_libcurl();
        velo::rest::curl_options direct;
        direct.proxy = "";
        return curl(server_of(port), direct);
    };
    auto const make_tls = [](std::uint16_t port) {
        count_allocations_of_libcurl();
        velo::rest::curl_options direct;
        direct.proxy = "";
        direct.tls.ca_file = certificate_file();
        return curl(tls_server_of(port), direct);
    };
    return {
        make_contender<curl_easy>("libcurl", "libcurl, an easy handle", 1),
        make_contender<blocking_transport<curl>>("curl", "velo curl, transport alone", 1, make),
        make_contender<blocking_client<curl>>("curl-call", "velo curl, the call", 1, make),
        over_tls(make_contender<curl_easy>("libcurl-tls", "libcurl, an easy handle", 1, true)),
        over_tls(make_contender<blocking_transport<curl>>("curl-tls", "velo curl, transport alone", 1, make_tls)),
    };
}

}  // namespace benchmarks::network
