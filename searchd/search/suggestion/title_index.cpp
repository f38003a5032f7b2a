#include "searchd/search/suggestion/title_index.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "passage/index/blank_document.h"
#include "passage/index/records.h"
#include "passage/index/schema.h"
#include "passage/text/language.h"

namespace searchd {
namespace {

// What the indexer takes from the beginning of a text for want of a title is no title: a sentence, cut or whole, or an
// address to those who listen. Nobody knows a text by it.
constexpr auto signs_of_no_title = std::to_array<std::string_view>({"…", ",", ";", ":", "，", "；", "：", "،", "؛"});
constexpr auto ends_of_sentences = std::to_array<std::string_view>({".", "。", "।", "۔"});
constexpr std::size_t longest_title_with_full_stop = 80;

bool is_title(std::string_view text) {
  const auto ends_text = [&](std::string_view sign) { return text.ends_with(sign); };
  const bool is_sentence =
      text.size() > longest_title_with_full_stop && std::ranges::any_of(ends_of_sentences, ends_text);
  return !is_sentence && std::ranges::none_of(signs_of_no_title, ends_text);
}

/// The works of an index, the newest first, those without a date last.
std::vector<Xapian::docid> newest_works(const Xapian::Database& documents) {
  std::vector<std::pair<std::string, Xapian::docid>> dated;
  const auto end_of_dates = documents.valuestream_end(passage::first_day_slot);
  for (auto day = documents.valuestream_begin(passage::first_day_slot); day != end_of_dates; ++day) {
    dated.emplace_back(*day, day.get_docid());
  }
  std::vector<Xapian::docid> undated;
  auto date = dated.begin();
  const auto end = documents.postlist_end({});
  for (auto work = passage::works_begin(documents); work != end; ++work) {
    if (date != dated.end() && date->second == *work) {
      ++date;
    } else {
      undated.push_back(*work);
    }
  }
  std::ranges::stable_sort(dated, std::ranges::greater{}, &std::pair<std::string, Xapian::docid>::first);
  std::vector<Xapian::docid> works;
  works.reserve(dated.size() + undated.size());
  for (const auto& [day, work] : dated) works.push_back(work);
  works.insert(works.end(), undated.begin(), undated.end());
  return works;
}

passage::WorkRecord work_of(Xapian::docid work, const passage::IndexSnapshot& index) {
  return passage::decode_work(index.documents.get_document(work).get_data());
}

}  // namespace

TitleIndex::TitleIndex(const passage::IndexSnapshot& index, passage::Analyzer& analyzer, std::size_t most) {
  for (const Xapian::docid work : newest_works(index.documents)) {
    if (titles_.size() >= most) break;
    add_titles(work, index, analyzer);
  }
  rows_.finish();
  titles_.shrink_to_fit();
}

void TitleIndex::add_titles(Xapian::docid work, const passage::IndexSnapshot& index, passage::Analyzer& analyzer) {
  const passage::WorkRecord record = work_of(work, index);
  const std::size_t versions = std::min<std::size_t>(record.versions.size(), std::numeric_limits<std::uint16_t>::max());
  for (std::size_t i = 0; i < versions; ++i) {
    const passage::Metadata& metadata = record.versions[i].metadata;
    if (!is_title(metadata.title)) continue;
    const FoldedText text = folded_text(metadata.title, analyzer);
    if (text.text.empty()) continue;
    const std::string_view language = passage::primary_subtag(metadata.language);
    const auto known = std::ranges::find(languages_, language);
    const auto number = static_cast<std::uint16_t>(known - languages_.begin());
    if (known == languages_.end()) languages_.emplace_back(language);
    rows_.add(text);
    titles_.push_back({.work = work, .version = static_cast<std::uint16_t>(i), .language = number});
  }
}

std::vector<TitleIndex::Found> TitleIndex::find(const TypedText& typed, std::size_t most, const LanguageOrder& order,
                                                const passage::IndexSnapshot& index,
                                                const std::vector<std::string>& languages) const {
  const auto rank = [&](const RowIndex::Match& match) {
    const auto [preference, documents] = order.rank(languages_[titles_[match.row].language]);
    return std::tuple(preference, match.fit, documents);
  };
  const auto work_of_row = [&](RowIndex::Row row) { return titles_[row].work; };
  const auto class_of = [&](RowIndex::Row row) { return order.class_of(languages_[titles_[row].language]); };
  std::vector<Found> found;
  for (const auto& match : best_of_groups(rows_.find(typed, languages), most, work_of_row, rank, class_of)) {
    const Title& title = titles_[match.row];
    const passage::WorkRecord record = work_of(title.work, index);
    const passage::Metadata& metadata = record.versions[title.version].metadata;
    found.push_back(
        {match.fit,
         {.text = metadata.title, .kind = SuggestionKind::Title, .language = metadata.language, .id = metadata.id}});
  }
  return found;
}

}  // namespace searchd
