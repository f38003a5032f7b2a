#include "searchd/search/query_language.h"

#include <algorithm>
#include <optional>
#include <set>

#include "passage/index/fields.h"
#include "passage/index/records.h"
#include "passage/index/schema.h"
#include "passage/text/language.h"
#include "passage/text/stop_words.h"
#include "searchd/search/work_passages.h"

namespace searchd {
namespace {

constexpr std::size_t most_languages = 2;
constexpr double plausible_share = 0.7;  // of the likeliest language's evidence

// What the detector says weighs as much as one and a half function words.
constexpr double detector_weight = 1.5;

constexpr int sampled_works = 16;
constexpr int sampled_words = 8;
constexpr int sampled_positions = 64;

/// The languages of the versions in which the word of that posting stands.
std::vector<std::string> languages_of(const Xapian::Database& documents, const Xapian::PostingIterator& posting) {
  static const passage::Field& field = *passage::find_field("language");
  const Xapian::Document document = documents.get_document(*posting);
  std::vector<std::string> of_work = passage::decode_slot_values(document.get_value(field.slot));
  if (of_work.size() < 2) return of_work;
  const passage::WorkRecord work = passage::decode_work(document.get_data());
  const WorkPassages passages(work);
  std::set<std::string> languages;
  int looked_at = 0;
  for (auto at = posting.positionlist_begin(); at != posting.positionlist_end() && looked_at < sampled_positions;
       ++at) {
    ++looked_at;
    const std::optional<std::size_t> number = passages.at(*at);
    if (!number) continue;
    const passage::VersionRecord& version = work.versions[passages.place(*number).version];
    languages.emplace(passage::primary_subtag(version.metadata.language));
  }
  return {languages.begin(), languages.end()};
}

}  // namespace

std::map<std::string, double> languages_of_word(const std::string& form, const Xapian::Database& documents) {
  std::map<std::string, double> shares;
  double sum = 0;
  const std::string term = passage::word_term(form);
  auto posting = documents.postlist_begin(term);
  const auto end = documents.postlist_end(term);
  for (int i = 0; i < sampled_works && posting != end; ++i, ++posting) {
    for (const std::string& language : languages_of(documents, posting)) {
      shares[language] += 1;
      sum += 1;
    }
  }
  for (auto& [language, share] : shares) share /= sum;
  return shares;
}

std::vector<std::string> likely_languages(const std::vector<TypedWord>& words, const Xapian::Database& documents) {
  std::map<std::string, double> evidence;
  std::string text;
  for (const TypedWord& word : words) text += (text.empty() ? "" : " ") + word.surface;
  const std::string detected(passage::primary_subtag(passage::detect_language(text).language));
  if (detected != "und") evidence[detected] += detector_weight;

  int sampled = 0;
  for (const auto& [surface, form] : words) {
    if (form.empty()) continue;
    // A function word of one language may be an ordinary word of another: "war". It has a vote in both.
    std::map<std::string, double> votes;
    if (sampled++ < sampled_words) votes = languages_of_word(form, documents);
    for (const std::string_view language : passage::stop_word_languages()) {
      if (passage::is_stop_word(form, language)) votes[std::string(language)] = 1;
    }
    for (const auto& [language, vote] : votes) evidence[language] += vote;
  }

  std::vector<std::pair<double, std::string>> ranked;
  for (const auto& [language, weight] : evidence) ranked.emplace_back(-weight, language);
  std::ranges::sort(ranked);
  std::vector<std::string> likely;
  for (const auto& [negative, language] : ranked) {
    const bool is_plausible = negative <= plausible_share * ranked.front().first;
    if (likely.size() < most_languages && is_plausible) likely.push_back(language);
  }
  return likely;
}

}  // namespace searchd
