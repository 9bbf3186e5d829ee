// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_BENCHMARKS_HAND_WRITTEN_HPP
#define VELO_BENCHMARKS_HAND_WRITTEN_HPP

#include <velo/models/paged_user_response.hpp>

#include <cstdlib>
#include <string>
#include <string_view>

namespace benchmarks {

/// The floor of decoding: a reader for this one schema, written by hand in one pass over the bytes. It fills the same
/// model, but does not check UTF-8, reports no errors, and does not read every escape, fractions, repeated keys, or
/// deep nesting.
class hand_written_reader {
  public:
    explicit hand_written_reader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    void read(velo::paged_user_response& p) { page(p); }
    void read(velo::user_response& u) { user(u); }

    void page(velo::paged_user_response& p) {
        object([&](std::string_view key) {
            if (key == "page") {
                info(p.page.emplace());
            } else if (key == "links") {
                array([&] { link(p.links.emplace_back()); });
            } else if (key == "content") {
                array([&] { user(p.content.emplace_back()); });
            } else {
                skip();
            }
        });
    }

    void user(velo::user_response& u) {
        object([&](std::string_view key) {
            switch (key.size()) {
                case 2: return take(u.id);
                case 5: return key == "roles" ? roles(u) : take(u.email);
                case 6: return take(u.status);
                case 7: return take(u.mfa_type);
                case 8:
                    return key == "lastName"   ? take(u.last_name)
                           : key == "entityId" ? take(u.entity_id)
                                               : take(u.user_type);
                case 9:
                    return key == "smsNumber"   ? take(u.sms_number)
                           : key == "firstName" ? take(u.first_name)
                           : key == "mfaStatus" ? take(u.mfa_status)
                                                : flag(u.locked_out);
                case 11: return take(u.company_name);
                case 18: return take(u.locked_out_timestamp);
                case 20: return take(u.primary_contact_number);
                case 22: return take(u.secondary_contact_number);
                default: return skip();
            }
        });
    }

  private:
    void blank() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    }
    void expect(char c) {
        blank();
        if (at_ == end_ || *at_ != c) std::abort();
        ++at_;
    }
    bool next_is(char c) {
        blank();
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }
    std::string_view string() {
        expect('"');
        char const* const first = at_;
        while (at_ != end_ && *at_ != '"' && *at_ != '\\') ++at_;
        if (at_ == end_) std::abort();
        return *at_ == '"' ? std::string_view(first, static_cast<std::size_t>(at_++ - first)) : escaped(first);
    }
    /// A string. Reads only the escapes of quotes and backslashes.
    std::string_view escaped(char const* first) {
        scratch_.assign(first, at_);
        for (; at_ != end_ && *at_ != '"'; ++at_) {
            if (*at_ == '\\') ++at_;
            scratch_ += *at_;
        }
        if (at_ == end_) std::abort();
        ++at_;
        return scratch_;
    }
    bool null() {
        blank();
        if (*at_ != 'n') return false;
        at_ += 4;
        return true;
    }
    template <class F>
    void object(F member) {
        expect('{');
        if (next_is('}')) return;
        do {
            std::string_view const key = string();
            expect(':');
            member(key);
        } while (next_is(','));
        expect('}');
    }
    template <class F>
    void array(F element) {
        expect('[');
        if (next_is(']')) return;
        do element();
        while (next_is(','));
        expect(']');
    }
    void skip() {
        blank();
        if (*at_ == '"') {
            string();
        } else if (*at_ == '{') {
            object([&](std::string_view) { skip(); });
        } else if (*at_ == '[') {
            array([&] { skip(); });
        } else {
            while (at_ != end_ && *at_ != ',' && *at_ != '}' && *at_ != ']') ++at_;
        }
    }
    void take(velo::rest::field<std::string>& f) {
        if (null()) {
            f.set_null();
        } else {
            f.emplace(string());
        }
    }
    template <class T>
    void take(velo::rest::field<velo::rest::open<T>>& f) {
        if (null()) {
            f.set_null();
        } else {
            f.emplace(velo::rest::open<T>::parse(string()));
        }
    }
    void flag(velo::rest::field<bool>& f) {
        if (null()) {
            f.set_null();
            return;
        }
        blank();
        f.emplace(*at_ == 't');
        at_ += *at_ == 't' ? 4 : 5;
    }
    void number(velo::rest::field<std::int64_t>& f) {
        blank();
        std::int64_t value = 0;
        while (at_ != end_ && *at_ >= '0' && *at_ <= '9') value = value * 10 + (*at_++ - '0');
        f.emplace(value);
    }
    void info(velo::page_info& i) {
        object([&](std::string_view key) {
            number(key == "page"            ? i.page
                   : key == "pageSize"      ? i.page_size
                   : key == "totalPages"    ? i.total_pages
                   : key == "totalElements" ? i.total_elements
                                            : i.number_of_elements);
        });
    }
    void link(velo::page_link& l) {
        object([&](std::string_view key) { take(key == "rel" ? l.rel : l.href); });
    }
    void roles(velo::user_response& u) {
        array([&] {
            velo::role& role = u.roles.emplace_back();
            object([&](std::string_view) { take(role.name); });
        });
    }

    char const* at_;
    char const* end_;
    std::string scratch_;
};

}  // namespace benchmarks

#endif
