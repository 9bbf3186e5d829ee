#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# The readers of JSON under libFuzzer, with the sanitizers for addresses and undefined behaviour. It begins with the hostile
# texts and some generated ones.
# usage: sh tests/fuzz/libfuzzer.sh FOLDER RUNS
set -eu
cd "$(dirname "$0")/../.."
folder=$1
runs=$2
mkdir -p "$folder/corpus" "$folder/found"
clang++-19 -std=c++20 -O1 -g1 -Iinclude -Itests tests/fuzz/json.cpp -lboost_json -o "$folder/write_corpus"
"$folder/write_corpus" --count 2000 --corpus "$folder/corpus"
clang++-19 -std=c++20 -O1 -g1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -DVELO_LIBFUZZER -Iinclude -Itests \
    tests/fuzz/json.cpp -lboost_json -o "$folder/json_libfuzzer"
# In a folder of its own, where libFuzzer puts what it adds to the corpus.
"$folder/json_libfuzzer" -runs="$runs" -seed=1 -max_len=4096 -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix="$folder/found/" "$folder/corpus"
