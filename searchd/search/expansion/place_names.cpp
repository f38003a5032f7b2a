#include "searchd/search/expansion/place_names.h"

#include <algorithm>
#include <array>

#include <unicode/locdspnm.h>
#include <unicode/locid.h>

namespace searchd {
namespace {

constexpr std::size_t longest_name = 6;  // words

// Shorter names are too often words of other languages ("Man", "Iran" is long enough).
constexpr std::size_t shortest_name_bytes = 4;

/// Adds the words of a text to a key: their exact forms, a space between words of spaced scripts, nothing within
/// others.
void append_key(std::string& key, std::string_view text, passage::Analyzer& analyzer) {
  const auto cut = analyzer.words(text);
  const std::vector<passage::WordSpan> spans(cut.begin(), cut.end());
  for (const passage::WordSpan& span : spans) {
    if (!key.empty() && !span.unspaced) key += ' ';
    key += analyzer.exact(text.substr(span.begin, span.end - span.begin));
  }
}

std::string stem_key(const std::string& word, const std::string& language, passage::Analyzer& analyzer) {
  return language + ' ' + analyzer.query_stem(word, language);
}

// Languages that queries are read in: those of most migrants and of the bodies that write about them. ICU has names in
// some two hundred, which would take a second at every start.
constexpr auto read_languages =
    std::to_array<const char*>({"am", "ar", "bn", "ca", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hr",
                                "id", "it", "ja", "km", "ko", "lo", "my", "ne", "nl", "pl", "ps", "pt", "ro",
                                "ru", "so", "sr", "sw", "ta", "th", "ti", "tr", "uk", "ur", "uz", "vi", "zh"});

template <typename List>
void append_all(const List list, std::size_t most_length, std::vector<std::string>& codes) {
  for (auto code = list; *code; ++code) {
    if (std::string_view(*code).size() <= most_length) codes.emplace_back(*code);
  }
}

}  // namespace

PlaceNames::PlaceNames() {
  append_all(icu::Locale::getISOCountries(), 2, codes_);
  territories_ = codes_.size();
  append_all(icu::Locale::getISOLanguages(), 2, codes_);
  passage::Analyzer analyzer;
  for (const char* language : read_languages) add_names(language, analyzer);
}

void PlaceNames::add_names(const std::string& language, passage::Analyzer& analyzer) {
  UDisplayContext contexts[] = {UDISPCTX_NO_SUBSTITUTE};
  const std::unique_ptr<icu::LocaleDisplayNames> display(
      icu::LocaleDisplayNames::createInstance(icu::Locale(language.c_str()), contexts, 1));
  if (!display) return;
  std::vector<std::string>& names = names_[language];
  names.resize(codes_.size());
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    icu::UnicodeString name;
    if (i < territories_) {
      display->regionDisplayName(codes_[i].c_str(), name);
    } else {
      display->languageDisplayName(codes_[i].c_str(), name);
    }
    if (name.isBogus() || name.isEmpty()) continue;
    name.toUTF8String(names[i]);
    add(static_cast<Code>(i), names[i], language, analyzer);
  }
}

void PlaceNames::add(Code code, const std::string& name, const std::string& language, passage::Analyzer& analyzer) {
  std::string key;
  append_key(key, name, analyzer);
  if (key.size() < shortest_name_bytes) return;
  if (key.find(' ') == std::string::npos) {
    by_stem_.try_emplace(stem_key(name, language, analyzer), code);
  }
  by_name_.try_emplace(std::move(key), code);
}

const PlaceNames::Code* PlaceNames::code_of(std::span<const std::string> words, std::span<const std::string> from,
                                            passage::Analyzer& analyzer) const {
  std::string key;
  for (const std::string& word : words) append_key(key, word, analyzer);
  if (const auto by_name = by_name_.find(key); by_name != by_name_.end()) return &by_name->second;
  if (words.size() > 1) return nullptr;
  for (const std::string& language : from) {
    const auto by_stem = by_stem_.find(stem_key(words.front(), language, analyzer));
    if (by_stem != by_stem_.end()) return &by_stem->second;
  }
  return nullptr;
}

std::vector<SpanExpansion> PlaceNames::find(std::span<const std::string> words, std::span<const std::string> from,
                                            std::span<const std::string> to, passage::Analyzer& analyzer) const {
  std::vector<SpanExpansion> found;
  for (std::size_t first = 0; first < words.size();) {
    std::size_t count = std::min(longest_name, words.size() - first);
    const Code* code = nullptr;
    for (; count > 0 && !code; --count) code = code_of(words.subspan(first, count), from, analyzer);
    if (!code) {
      ++first;
      continue;
    }
    ++count;
    SpanExpansion expansion{.first = first, .count = count, .source = expansion_source::names};
    for (const std::string& language : to) {
      const auto names = names_.find(language);
      if (names != names_.end() && !names->second[*code].empty()) {
        expansion.to.push_back({names->second[*code], language});
      }
    }
    if (!expansion.to.empty()) found.push_back(std::move(expansion));
    first += count;
  }
  return found;
}

}  // namespace searchd
