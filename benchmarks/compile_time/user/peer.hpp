// SPDX-License-Identifier: BSL-1.0
// What the peers decode one page of users into: the 16 members of the API's UserResponse, as a user would write them.
#ifndef VELO_BENCHMARKS_PEER_HPP
#define VELO_BENCHMARKS_PEER_HPP

#include <optional>
#include <string>
#include <vector>

struct user {
    std::optional<std::string> id, status, email, sms_number, primary_contact_number, secondary_contact_number,
        first_name, last_name, entity_id, company_name, user_type, mfa_type, mfa_status, locked_out_timestamp;
    std::vector<std::string> roles;
    std::optional<bool> locked_out;
};
struct page {
    std::vector<user> content;
};

#endif
