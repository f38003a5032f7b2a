#include "indexer/index_writer.h"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <xapian.h>

#include "indexer/work_places.h"
#include "passage/error.h"
#include "passage/index/blank_document.h"
#include "passage/index/document_reader.h"
#include "passage/index/records.h"
#include "passage/index/schema.h"

namespace fs = std::filesystem;
using namespace indexer;

namespace {

struct TemporaryDirectory {
  fs::path path;
  TemporaryDirectory() {
    std::string pattern = (fs::temp_directory_path() / "passage-index-writer-XXXXXX").string();
    path = ::mkdtemp(pattern.data());
  }
  ~TemporaryDirectory() { fs::remove_all(path); }
};

passage::Document version(std::string id, std::string language, std::string text, std::string day = {}) {
  passage::Document document;
  document.metadata.id = std::move(id);
  document.metadata.language = language;
  document.metadata.title = "Title of " + document.metadata.id;
  document.metadata.topics = {"Detention", "detention"};
  document.metadata.date = passage::parse_date(day);
  document.source = "test";
  document.format = "txt";
  document.fingerprint = "f";
  document.added = "2026-01-02T03:04:05Z";
  document.passages.push_back({text, language, {.page = 1}});
  document.passages.push_back({"second passage " + text, language, {.page = 2}});
  return document;
}

passage::IndexSnapshot opened(const fs::path& directory) {
  return {.documents = Xapian::Database((directory / "documents").string()),
          .passages = Xapian::Database((directory / "passages").string())};
}

std::string key_of(int i) {
  std::string digits = std::to_string(i);
  return "work-" + std::string(5 - digits.size(), '0') + digits;
}

}  // namespace

TEST_CASE("documents come back from the index as they were given") {
  TemporaryDirectory directory;
  IndexWriter writer(directory.path, {.threads = 2});
  const passage::Work work{
      "w", {version("w-en", "en", "the right to seek asylum", "2018-02"), version("w-es", "es", "el asilo")}};
  writer.add(work);
  const WriterTotals totals = writer.finish();
  CHECK(totals.works == 1);
  CHECK(totals.documents == 2);
  CHECK(totals.passages == 4);

  const passage::IndexSnapshot snapshot = opened(directory.path);
  CHECK(snapshot.documents.get_doccount() == 1 + 1);
  CHECK(snapshot.passages.get_doccount() == 4);
  for (const passage::Document& expected : work.versions) {
    const auto read = passage::read_document(snapshot, expected.metadata.id);
    REQUIRE(read);
    CHECK(*read == expected);
  }
  CHECK_FALSE(passage::read_document(snapshot, "w"));
  CHECK(passage::read_passages(snapshot, "w-es", 2, 5).size() == 1);
}

TEST_CASE("the record of a work from before arrivals were noted is read") {
  passage::WorkRecord record{.key = "w"};
  for (const char* id : {"a", "b"}) record.versions.push_back({.metadata = {.id = id, .concepts = {"Asylum"}}});
  std::string bytes = encode(record);
  bytes.resize(bytes.size() - record.versions.size());  // each empty text is its length alone
  CHECK(passage::decode_work(bytes) == record);
  record.versions.back().added = "2026-01-02T03:04:05Z";
  CHECK(passage::decode_work(encode(record)) == record);
}

