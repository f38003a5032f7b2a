#include "searchd/search/query_language.h"

#include <algorithm>
#include <map>
#include <set>

#include "passage/index/schema.h"
#include "passage/text/stop_words.h"

namespace searchd {
namespace {

constexpr int sampled_passages = 16;
constexpr double plausible_share = 0.2;  // of the most frequent language's
constexpr std::size_t convincing_stop_words = 2;

/// In how many of the first passages that hold the word each language stands.
void count_languages(const std::string& word, const passage::IndexSnapshot& index,
                     std::map<std::string, double>& counts) {
  auto posting = index.passages.postlist_begin(passage::word_term(word));
  const auto end = index.passages.postlist_end(passage::word_term(word));
  for (int i = 0; i < sampled_passages && posting != end; ++i, ++posting) {
    counts[index.passages.get_document(*posting).get_value(passage::passage_language_slot)] += 1;
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
  for (const std::string& word : others) count_languages(word, index, counts);
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
