#include "passage/text/stemmer.h"

#include <xapian.h>

#include "passage/text/language_profile.h"
#include "passage/text/unicode.h"

namespace passage {
namespace {

constexpr LanguageProfile unknown_language;

const LanguageProfile& profile_of(std::string_view language) {
  const LanguageProfile* profile = find_language_profile(language);
  return profile != nullptr ? *profile : unknown_language;
}

}  // namespace

struct Stemmer::State {
  explicit State(const LanguageProfile& of)
      : profile(of), snowball(of.snowball.empty() ? "none" : std::string(of.snowball)) {}

  const LanguageProfile& profile;
  Xapian::Stem snowball;
};

Stemmer::Stemmer(std::string_view language) : state_(std::make_unique<State>(profile_of(language))) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(const std::string& lower_case_word) const {
  const LanguageProfile& profile = state_->profile;
  std::string word = profile.snowball.empty() ? fold(lower_case_word) : lower_case_word;
  if (profile.before != nullptr) word = profile.before(std::move(word));
  word = without_affixes(std::move(word), profile.affixes);
  if (!profile.snowball.empty()) word = state_->snowball(word);
  if (profile.after != nullptr) word = profile.after(std::move(word));
  return word;
}

}  // namespace passage
