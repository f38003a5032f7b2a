#include "searchd/search/spelling/written_form.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "passage/index/document_reader.h"
#include "passage/index/records.h"
#include "passage/index/schema.h"
#include "passage/text/unicode.h"
#include "searchd/search/work_passages.h"

namespace searchd {
namespace {

constexpr int sampled_works = 4;
constexpr int sampled_places = 3;  // of each

using Counts = std::map<std::string, int>;

void count_forms(const std::string& word, std::string_view text, passage::Analyzer& analyzer, Counts& counts) {
  for (const passage::Token& token : analyzer.analyze(text)) {
    if (*token.exact == word) ++counts[std::string(text.substr(token.begin, token.end - token.begin))];
  }
}

void count_forms_in(const Xapian::PostingIterator& posting, const std::string& word, OpenIndex& index, Counts& counts) {
  const passage::WorkRecord work = passage::decode_work(index.snapshot.documents.get_document(*posting).get_data());
  const WorkPassages passages(work);
  auto at = posting.positionlist_begin();
  for (int i = 0; i < sampled_places && at != posting.positionlist_end(); ++i, ++at) {
    const std::optional<std::size_t> number = passages.at(*at);
    if (!number) continue;
    const WorkPassages::Place place = passages.place(*number);
    const std::string& id = work.versions[place.version].metadata.id;
    for (const auto& record : passage::read_passages(index.snapshot, id, place.passage + 1, 1)) {
      count_forms(word, record.passage.text, index.analyzer, counts);
    }
  }
}

void count_forms_of_metadata(const std::string& word, OpenIndex& index, Counts& counts) {
  const auto posting = index.snapshot.documents.postlist_begin(passage::word_term(word));
  if (posting == index.snapshot.documents.postlist_end(passage::word_term(word))) return;
  const passage::WorkRecord work = passage::decode_work(index.snapshot.documents.get_document(*posting).get_data());
  for (const passage::VersionRecord& version : work.versions) {
    const passage::Metadata& metadata = version.metadata;
    for (const std::string* text : {&metadata.title, &metadata.event}) {
      count_forms(word, *text, index.analyzer, counts);
    }
    for (const std::string& topic : metadata.topics) count_forms(word, topic, index.analyzer, counts);
  }
}

}  // namespace

std::string written_form(const std::string& word, OpenIndex& index) {
  Counts counts;
  const std::string term = passage::word_term(word);
  auto posting = index.snapshot.documents.postlist_begin(term);
  const auto end = index.snapshot.documents.postlist_end(term);
  for (int i = 0; i < sampled_works && posting != end; ++i, ++posting) count_forms_in(posting, word, index, counts);
  // Some words stand in titles and topics only.
  if (counts.empty()) count_forms_of_metadata(word, index, counts);
  // Capitals begin sentences and titles.
  const auto rank = [](const auto& form) {
    return std::pair(passage::lower_cased(form.first) == form.first, form.second);
  };
  const auto best = std::ranges::max_element(counts, {}, rank);
  return best == counts.end() ? word : best->first;
}

}  // namespace searchd
