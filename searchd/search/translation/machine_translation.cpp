#include "searchd/search/translation/machine_translation.h"

#include <algorithm>
#include <csignal>
#include <iterator>

#include "passage/text/language.h"
#include "searchd/search/translation/translated_rows.h"

namespace searchd {
namespace {

// Beyond this it is no query.
constexpr std::size_t most_words = 64;
constexpr std::size_t most_bytes = 4096;

constexpr std::string_view all_pairs = "all";

// Most of Apertium's pairs have Spanish on one side, and they are the oldest.
constexpr std::string_view preferred_pivot = "es";

std::string language_of(std::string_view code) {
  return std::string(passage::primary_subtag(passage::canonical_language(code)));
}

/// The place of a direction in the settings; their number when it is not there.
std::size_t place_of(const ApertiumMode& mode, std::span<const std::string> pairs) {
  const auto names = [&](std::string_view pair) {
    const std::size_t dash = pair.find('-');
    return pair == all_pairs || (dash != std::string_view::npos && language_of(pair.substr(0, dash)) == mode.from &&
                                 language_of(pair.substr(dash + 1)) == mode.to);
  };
  return static_cast<std::size_t>(std::distance(pairs.begin(), std::ranges::find_if(pairs, names)));
}

/// The words of a translation as the row of another, and for each the words of the row that it came from.
struct MiddleRow {
  std::vector<std::string> words;
  std::vector<std::vector<std::size_t>> sources;

  explicit MiddleRow(std::span<const TranslatedPiece> pieces) {
    for (const TranslatedPiece& piece : pieces) {
      if (piece.unknown) continue;
      for (std::string_view text = piece.text; !text.empty();) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (word.empty()) continue;
        words.emplace_back(word);
        sources.push_back(piece.words);
      }
    }
  }

  [[nodiscard]] std::vector<std::size_t> sources_of(std::span<const std::size_t> places) const {
    std::vector<std::size_t> all;
    for (const std::size_t place : places) all.insert(all.end(), sources[place].begin(), sources[place].end());
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }
};

bool is_too_long(std::span<const std::string> words) {
  std::size_t bytes = 0;
  for (const std::string& word : words) bytes += word.size();
  return words.size() > most_words || bytes > most_bytes;
}

}  // namespace

MachineTranslation::MachineTranslation(const MachineTranslationSettings& settings, DeniedWords denied)
    : denied_(std::move(denied)) {
  if (settings.pairs.empty()) return;
  std::signal(SIGPIPE, SIG_IGN);  // programs die, and are written to
  std::vector<std::pair<std::size_t, ApertiumMode>> modes;
  for (ApertiumMode& mode : installed_modes(settings.modes)) {
    const std::size_t place = place_of(mode, settings.pairs);
    if (place < settings.pairs.size()) modes.emplace_back(place, std::move(mode));
  }
  std::ranges::stable_sort(modes, {}, [](const auto& one) { return one.first; });
  for (auto& [place, mode] : modes) {
    directions_.push_back(std::make_unique<TranslationDirection>(std::move(mode), settings.bounds));
  }
}

std::vector<std::pair<std::string, std::string>> MachineTranslation::pairs() const {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& direction : directions_) pairs.emplace_back(direction->from(), direction->to());
  return pairs;
}

TranslationDirection* MachineTranslation::find(std::string_view from, std::string_view to) const {
  const auto found = std::ranges::find_if(
      directions_, [&](const auto& direction) { return direction->from() == from && direction->to() == to; });
  return found == directions_.end() ? nullptr : found->get();
}

std::vector<TranslationDirection*> MachineTranslation::way(std::string_view from, std::string_view to) const {
  if (from == to) return {};
  if (TranslationDirection* direct = find(from, to)) return {direct};
  const auto by_way_of = [&](std::string_view middle) -> std::vector<TranslationDirection*> {
    TranslationDirection* first = find(from, middle);
    TranslationDirection* second = find(middle, to);
    return first != nullptr && second != nullptr ? std::vector{first, second} : std::vector<TranslationDirection*>{};
  };
  auto found = by_way_of(preferred_pivot);
  for (auto one = directions_.begin(); found.empty() && one != directions_.end(); ++one)
    found = by_way_of((*one)->to());
  return found;
}

std::vector<TranslatedPiece> MachineTranslation::pieces(TranslationDirection& direction,
                                                        std::span<const std::string> words) const {
  std::vector<TranslatedPiece> pieces = direction.translate(words);
  for (TranslatedPiece& piece : pieces) {
    piece.unknown = piece.unknown || std::ranges::any_of(piece.words, [&](std::size_t word) {
                      return denied_.contains(direction.from(), direction.to(), words[word]);
                    });
  }
  return pieces;
}

std::vector<RowTranslations> MachineTranslation::translate(std::span<const std::string> words, std::string_view from,
                                                           std::string_view to) const {
  const std::vector<TranslationDirection*> ways = way(from, to);
  if (ways.empty() || words.empty() || is_too_long(words)) return {};
  std::vector<TranslatedPiece> translated = pieces(*ways.front(), words);
  if (ways.size() == 1) return translated_rows(translated, words, from, to, TranslationRoute::Direct);

  const MiddleRow middle(translated);
  if (middle.words.empty() || is_too_long(middle.words)) return {};
  translated = pieces(*ways.back(), middle.words);
  for (TranslatedPiece& piece : translated) piece.words = middle.sources_of(piece.words);
  return translated_rows(translated, words, from, to, TranslationRoute::Pivoted);
}

void MachineTranslation::prepare(std::string_view from, std::string_view to) const {
  for (TranslationDirection* direction : way(from, to)) direction->prepare();
}

}  // namespace searchd
