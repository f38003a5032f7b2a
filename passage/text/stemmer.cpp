#include "passage/text/stemmer.h"

#include <algorithm>
#include <array>

#include <xapian.h>

namespace passage {
namespace {

// Of Xapian 1.4's algorithms. Not "nb", "nn" apart: one Norwegian algorithm serves both.
constexpr auto languages =
    std::to_array<std::string_view>({"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
                                     "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"});

std::string algorithm_of(std::string_view language) {
  if (std::ranges::find(languages, language) == languages.end()) return "none";
  return language == "nb" || language == "nn" ? "no" : std::string(language);
}

}  // namespace

struct Stemmer::State {
  Xapian::Stem algorithm;
};

Stemmer::Stemmer(std::string_view language)
    : state_(std::make_unique<State>(State{Xapian::Stem(algorithm_of(language))})) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(const std::string& lower_case_word) const {
  return state_->algorithm(lower_case_word);
}

std::span<const std::string_view> stemmed_languages() {
  return languages;
}

}  // namespace passage
