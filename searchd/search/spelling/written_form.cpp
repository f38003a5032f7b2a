#include "searchd/search/spelling/written_form.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "passage/index/document_reader.h"
#include "passage/index/records.h"
#include "passage/index/schema.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"
#include "searchd/search/work_passages.h"

namespace searchd {
namespace {

/// How often each form stands in texts of each language.
struct Form {
  int count = 0;
  std::map<std::string, int, std::less<>> by_language;
};
using Forms = std::map<std::string, Form>;

void count_forms(const std::string& word, std::string_view text, const std::string& language,
                 passage::Analyzer& analyzer, Forms& forms) {
  for (const passage::Token& token : analyzer.analyze(text)) {
    if (*token.exact != word) continue;
    Form& form = forms[std::string(text.substr(token.begin, token.end - token.begin))];
    ++form.count;
    ++form.by_language[std::string(passage::primary_subtag(language))];
  }
}

void count_forms_in(const Xapian::PostingIterator& posting, const std::string& word, int places, OpenIndex& index,
                    Forms& forms) {
  const passage::WorkRecord work = passage::decode_work(index.snapshot.documents.get_document(*posting).get_data());
  const WorkPassages passages(work);
  auto at = posting.positionlist_begin();
  for (int i = 0; i < places && at != posting.positionlist_end(); ++i, ++at) {
    const std::optional<std::size_t> number = passages.at(*at);
    if (!number) continue;
    const WorkPassages::Place place = passages.place(*number);
    const std::string& id = work.versions[place.version].metadata.id;
    for (const auto& record : passage::read_passages(index.snapshot, id, place.passage + 1, 1)) {
      count_forms(word, record.passage.text, record.passage.language, index.analyzer, forms);
    }
  }
}

void count_forms_of_metadata(const std::string& word, OpenIndex& index, Forms& forms) {
  const auto posting = index.snapshot.documents.postlist_begin(passage::word_term(word));
  if (posting == index.snapshot.documents.postlist_end(passage::word_term(word))) return;
  const passage::WorkRecord work = passage::decode_work(index.snapshot.documents.get_document(*posting).get_data());
  for (const passage::VersionRecord& version : work.versions) {
    const passage::Metadata& metadata = version.metadata;
    for (const std::string* text : {&metadata.title, &metadata.event}) {
      count_forms(word, *text, metadata.language, index.analyzer, forms);
    }
    for (const std::string& topic : metadata.topics) {
      count_forms(word, topic, metadata.language, index.analyzer, forms);
    }
  }
}

/// Empty where it is not known.
std::string main_language(const Form& form) {
  const auto most = std::ranges::max_element(form.by_language, {}, [](const auto& one) { return one.second; });
  return most->first == "und" ? std::string{} : most->first;
}

}  // namespace

WrittenForm written_form(const std::string& word, OpenIndex& index, FormSample sample) {
  Forms forms;
  const std::string term = passage::word_term(word);
  auto posting = index.snapshot.documents.postlist_begin(term);
  const auto end = index.snapshot.documents.postlist_end(term);
  for (int i = 0; i < sample.works && posting != end; ++i, ++posting) {
    count_forms_in(posting, word, sample.places, index, forms);
  }
  // Some words stand in titles and topics only.
  if (forms.empty()) count_forms_of_metadata(word, index, forms);
  // Capitals begin sentences and titles.
  const auto rank = [](const auto& form) {
    return std::pair(passage::lower_cased(form.first) == form.first, form.second.count);
  };
  const auto best = std::ranges::max_element(forms, {}, rank);
  if (best == forms.end()) return {.text = word, .language = {}};
  return {.text = best->first, .language = main_language(best->second)};
}

}  // namespace searchd
