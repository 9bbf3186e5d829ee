// SPDX-License-Identifier: BSL-1.0
#include <curl/curl.h>
#include <openssl/crypto.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "allocation_hook.hpp"

namespace {

thread_local std::size_t left = 0;
thread_local std::function<bool()> const* action = nullptr;
thread_local bool is_reached = false;

/// True if this allocation has to fail.
bool fails() noexcept {
    if (action == nullptr || left-- != 0) return false;
    is_reached = true;
    // What the action allocates itself is not counted.
    return (*std::exchange(action, nullptr))();
}

void* allocate(std::size_t size) noexcept { return fails() ? nullptr : std::malloc(size == 0 ? 1 : size); }
void* reallocate(void* block, std::size_t size) noexcept { return fails() ? nullptr : std::realloc(block, size); }
void* allocate_zeroed(std::size_t count, std::size_t size) noexcept {
    return fails() ? nullptr : std::calloc(count, size);
}
char* duplicate(char const* text) noexcept { return fails() ? nullptr : ::strdup(text); }

void* allocate_or_throw(std::size_t size) {
    if (void* const block = allocate(size)) return block;
    throw std::bad_alloc();
}
void* allocate_aligned(std::size_t size, std::align_val_t alignment) {
    auto const a = static_cast<std::size_t>(alignment);
    void* const block = fails() ? nullptr : std::aligned_alloc(a, (size + a - 1) / a * a);
    if (block == nullptr) throw std::bad_alloc();
    return block;
}

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size); }
void* operator new[](std::size_t size) { return allocate_or_throw(size); }
void* operator new(std::size_t size, std::nothrow_t const&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept { return allocate(size); }
void* operator new(std::size_t size, std::align_val_t a) { return allocate_aligned(size, a); }
void* operator new[](std::size_t size, std::align_val_t a) { return allocate_aligned(size, a); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, std::align_val_t) noexcept { std::free(block); }
void operator delete[](void* block, std::align_val_t) noexcept { std::free(block); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept { std::free(block); }

namespace tests {

namespace {
std::function<bool()> present;
}

allocation_hook::allocation_hook(std::size_t n, std::function<bool()> act) {
    present = std::move(act);
    is_reached = false;
    left = n;
    action = &present;
}
allocation_hook::~allocation_hook() { action = nullptr; }

bool allocation_hook::was_reached() const noexcept { return is_reached; }

void allocation_hook::install() {
    CRYPTO_set_mem_functions([](std::size_t size, char const*, int) { return size == 0 ? nullptr : allocate(size); },
                             [](void* block, std::size_t size, char const*, int) {
                                 if (block != nullptr && size == 0) {
                                     std::free(block);
                                     return static_cast<void*>(nullptr);
                                 }
                                 return reallocate(block, size);
                             },
                             [](void* block, char const*, int) { std::free(block); });
    curl_global_init_mem(
        CURL_GLOBAL_DEFAULT, [](std::size_t size) { return allocate(size); }, [](void* block) { std::free(block); },
        [](void* block, std::size_t size) { return reallocate(block, size); },
        [](char const* text) { return duplicate(text); },
        [](std::size_t count, std::size_t size) { return allocate_zeroed(count, size); });
}

}  // namespace tests
