# SPDX-License-Identifier: BSL-1.0
"""What compilers newer than g++ 12 and clang 19 say otherwise. The rules of compile_fail.py hold for them, except for this.

- g++ 14 and newer say first, at the user's own line, that a refused literal is no constant; our words are in the
  first error that says more (`tools.first_error_of_ours`).
- clang 21 and newer explain in more lines each candidate of a call that is no operation, and why a type does not meet a
  constraint.
"""
import functools

import tools

MOST_HEADER_LINES = 5


@functools.cache
def version_of(command):
    """The family and the major version of a compiler, from its command."""
    version = tools.run(*command, "-dumpversion").stdout.strip()
    return tools.family_of(list(command)), int(version.partition(".")[0])


def line_with_our_words(compiler, kind, stderr):
    """The error that has to have the expected words."""
    family, version = version_of(tuple(tools.command_and_flags(compiler)[0]))
    says_consteval_first = family == "g++" and version >= 14 and kind == "refused_literal"
    return tools.first_error_of_ours(stderr) if says_consteval_first else tools.first_error(stderr)


def most_header_lines(compiler, kind):
    """How many lines of context may name our headers."""
    family, version = version_of(tuple(tools.command_and_flags(compiler)[0]))
    return 2 * MOST_HEADER_LINES if family == "clang" and version >= 21 and kind in ("not_an_operation", "wrong_type") else MOST_HEADER_LINES
