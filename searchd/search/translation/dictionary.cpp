#include "searchd/search/translation/dictionary.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "passage/text/language.h"
#include "passage/text/unicode.h"
#include "searchd/search/translation/dictd_file.h"
#include "searchd/search/translation/dictionary_article.h"

namespace searchd {
namespace {

constexpr std::size_t longest_row = 4;

/// A later sense counts a little less, a later translation of a sense much less.
constexpr float sense_discount = 0.2F;

/// An analyzer remembers every word it sees; here most come once.
constexpr std::size_t articles_per_analyzer = 20'000;

/// How many words of the third language a word is followed through, and how many translations of each.
constexpr std::size_t pivot_width = 3;

// What dictionaries put before nouns and verbs to say what they are.
struct Particles {
  std::string_view language;
  std::array<std::string_view, 8> words;
};
constexpr std::array particles{
    Particles{"de", {"der", "die", "das", "ein", "eine", "sich", "zu"}},
    Particles{"en", {"to", "the", "a", "an"}},
    Particles{"es", {"el", "la", "los", "las", "un", "una"}},
    Particles{"fr", {"le", "la", "les", "un", "une", "des", "se"}},
    Particles{"it", {"il", "lo", "la", "i", "gli", "le", "un", "una"}},
    Particles{"nl", {"de", "het", "een", "zich", "te"}},
    Particles{"pt", {"o", "a", "os", "as", "um", "uma"}},
};

std::string_view without_particle(std::string_view text, std::string_view language) {
  const auto known = std::ranges::find(particles, language, &Particles::language);
  const std::size_t space = text.find(' ');
  if (known == particles.end() || space == std::string_view::npos) return text;
  const std::string first = passage::ascii_lower(text.substr(0, space));
  return std::ranges::find(known->words, first) == known->words.end() ? text : text.substr(space + 1);
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

}  // namespace

struct Dictionary::Source {
  std::filesystem::path index;
  std::string from;
  std::string to;

