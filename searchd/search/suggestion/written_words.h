#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace searchd {

struct OpenIndex;

/// How the collection writes a word that is known in its folded form.
struct WrittenWord {
  std::string text;      ///< With its accents; see written_form().
  std::string language;  ///< Primary subtag; empty: not known.
};

/// Looks words of one generation up in its texts and remembers them: the same are suggested again and again.
/// Thread-safe.
class WrittenWords {
 public:
  /// At most so many are remembered, of some 100 bytes each.
  explicit WrittenWords(std::size_t most = 20'000) : most_(most) {}

  /// `index`: of that generation. Throws Xapian::Error and passage::Error.
  [[nodiscard]] WrittenWord of(const std::string& word, OpenIndex& index);

  [[nodiscard]] std::size_t remembered();

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::unordered_map<std::string, WrittenWord> known_;
};

}  // namespace searchd
