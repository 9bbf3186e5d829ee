// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_NEAREST_HPP
#define EXAMPLES_COMMAND_LINE_NEAREST_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// A name without what people write in several ways: `invite_user`, `inviteUser` and `INVITE-USER` are one.
inline std::string normal_form(std::string_view name) {
    std::string out;
    for (char const c : name) {
        if (c == '_' || c == '-' || c == ' ') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

/// The number of letters to insert, delete, replace, or swap with their neighbour, between two short texts.
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before, last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = (std::min)({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = (std::min)(row[j], before[j - 2] + 1);
        }
        before = last;
        last = row;
    }
    return last[b.size()];
}

/// " (did you mean X?)" for the choice that `given` is most probably a slip of; empty if none is near.
inline std::string did_you_mean(std::string_view given, std::vector<std::string> const& choices) {
    std::string const text = normal_form(given);
    if (text.empty() || text.size() > 64) return {};
    std::string best;
    std::size_t least = 1 + 2 * (std::max)(std::size_t{1}, text.size() / 3);
    for (std::string const& choice : choices) {
        std::string const other = normal_form(choice);
        // The beginning of a name is nearer than a name that differs.
        std::size_t const distance = other.starts_with(text) ? 1 : 2 * edit_distance(text, other);
        if (distance < least) {
            least = distance;
            best = choice;
        }
    }
    return best.empty() ? std::string() : " (did you mean " + best + "?)";
}

}  // namespace cli

#endif