  /// By the name of the file: NAME-spa-eng.index.
  static std::optional<Source> of(const std::filesystem::path& file) {
    const std::string name = file.stem().string();
    const std::size_t second = name.rfind('-');
    const std::size_t first = second == 0 || second == std::string::npos ? second : name.rfind('-', second - 1);
    if (file.extension() != ".index" || first == std::string::npos) return std::nullopt;
    const std::string from = passage::canonical_language(name.substr(first + 1, second - first - 1));
    const std::string to = passage::canonical_language(name.substr(second + 1));
    Source source{file, std::string(passage::primary_subtag(from)), std::string(passage::primary_subtag(to))};
    if (source.from.empty() || source.to.empty() || source.from == source.to) return std::nullopt;
    return source;
  }
};

/// The files of each pair of languages, both directions together so that each can use what the other says; the pairs
/// that are wanted most first.
std::vector<std::vector<Dictionary::Source>> Dictionary::sources(const DictionarySettings& settings) {
  const std::vector<std::string>& languages = settings.languages;
  const auto place = [&](const std::string& language) {
    return static_cast<std::size_t>(std::ranges::find(languages, language) - languages.begin());
  };
  std::set<std::filesystem::path> files;
  std::error_code no_folder;
  for (const auto& entry : std::filesystem::directory_iterator(settings.folder, no_folder)) files.insert(entry.path());
  // By how many of the languages are not wanted, the place of the other one or both, and their names.
  std::map<std::tuple<std::size_t, std::size_t, Pair>, std::vector<Source>> by_rank;
  for (const std::filesystem::path& file : files) {
    const std::optional<Source> source = Source::of(file);
    if (!source) continue;
    const std::size_t from = place(source->from);
    const std::size_t to = place(source->to);
    const std::size_t unwanted = (from == languages.size() ? 1 : 0) + (to == languages.size() ? 1 : 0);
    if (unwanted == 2 && !languages.empty()) continue;
    by_rank[{unwanted, from + to, std::minmax(source->from, source->to)}].push_back(*source);
  }
  std::vector<std::vector<Source>> pairs;
  for (auto& [rank, sources_of_pair] : by_rank) pairs.push_back(std::move(sources_of_pair));
  return pairs;
}

Dictionary::Dictionary(const DictionarySettings& settings, const std::stop_token& stop) {
  for (const std::vector<Source>& sources_of_pair : sources(settings)) {
    if (bytes() > settings.most_bytes) break;
    std::vector<TranslationEvidence> evidence;
    for (const Source& source : sources_of_pair) load(source, evidence, stop);
    if (stop.stop_requested()) break;
    if (evidence.empty()) continue;
    const Pair pair = std::minmax(sources_of_pair.front().from, sources_of_pair.front().to);
    tables_.emplace(pair, TranslationTable(evidence, lexicon(pair.second)));
    exchange_languages(evidence);
    tables_.emplace(Pair{pair.second, pair.first}, TranslationTable(evidence, lexicon(pair.first)));
  }
  for (auto& [language, words] : lexicons_) words.finish();
}

void Dictionary::load(const Source& source, std::vector<TranslationEvidence>& evidence, const std::stop_token& stop) {
  const auto file = DictdFile::open(source.index);
  if (!file) {
    unreadable_.push_back(source.index.string());
    return;
  }
  Lexicon& from = lexicon(source.from);
  Lexicon& to = lexicon(source.to);
  const bool is_first_of_pair = source.from < source.to;
  passage::Analyzer analyzer;
  std::size_t articles = 0;
  const bool whole = file->for_each_article([&](std::string_view text) {
    if (stop.stop_requested()) return;
    if (++articles % articles_per_analyzer == 0) analyzer = passage::Analyzer();
    const DictionaryArticle article = parse_article(text);
    for (const std::string& headword : article.headwords) {
      if (article.senses.empty()) break;
      const WordId head = from.add(without_particle(headword, source.from), analyzer);
      for (std::size_t sense = 0; sense < article.senses.size(); ++sense) {
        const std::vector<std::string>& translations = article.senses[sense];
        for (std::size_t place = 0; place < translations.size(); ++place) {
          const WordId word = to.add(without_particle(translations[place], source.to), analyzer);
          const float weight =
              1.0F / (1.0F + static_cast<float>(place)) / (1.0F + sense_discount * static_cast<float>(sense));
          evidence.push_back(is_first_of_pair ? TranslationEvidence{head, word, weight, 0}
                                              : TranslationEvidence{word, head, 0, weight});
        }
      }
    }
  });
  if (!whole) unreadable_.push_back(source.index.string());
}

Lexicon& Dictionary::lexicon(const std::string& language) {
  return lexicons_.try_emplace(language, language).first->second;
}

const Lexicon* Dictionary::find_lexicon(std::string_view language) const {
  const auto found = lexicons_.find(language);
  return found == lexicons_.end() ? nullptr : &found->second;
}

const TranslationTable* Dictionary::table(const std::string& from, const std::string& to) const {
  const auto found = tables_.find({from, to});
  return found == tables_.end() ? nullptr : &found->second;
}

std::vector<RowTranslations> Dictionary::translate(std::span<const std::string> words, std::string_view from,
                                                   std::string_view to, passage::Analyzer& analyzer,
                                                   std::size_t most) const {
  const Lexicon* lexicon = find_lexicon(from);
  if (lexicon == nullptr || find_lexicon(to) == nullptr || from == to) return {};
  const std::string target(to);
  std::vector<RowTranslations> rows;
  for (std::size_t first = 0; first < words.size();) {
    std::size_t count = std::min(longest_row, words.size() - first);
    for (; count > 0; --count) {
      const std::vector<WordId> found = lexicon->find(joined(words.subspan(first, count)), analyzer);
      if (found.empty()) continue;
      std::vector<WordTranslation> translations = listed(found, lexicon->language(), target, most);
      if (translations.empty()) translations = pivoted(found, lexicon->language(), target, analyzer, most);
      if (translations.empty()) continue;
      rows.push_back({first, count, std::move(translations)});
      break;
    }
    first += std::max<std::size_t>(count, 1);
  }
  return rows;
}

std::vector<WordTranslation> Dictionary::listed(std::span<const WordId> words, const std::string& from,
                                                const std::string& to, std::size_t most) const {
  const TranslationTable* known = table(from, to);
  if (known == nullptr) return {};
  const Lexicon& target = *find_lexicon(to);
  // The first translation of each word, then the second of each, and so on; those of a stem once.
  std::vector<WordTranslation> translations;
  std::set<std::uint32_t> stems;
  for (std::size_t place = 0; place < TranslationTable::most_translations; ++place) {
    for (const WordId word : words) {
      const std::span<const TableEntry> entries = known->translations(word);
      if (place >= entries.size() || translations.size() == most) continue;
      const TableEntry& entry = entries[place];
      if (!stems.insert(target.stem_key(entry.to())).second) continue;
      translations.push_back({std::string(target.text(entry.to())), to,
                              entry.is_inverted() ? TranslationRoute::Inverted : TranslationRoute::Direct});
    }
  }
  return translations;
}

std::vector<WordTranslation> Dictionary::pivoted(std::span<const WordId> words, const std::string& from,
                                                 const std::string& to, passage::Analyzer& analyzer,
                                                 std::size_t most) const {
  struct Way {
    WordId word;
    double weight;
  };
  std::map<std::uint32_t, Way> ways;  // by stem
  const Lexicon& target = *find_lexicon(to);
  for (const auto& [pivot, pivot_lexicon] : lexicons_) {
    const TranslationTable* first = table(from, pivot);
    const TranslationTable* second = table(pivot, to);
    if (first == nullptr || second == nullptr) continue;
    for (const WordId word : words) {
      const auto between = first->translations(word);
      for (std::size_t i = 0; i < std::min(pivot_width, between.size()); ++i) {
        // Dictionaries differ in how they print a word, so that it is looked up like a query's.
        for (const WordId bridge : pivot_lexicon.find(pivot_lexicon.text(between[i].to()), analyzer)) {
          const auto last = second->translations(bridge);
          for (std::size_t j = 0; j < std::min(pivot_width, last.size()); ++j) {
            const auto way = ways.try_emplace(target.stem_key(last[j].to()), Way{last[j].to(), 0}).first;
            way->second.weight += 1.0 / static_cast<double>((1 + i) * (1 + j));
          }
        }
      }
    }
  }
  std::vector<Way> best;
  for (const auto& [stem, way] : ways) best.push_back(way);
  std::ranges::sort(
      best, [](const Way& x, const Way& y) { return std::tuple(-x.weight, x.word) < std::tuple(-y.weight, y.word); });
  std::vector<WordTranslation> translations;
  for (const Way& way : best) {
    if (translations.size() == most) break;
    translations.push_back({std::string(target.text(way.word)), to, TranslationRoute::Pivoted});
  }
  return translations;
}

std::vector<std::pair<std::string, std::string>> Dictionary::pairs() const {
  std::vector<Pair> pairs;
  for (const auto& [pair, known] : tables_) pairs.push_back(pair);
  return pairs;
}

std::size_t Dictionary::bytes() const {
  std::size_t total = 0;
  for (const auto& [language, words] : lexicons_) total += words.bytes();
  for (const auto& [pair, known] : tables_) total += known.size() * sizeof(TableEntry);
  return total;
}

}  // namespace searchd
