#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace passage {

/// Reduces words to stems by the language's Snowball algorithm (https://snowballstem.org), as Xapian ships it.
/// Languages without one leave words as they are. Not thread-safe: one for each thread.
class Stemmer {
 public:
  /// `language` is a primary subtag.
  explicit Stemmer(std::string_view language);
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;
  ~Stemmer();

  /// The stem of a word in lower case, with its marks: stemmers know "réfugiés", not "refugies".
  [[nodiscard]] std::string stem(const std::string& lower_case_word) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Primary subtags of the languages that have an algorithm.
[[nodiscard]] std::span<const std::string_view> stemmed_languages();

}  // namespace passage