TEST_CASE("a work holds the terms of all its versions, and its fields once") {
  TemporaryDirectory directory;
  IndexWriter writer(directory.path, {});
  writer.add(
      {"w", {version("w-en", "en", "seeking asylum", "2018-02-03"), version("w-es", "es", "refugiados", "2019")}});
  writer.finish();
  const passage::IndexSnapshot snapshot = opened(directory.path);
  for (const std::string_view term : {"asylum", "Zseek", "refugiados", "Zrefugi", "Qw-en", "Qw-es", "Len", "Les",
                                      "Y2018", "XTdetention", "XTWdetention", "Stitle"}) {
    CAPTURE(term);
    CHECK(snapshot.documents.get_termfreq(std::string(term)) == 1);
  }
  CHECK(snapshot.documents.get_termfreq("Y2019") == 0);  // the earliest version's date is the work's
  const Xapian::Document document = snapshot.documents.get_document(indexer::work_id_step);
  CHECK(document.get_value(passage::first_day_slot) == "2018-02-03");
  CHECK(document.get_value(passage::added_slot) == "2026-01-02T03:04:05Z2018-02-03");
  CHECK(passage::decode_slot_values(document.get_value(passage::find_field("topic")->slot)) ==
        std::vector<std::string>{"Detention"});
  // The passages are found by the version's id and by positions alone.
  CHECK(snapshot.passages.get_termfreq("asylum") == 0);
  CHECK(snapshot.passages.get_termfreq("Qw-es") == snapshot.passages.get_doccount() / 2);
  const passage::WorkRecord work = passage::decode_work(document.get_data());
  for (const passage::VersionRecord& of : work.versions) {
    const std::string term = of.metadata.id == "w-en" ? "asylum" : "refugiados";
    const auto end = snapshot.documents.positionlist_end(document.get_docid(), term);
    auto at = snapshot.documents.positionlist_begin(document.get_docid(), term);
    REQUIRE(at != end);
    CHECK(*at >= of.first_position);
    CHECK(*at < of.first_position + of.passage_lengths.front());
  }
}

TEST_CASE("works stay in order over many shards, merged in several rounds") {
  TemporaryDirectory directory;
  // A work of 1 MiB fills a shard, so these are 70 shards: more than are opened at once.
  IndexWriter writer(directory.path, {.threads = 2, .memory_mb = 1});
  constexpr int works = 70;
  for (int i = 0; i < works; ++i) {
    passage::Document document = version(key_of(i), "en", "short");
    std::string text;
    while (text.size() < (std::size_t{1} << 20)) text += "detention ";
    document.passages.push_back({std::move(text), "en", {}});
    writer.add({key_of(i), {std::move(document)}});
  }
  CHECK(writer.finish().passages == 3 * works);
  const passage::IndexSnapshot snapshot = opened(directory.path);
  REQUIRE(snapshot.documents.get_doccount() == works + 1);
  for (int i = 0; i < works; ++i) {
    CHECK(passage::decode_work(snapshot.documents.get_document((i + 1) * indexer::work_id_step).get_data()).key ==
          key_of(i));
  }
  CHECK_FALSE(fs::exists(directory.path / "shards"));
}

// Without the blank document, Xapian 1.4.22 fails on terms that stand in every document of more than a thousand.
TEST_CASE("a term of all works is found where its frequency does not matter") {
  TemporaryDirectory directory;
  IndexWriter writer(directory.path, {.threads = 2});
  constexpr int works = 3000;
  for (int i = 0; i < works; ++i) writer.add({key_of(i), {version(key_of(i), "en", "short")}});
  CHECK(writer.finish().works == works);
  const passage::IndexSnapshot snapshot = opened(directory.path);
  CHECK(snapshot.documents.get_lastdocid() == works * work_id_step);
  const auto found = [&](const Xapian::Query& query, const Xapian::Weight& weight) {
    Xapian::Enquire enquire(snapshot.documents);
    enquire.set_weighting_scheme(weight);
    enquire.set_query(query);
    return enquire.get_mset(0, 1, works + 1).get_matches_lower_bound();
  };
  const Xapian::Query of_all(passage::word_term("short"));
  CHECK(found(of_all, Xapian::BoolWeight()) == works);
  CHECK(found(of_all, Xapian::CoordWeight()) == works);
  CHECK(found(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, of_all, 0), Xapian::BM25Weight()) == works);
  CHECK(found(passage::every_work(), Xapian::BM25Weight()) == works);
  CHECK(found(passage::every_work(), Xapian::BoolWeight()) == works);
}

TEST_CASE("an index of nothing can be opened") {
  TemporaryDirectory directory;
  IndexWriter writer(directory.path, {});
  CHECK(writer.finish().works == 0);
  CHECK(opened(directory.path).documents.get_doccount() == 1);
}

TEST_CASE("a failed write is an error, not a smaller index") {
  TemporaryDirectory directory;
  IndexWriter writer(directory.path, {.threads = 2});
  fs::remove_all(directory.path / "shards");
  std::ofstream(directory.path / "shards") << "in the way";
  writer.add({"w", {version("w", "en", "text")}});
  CHECK_THROWS(writer.finish());
}
