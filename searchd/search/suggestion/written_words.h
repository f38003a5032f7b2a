#pragma once

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
  /// `index`: of that generation. Throws Xapian::Error and passage::Error.
  [[nodiscard]] WrittenWord of(const std::string& word, OpenIndex& index);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, WrittenWord> known_;
};

}  // namespace searchd
