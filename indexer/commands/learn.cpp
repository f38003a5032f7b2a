#include "indexer/commands/learn.h"

#include <algorithm>
#include <iomanip>
#include <optional>
#include <ostream>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/command_line.h"
#include "indexer/learn/parallel_corpus.h"
#include "indexer/learn/translation_learner.h"
#include "passage/index/index_snapshot.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

using passage::TranslationTable;

constexpr int locked = 5;

struct Line {
  const TranslationTable::Word* from;
  const TranslationTable::Word* to;
  const TranslationTable::Translation* translation;
};

std::vector<Line> lines_of(const TranslationTable& table, std::string_view from, std::string_view to) {
  std::vector<Line> lines;
  for (const TranslationTable::Language& language : table.languages) {
    if (language.code != from) continue;
    for (const TranslationTable::Word& word : language.words) {
      for (const TranslationTable::Translation& translation : word.translations) {
        const TranslationTable::Language& other = table.languages[translation.language];
        if (other.code == to) lines.push_back({&word, &other.words[translation.word], &translation});
      }
    }
  }
  std::ranges::stable_sort(lines, {}, [](const Line& line) {
    return std::tuple(~line.translation->per_mille, ~line.translation->together);
  });
  return lines;
}

/// The two languages of "es-en", as the index names them.
std::pair<std::string, std::string> languages_of(const std::string& pair) {
  const std::size_t hyphen = std::min(pair.find('-'), pair.size());
  const auto named = [](std::string_view tag) {
    return std::string(passage::primary_subtag(passage::canonical_language(tag)));
  };
  std::pair<std::string, std::string> languages(
      named(std::string_view(pair).substr(0, hyphen)),
      named(std::string_view(pair).substr(std::min(hyphen + 1, pair.size()))));
  if (languages.first.empty() || languages.second.empty()) {
    throw UsageError("--print takes two languages, as in es-en, not \"" + pair + "\"");
  }
  return languages;
}

void print_pair(const passage::IndexSnapshot& snapshot, const LearnOptions& options, std::ostream& out) {
  const auto [from, to] = languages_of(options.print);
  const TranslationTable table = snapshot.translations ? snapshot.translations->table() : TranslationTable{};
  std::vector<Line> lines = lines_of(table, from, to);
  if (lines.empty()) {
    out << "no translations from " << from << " to " << to << " have been learnt\n";
    return;
  }
  out << "probability, sentences, words (" << lines.size() << " translations from " << from << " to " << to << ")\n";
  lines.resize(std::min(lines.size(), options.most));
  for (const Line& line : lines) {
    out << std::fixed << std::setprecision(3) << line.translation->per_mille / 1000.0 << std::setw(7)
        << line.translation->together << "  " << line.from->text << " = " << line.to->text << "\n";
  }
}

void learn(const passage::GenerationStore& store, const passage::StoreLock& lock,
           const passage::IndexSnapshot& snapshot, std::ostream& out) {
  const ParallelCorpus corpus = read_parallel_corpus(snapshot);
  const TranslationTable table = learn_translations(corpus);
  const std::size_t learnt = passage::count_translations(table);
  if (learnt == 0 && !snapshot.translations) {
    out << "nothing to learn: "
        << (corpus.works == 0 ? "no work has versions in two languages"
                              : "the works with versions in two languages are too few or too short")
        << "\n";
    return;
  }
  if (snapshot.translations && snapshot.translations->table() == table) {
    out << "nothing new: generation " << snapshot.generation << " carries the same translations already\n";
    return;
  }
  const passage::Generation published =
      passage::replace_translations(store, lock, store.generation(snapshot.generation), table);
  out << "generation " << published.number;
  if (learnt == 0) {
    out << " is published without translations: nothing can be learnt from its works any more\n";
    return;
  }
  out << " is published with " << learnt << " translations of words, learnt from " << corpus.works << " works\n";
  if (corpus.works_left_out > 0) {
    out << corpus.works_left_out << " more works did not fit into memory\n";
  }
}

}  // namespace

int run_learn(const LearnOptions& options, std::ostream& out, std::ostream& err) {
  const passage::GenerationStore store(options.data);
  const bool learns = options.print.empty();
  std::optional<passage::StoreLock> lock;
  if (learns && store.current()) {  // the lock would make a directory that is absent
    lock = passage::StoreLock::acquire(options.data);
    if (!lock) {
      err << "another indexer is at work in " << options.data.string() << "; try again when it has ended\n";
      return locked;
    }
  }
  const auto snapshot = passage::open_current(store);
  if (!snapshot) {
    out << "nothing has been published in " << options.data.string() << " yet\n";
  } else if (learns) {
    learn(store, *lock, *snapshot, out);
  } else {
    print_pair(*snapshot, options, out);
  }
  return 0;
}

}  // namespace indexer
