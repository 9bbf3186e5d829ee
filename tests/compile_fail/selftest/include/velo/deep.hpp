// A message with as many lines of context as it is told.
namespace deep {
template <int N>
constexpr int f(int i) {
    if constexpr (N == 0) {
        static_assert(N != 0, "nothing of this name");
        return i;
    } else {
        return f<N - 1>(i);
    }
}
}  // namespace deep
