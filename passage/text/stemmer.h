#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace passage {

/// Reduces words to stems as the language's profile says (language_profile.h): by Snowball's algorithm as Xapian ships
/// it, or by tables of affixes. Languages without either leave words as they are. Not thread-safe: one for each thread.
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

}  // namespace passage
