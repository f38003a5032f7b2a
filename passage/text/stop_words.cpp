#include "passage/text/stop_words.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "passage/text/language_files.h"
#include "passage/text/language_profile.h"
#include "passage/text/unicode.h"

namespace passage {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
using StopWords = std::unordered_set<std::string, Hash, std::equal_to<>>;

/// Words between white space, as they are written and folded; a line that begins with "#" is a remark.
StopWords read_stop_words(std::string_view text) {
  StopWords words;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with('#')) continue;
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t end = std::min(line.find(' ', begin), line.size());
      if (end > begin) {
        words.insert(lower_cased(line.substr(begin, end - begin)));
        words.insert(fold(line.substr(begin, end - begin)));
      }
      begin = end + 1;
    }
  }
  return words;
}

/// In the order of language_profiles().
const std::vector<StopWords>& stop_words() {
  static const std::vector<StopWords> all = [] {
    std::vector<StopWords> lists;
    for (const LanguageProfile& profile : language_profiles()) {
      lists.push_back(read_stop_words(language_files::embedded_file(std::string(profile.code) + ".txt")));
    }
    return lists;
  }();
  return all;
}

}  // namespace

bool is_stop_word(std::string_view word, std::string_view language) {
  const LanguageProfile* profile = find_language_profile(language);
  if (profile == nullptr) return false;
  return stop_words()[static_cast<std::size_t>(profile - language_profiles().data())].contains(word);
}

bool is_stop_word_anywhere(std::string_view word) {
  return std::ranges::any_of(stop_words(), [&](const StopWords& words) { return words.contains(word); });
}

std::span<const std::string_view> stop_word_languages() {
  static const std::vector<std::string_view> languages = [] {
    std::vector<std::string_view> codes;
    for (const LanguageProfile& profile : language_profiles()) {
      if (!stop_words()[static_cast<std::size_t>(&profile - language_profiles().data())].empty()) {
        codes.push_back(profile.code);
      }
    }
    return codes;
  }();
  return languages;
}

}  // namespace passage
