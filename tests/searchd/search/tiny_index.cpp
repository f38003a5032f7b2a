#include "tests/searchd/search/tiny_index.h"

#include <string>

#include <xapian.h>

#include "indexer/work_indexer.h"
#include "passage/index/blank_document.h"
#include "searchd/search/query_planner.h"

namespace {

struct Row {
  const char* id;
  const char* work;
  const char* language;
  const char* date;
  const char* kind;
  const char* title;
  std::vector<const char*> passages;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {"asylum-en",
       "asylum",
       "en",
       "2018-07-13",
       "statement",
       "The right to seek asylum",
       {"Everyone has the right to seek asylum.", "Refugees are not to be returned: this is called non-refoulement."}},
      {"asylum-es",
       "asylum",
       "es",
       "2018-07-20",
       "statement",
       "El derecho a solicitar asilo",
       {"Toda persona tiene derecho a solicitar asilo.", "Las personas refugiadas no pueden ser devueltas."}},
      {"seek-en",
       "seek-en",
       "en",
       "2019",
       "report",
       "Right words in the wrong order",
       {"To seek is a right. Asylum is another matter."}},
      {"detention-en",
       "detention-en",
       "en",
       "2021-03",
       "transcript",
       "Alternatives to detention",
       {"Detention of children ends.", "The detained were released; war refugees went home."}},
      {"migracion-es",
       "migracion-es",
       "es",
       "2020",
       "report",
       "Migración irregular",
       {"La migración irregular y las migraciones regulares."}},
      {"hijra-ar", "hijra-ar", "ar", "", "report", "الهجرة", {"تقرير عن الهجرة وحقوق المهاجرين."}},
      {"yixi-zh",
       "yixi-zh",
       "zh",
       "2018",
       "resolution",
       "安全、有序和正常移徙全球契约",
       {"国际移徙组织和移民的权利。"}},
      {"refugies-fr",
       "refugies-fr",
       "fr",
       "2016-09-19",
       "statement",
       "Déclaration de New York",
       {"L’asile des réfugiés et l’accueil."}},
      {"krieg-de", "krieg-de", "de", "2017", "report", "Bericht", {"Es war ein Krieg."}},
  };
  return all;
}

}  // namespace

std::vector<passage::Work> tiny_works() {
  std::vector<passage::Work> works;
  for (const Row& row : rows()) {
    passage::Document document;
    document.metadata = {.id = row.id,
                         .title = row.title,
                         .language = row.language,
                         .date = passage::parse_date(row.date),
                         .kind = row.kind};
    document.source = "tiny";
    document.format = "txt";
    std::uint32_t page = 0;
    for (const char* text : row.passages) document.passages.push_back({text, row.language, {.page = ++page}});
    if (works.empty() || works.back().key != row.work) works.push_back({.key = row.work});
    works.back().versions.push_back(std::move(document));
  }
  return works;
}

searchd::OpenIndex index_of(const std::vector<passage::Work>& works) {
  Xapian::WritableDatabase documents("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::WritableDatabase passages("", Xapian::DB_BACKEND_INMEMORY);
  indexer::WorkIndexer indexer;
  searchd::OpenIndex index;
  passage::IndexSnapshot& snapshot = index.snapshot;
  snapshot.generation = 7;
  documents.add_document(passage::blank_document());
  for (const passage::Work& work : works) {
    const indexer::IndexedWork indexed = indexer.index(work);
    documents.add_document(indexed.work);
    for (const Xapian::Document& passage : indexed.passages) passages.add_document(passage);
    for (const passage::Document& version : work.versions) ++snapshot.manifest.by_language[version.metadata.language];
  }
  documents.commit();
  passages.commit();
  snapshot.documents = documents;
  snapshot.passages = passages;
  index.languages = searchd::held_languages(snapshot.manifest);
  return index;
}

searchd::OpenIndex tiny_index() {
  return index_of(tiny_works());
}
