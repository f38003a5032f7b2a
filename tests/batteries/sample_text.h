#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// Texts of words that meet each other again, in several languages and scripts: queries find many of them, with
/// different weights. The same numbers make the same texts.
class SampleText {
 public:
  explicit SampleText(std::mt19937& random) : random_(random) {}

  /// "en", "es" …
  std::string language();
  std::string sentences(std::string_view language, int count);

  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::mt19937& random_;
};

}  // namespace tests
