#include "searchd/search/query_language.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "passage/index/records.h"
#include "passage/index/schema.h"
#include "passage/text/language.h"
#include "passage/text/stop_words.h"
#include "searchd/search/term_positions.h"
#include "searchd/search/work_passages.h"

namespace searchd {
namespace {

constexpr int sampled_works = 16;
constexpr double plausible_share = 0.2;  // of the most frequent language's
constexpr std::size_t convincing_stop_words = 2;

/// The languages of the versions in which the word stands.
std::set<std::string> languages_of(const Xapian::Document& document, const Positions& positions) {
  const passage::WorkRecord work = passage::decode_work(document.get_data());
  const WorkPassages passages(work);
  std::set<std::string> languages;
  for (const Xapian::termpos position : positions) {
    const std::optional<std::size_t> number = passages.at(position);
    if (!number) continue;
    const passage::VersionRecord& version = work.versions[passages.place(*number).version];
    languages.emplace(passage::primary_subtag(version.metadata.language));
  }
  return languages;
}

/// In how many of the first works that hold the word it stands in each language.
void count_languages(const std::string& word, const Xapian::Database& documents,
                     std::map<std::string, double>& counts) {
  const std::string term = passage::word_term(word);
  auto posting = documents.postlist_begin(term);
  const auto end = documents.postlist_end(term);
  for (int i = 0; i < sampled_works && posting != end; ++i, ++posting) {
    const Positions positions(posting.positionlist_begin(), posting.positionlist_end());
    for (const std::string& language : languages_of(documents.get_document(*posting), positions)) {
      counts[language] += 1;
    }
  }
}

}  // namespace

StopWordJudge::StopWordJudge(const std::vector<std::string>& words, const std::vector<std::string>& languages,
                             const passage::IndexSnapshot& index) {
  std::map<std::string, std::set<std::string>> stop_words;  // by language, of this query
  std::vector<std::string> others;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    bool is_stop_word_anywhere = false;
    for (const std::string& language : languages) {
      if (!passage::is_stop_word(word, language)) continue;
      stop_words[language].insert(word);
      is_stop_word_anywhere = true;
    }
    if (!is_stop_word_anywhere) others.push_back(word);
  }
  if (stop_words.empty()) return;

  std::map<std::string, double> counts;
  for (const std::string& word : others) count_languages(word, index.documents, counts);
  double most = 0;
  for (const auto& [language, count] : counts) most = std::max(most, count);
  for (const auto& [language, found] : stop_words) {
    const bool others_are_in_it = most == 0 || counts[language] >= plausible_share * most;
    if (others_are_in_it || found.size() >= convincing_stop_words) plausible_.push_back(language);
  }
}

bool StopWordJudge::is_stop_word(const std::string& exact) const {
  return std::ranges::any_of(plausible_,
                             [&](const std::string& language) { return passage::is_stop_word(exact, language); });
}

}  // namespace searchd
