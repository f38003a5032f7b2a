#include "indexer/learn/parallel_corpus.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "passage/error.h"
#include "passage/index/document_reader.h"
#include "passage/index/schema.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

/// A work as far as it is needed to choose by: the ids of its versions, by language.
struct WorkVersions {
  std::string order;  ///< Digest of its key.
  std::map<std::string, std::string> ids;
};

std::vector<WorkVersions> works_with_versions(const passage::IndexSnapshot& snapshot) {
  std::vector<WorkVersions> works;
  passage::for_each_work(snapshot, [&](const passage::WorkRecord& work) {
    WorkVersions versions{.order = passage::key_digest(work.key)};
    for (const passage::VersionRecord& version : work.versions) {
      const std::string_view language = passage::primary_subtag(version.metadata.language);
      if (language != "und") versions.ids.emplace(language, version.metadata.id);
    }
    if (versions.ids.size() > 1) works.push_back(std::move(versions));
  });
  std::ranges::sort(works, {}, &WorkVersions::order);
  return works;
}

/// Leaves the languages with the most versions; of equals, the first by name.
void limit_languages(std::vector<WorkVersions>& works, std::size_t most) {
  std::map<std::string, std::size_t> counts;
  for (const WorkVersions& work : works) {
    for (const auto& [language, id] : work.ids) ++counts[language];
  }
  std::vector<std::pair<std::string, std::size_t>> ranked(counts.begin(), counts.end());
  std::ranges::stable_sort(ranked, std::greater{}, [](const auto& row) { return row.second; });
  for (std::size_t rank = most; rank < ranked.size(); ++rank) {
    for (WorkVersions& work : works) work.ids.erase(ranked[rank].first);
  }
  std::erase_if(works, [](const WorkVersions& work) { return work.ids.size() < 2; });
}

}  // namespace

ParallelCorpus read_parallel_corpus(const passage::IndexSnapshot& snapshot, CorpusLimits limits) {
  std::vector<WorkVersions> works = works_with_versions(snapshot);
  limit_languages(works, limits.languages);
  ParallelCorpus corpus;
  passage::Analyzer analyzer;
  std::size_t words = 0;
  for (const WorkVersions& work : works) {
    if (words >= limits.words) {
      ++corpus.works_left_out;
      continue;
    }
    for (const auto& [code, id] : work.ids) {
      const auto document = passage::read_document(snapshot, id);
      if (!document) throw passage::Error("the index lacks the document " + id + " that it names");
      CorpusLanguage& language = corpus.languages[code];
      VersionText text = version_text(*document, analyzer, language.vocabulary);
      words += text.words;
      language.versions.emplace(corpus.works, std::move(text));
    }
    ++corpus.works;
  }
  return corpus;
}

}  // namespace indexer
