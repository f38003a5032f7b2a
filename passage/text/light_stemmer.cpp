#include "passage/text/light_stemmer.h"

#include <algorithm>

namespace passage {
namespace {

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_at(std::string_view word, const Affix& affix, AffixStep::Side side) {
  const bool stands_there = side == AffixStep::Side::Prefix ? word.starts_with(affix.text) : word.ends_with(affix.text);
  return stands_there && letters(word) >= letters(affix.text) + affix.least;
}

bool take_off(std::string& word, const AffixStep& step) {
  const Affix* longest = nullptr;
  for (const Affix& affix : step.affixes) {
    if ((longest == nullptr || affix.text.size() > longest->text.size()) && is_at(word, affix, step.side)) {
      longest = &affix;
    }
  }
  if (longest == nullptr) return false;
  const std::size_t begin = step.side == AffixStep::Side::Prefix ? 0 : word.size() - longest->text.size();
  word.replace(begin, longest->text.size(), longest->instead);
  return true;
}

}  // namespace

std::string without_affixes(std::string word, std::span<const AffixStep> steps) {
  for (const AffixStep& step : steps) {
    for (int i = 0; i < step.times && take_off(word, step); ++i) continue;
  }
  return word;
}

}  // namespace passage
