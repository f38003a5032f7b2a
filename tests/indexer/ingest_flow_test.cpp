// The whole flow of `index` with an extractor and a writer of the test's own.
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>

#include "indexer/extract/jsonl.h"
#include "indexer/ingest.h"
#include "indexer/ledger.h"
#include "passage/error.h"
#include "passage/index/byte_codec.h"
#include "passage/index/purged_ids.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace indexer;
namespace fs = std::filesystem;

namespace {

/// Paragraphs are lines; "!reason" refuses; "#id work language" declares.
Outcome fake_extract(std::string_view bytes, const ExtractionHints& hints) {
  if (hints.content_type == jsonl_row_content_type) {
    try {
      return extract_jsonl_row(bytes, hints);
    } catch (const RefusedFile& refused) {
      return Refusal{refused.reason(), refused.what()};
    }
  }
  if (bytes == "!damaged") return Refusal{RefusalReason::Damaged, "by test"};
  if (bytes.starts_with("!timeout")) return Refusal{RefusalReason::TimedOut, "by test"};
  if (bytes == "!scan") return Extraction{.format = "pdf", .pages = 1, .pages_without_text = {1}};
  if (bytes == "!half a scan") {
    return Extraction{.format = "pdf",
                      .metadata = {.language = "en"},
                      .blocks = {{.text = "Text."}},
                      .pages = 3,
                      .pages_without_text = {2, 3}};
  }
  if (bytes == "!fatal") throw passage::Error("no extractor can be started");
  Extraction extraction{.format = "txt"};
  std::istringstream lines{std::string(bytes)};
  std::string line;
  while (std::getline(lines, line)) {
    if (line.starts_with('#')) {
      std::istringstream words(line.substr(1));
      words >> extraction.metadata.id >> extraction.metadata.work >> extraction.metadata.language;
    } else if (!line.empty()) {
      extraction.blocks.push_back({.text = line});
    }
  }
  return extraction;
}

class Run {
 public:
  Run() { fs::create_directories(source_path()); }

  [[nodiscard]] fs::path data() const { return directory_.path() / "data"; }
  [[nodiscard]] fs::path source_path() const { return directory_.path() / "docs"; }

  void write(const std::string& relative, const std::string& content) const {
    const fs::path file = source_path() / relative;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    // As old as most files are; a file that is written to in the very second of a run is a case of its own.
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
  }
  void remove(const std::string& relative) const { fs::remove(source_path() / relative); }

  Report index(const std::vector<Source>& sources = {}) {
    options.data_directory = data();
    options.sources = sources.empty() ? std::vector{source_at(source_path())} : sources;
    extracted = 0;
    recognized = 0;
    keys.clear();
    std::map<std::string, passage::Document> written;
    unsigned passages = 0;
    const IngestParts parts{
        .start_extractor = [&]() -> Extractor {
          return [&](std::string_view bytes, const ExtractionHints& hints) {
            ++extracted;
            return fake_extract(bytes, hints);
          };
        },
        .start_recognizer = [&]() -> Extractor {
          return [&](std::string_view bytes, const ExtractionHints& hints) {
            ++recognized;
            Extraction page;
            page.blocks.push_back(
                {.text = std::string(bytes.substr(1)) + " on page " + std::to_string(hints.ocr_page)});
            return page;
          };
        },
        .find_ocr_engine = [&] { return engine; },
        .open_writer =
            [&](const fs::path& generation) {
              return WorkWriter{.add =
                                    [&](passage::Work work) {
                                      keys.push_back(work.key);
                                      for (passage::Document& version : work.versions) {
                                        passages += static_cast<unsigned>(version.passages.size());
                                        written[version.metadata.id] = std::move(version);
                                      }
                                    },
                                .finish =
                                    [&, generation] {
                                      if (fail_writing) throw passage::Error("the disk is full");
                                      tests::write_tiny_databases(generation, unsigned(keys.size()), passages);
                                    }};
            },
        .open_previous = [&](const passage::Generation&) -> DocumentReader {
          return [&](std::string_view id) -> std::optional<passage::Document> {
            const auto found = documents.find(std::string(id));
            return found == documents.end() ? std::nullopt : std::optional(found->second);
          };
        },
    };
    std::ostringstream out;
    Progress progress(ProgressMode::None, out);
    Report report = ingest(options, parts, progress);
    if (report.generation) documents = written;
    return report;
  }

  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> all;
    for (const auto& [id, document] : documents) all.push_back(id);
    return all;
  }

  IngestOptions options{.threads = 3};
  std::map<std::string, passage::Document> documents;  // of the published generation
  std::vector<std::string> keys;                       // of works, as the writer got them
  std::atomic<int> extracted = 0;
  std::atomic<int> recognized = 0;
  std::optional<OcrEngine> engine;  // none is installed
  bool fail_writing = false;

 private:
  tests::TemporaryDirectory directory_;
};

using Ids = std::vector<std::string>;
using Counts = std::vector<std::uint64_t>;

Counts counts(const Report& report) {
  return {report.added, report.changed, report.unchanged, report.removed, report.refused.size()};
}

}  // namespace

TEST_CASE("a folder is indexed, and nothing happens when nothing has changed") {
  Run run;
  run.write("b.txt", "second");
  run.write("a.txt", "first");
  const Report report = run.index();
  CHECK(report.status == ExitStatus::Done);
  CHECK(report.generation == 1);
  CHECK(run.ids() == Ids{"docs/a.txt", "docs/b.txt"});
  CHECK(run.keys == Ids{"docs/a.txt", "docs/b.txt"});
  CHECK(run.documents["docs/a.txt"].metadata.title == "first");
  CHECK(counts(report) == Counts{2, 0, 0, 0, 0});

  const Report again = run.index();
  CHECK(again.status == ExitStatus::Done);
  CHECK_FALSE(again.generation);
  CHECK(counts(again) == Counts{0, 0, 2, 0, 0});
  CHECK(run.extracted == 0);
  CHECK(passage::GenerationStore(run.data()).current()->number == 1);
  // Nothing is left behind in the data directory.
  std::size_t entries = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(run.data())) ++entries;
  CHECK(entries == 3);  // CURRENT, generations, lock
}

TEST_CASE("only what has changed is extracted again") {
  Run run;
  for (int i = 0; i < 20; ++i) run.write(std::to_string(i) + ".txt", "text");
  (void)run.index();
  run.write("3.txt", "TEXT");  // of the same size
  run.write("new.txt", "new");
  run.remove("7.txt");
  const Report report = run.index();
  CHECK(report.status == ExitStatus::Done);
  CHECK(counts(report) == Counts{1, 1, 18, 1, 0});
  CHECK(run.extracted == 2);
  CHECK(run.documents["docs/3.txt"].metadata.title == "TEXT");
  CHECK(run.documents.contains("docs/4.txt"));
  CHECK_FALSE(run.documents.contains("docs/7.txt"));
  CHECK(report.generation == 2);
}

TEST_CASE("a document keeps the time at which it came, changed and read anew too") {
  Run run;
  run.write("old.txt", "text");
  run.write("changing.txt", "text");
  (void)run.index();
  const std::string first = run.documents["docs/old.txt"].added;
  CHECK(first.size() == std::string_view("2018-02-22T10:00:00Z").size());
  CHECK(run.documents["docs/changing.txt"].added == first);

  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  run.write("changing.txt", "changed");
  run.write("new.txt", "new");
  (void)run.index();
  CHECK(run.documents["docs/old.txt"].added == first);
  CHECK(run.documents["docs/changing.txt"].added == first);
  const std::string second = run.documents["docs/new.txt"].added;
  CHECK(second > first);

  run.options.full = true;
  (void)run.index();
  CHECK(run.extracted == 3);
  CHECK(run.documents["docs/old.txt"].added == first);
  CHECK(run.documents["docs/new.txt"].added == second);
}

TEST_CASE("what a ledger of old does not say came with its generation at the latest") {
  Run run;
  run.write("a.txt", "text");
  (void)run.index();
  const auto generation = *passage::GenerationStore(run.data()).current();
  std::ostringstream text;
  text << std::ifstream(generation.ledger()).rdbuf();
  const std::string member = ",\"added\":\"" + run.documents["docs/a.txt"].added + "\"";
  std::string ledger = text.str();
  REQUIRE(ledger.find(member) != std::string::npos);
  ledger.erase(ledger.find(member), member.size());
  std::ofstream(generation.ledger(), std::ios::binary) << ledger;
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  run.write("b.txt", "text");
  (void)run.index();
  CHECK(run.documents["docs/a.txt"].added == passage::GenerationStore(run.data()).read_manifest(generation).created);
  CHECK(run.documents["docs/b.txt"].added > run.documents["docs/a.txt"].added);
}

TEST_CASE("with another thesaurus concepts are recognised anew, and nothing is extracted") {
  Run run;
  run.write("a.txt", "#a w en\nA wage, the wage.");
  run.write("b.txt", "#b w en\nThe rent, a rent.");
  const fs::path table = run.data().parent_path() / "terms.tsv";
  std::ofstream(table) << "en\nwage\n";
  run.options.concept_rules = concept_rules({table}, false);
  (void)run.index();
  CHECK(run.documents["a"].metadata.concepts == Ids{"wage"});
  CHECK(run.documents["b"].metadata.concepts == Ids{});
  CHECK_FALSE(run.index().generation);

  std::ofstream(table) << "en\nwage\nrent\n";
  run.options.concept_rules = concept_rules({table}, false);
  run.write("a.txt", "#a w en\nA wage, the rent; wage or rent.");
  CHECK(run.index().generation == 2);
  CHECK(run.extracted == 1);
  CHECK(run.documents["a"].metadata.concepts == Ids{"wage", "rent"});
  CHECK(run.documents["b"].metadata.concepts == Ids{"rent"});

  // Carried over, they are kept as they are.
  run.write("c.txt", "#c w en\nNothing.");
  CHECK(run.index().generation == 3);
  CHECK(run.extracted == 1);
  CHECK(run.documents["b"].metadata.concepts == Ids{"rent"});

  run.options.concept_rules = {};
  CHECK(run.index().generation == 4);
  CHECK(run.documents["b"].metadata.concepts == Ids{});
  CHECK_FALSE(run.index().generation);
}

TEST_CASE("a file that was touched but holds the same bytes is the same") {
  Run run;
  run.write("a.txt", "text");
  (void)run.index();
  fs::last_write_time(run.source_path() / "a.txt", fs::file_time_type::clock::now() - std::chrono::hours(2));
  CHECK_FALSE(run.index().generation);
  CHECK(run.extracted == 0);
}

TEST_CASE("a change within the clock's precision of the run before is seen") {
  Run run;
  run.write("a.txt", "text");
  const auto now = fs::file_time_type::clock::now();
  fs::last_write_time(run.source_path() / "a.txt", now);
  (void)run.index();
  std::ofstream(run.source_path() / "a.txt") << "TEXT";
  fs::last_write_time(run.source_path() / "a.txt", now);
  CHECK(run.index().changed == 1);
}

TEST_CASE("metadata that changes changes the document, configuration too") {
  Run run;
  run.write("a.txt", "text");
  (void)run.index();
  run.write("a.txt.meta.json", R"({"title": "Declared", "date": "2018-02"})");
  CHECK(run.index().changed == 1);
  CHECK(run.documents["docs/a.txt"].metadata.title == "Declared");
  Source source = source_at(run.source_path());
  source.base_url = "https://example.org/x";
  CHECK(run.index({source}).changed == 1);
  CHECK(run.documents["docs/a.txt"].metadata.url == "https://example.org/x/a.txt");
  CHECK(run.documents["docs/a.txt"].metadata.title == "Declared");
}

TEST_CASE("with --full all is extracted and published") {
  Run run;
  run.write("a.txt", "text");
  (void)run.index();
  run.options.full = true;
  const Report report = run.index();
  CHECK(report.generation == 2);
  CHECK(run.extracted == 1);
}

TEST_CASE("documents that cannot be read are reported once as new, the others are published") {
  Run run;
  run.write("good.txt", "text");
  run.write("bad.txt", "!damaged");
  run.write("empty.txt", "\n");
  run.write("scan.pdf", "!scan");
  const Report report = run.index();
  CHECK(report.status == ExitStatus::Reservations);
  CHECK(run.ids() == Ids{"docs/good.txt"});
  REQUIRE(report.refused.size() == 3);
  CHECK(report.refused[0].reason == RefusalReason::Damaged);
  CHECK(report.refused[0].detail == "by test");
  CHECK(report.refused[1].reason == RefusalReason::Empty);
  CHECK(report.refused[2].reason == RefusalReason::WantsOcr);

  const Report again = run.index();
  CHECK(again.status == ExitStatus::Done);
  CHECK_FALSE(again.generation);
  CHECK(run.extracted == 0);
  CHECK(again.refused.size() == 3);
  CHECK(std::ranges::all_of(again.refused, &Report::Refused::known));

  run.write("bad.txt", "repaired");
  CHECK(run.index().status == ExitStatus::Done);
  CHECK(run.ids() == Ids{"docs/bad.txt", "docs/good.txt"});
}

TEST_CASE("a file that takes too long is tried twice, and remembered by its content") {
  Run run;
  run.write("good.txt", "text");
  run.write("slow.txt", "!timeout");
  CHECK(run.index().status == ExitStatus::Reservations);
  // Once it is tried again: the machine may have been busy.
  Report again = run.index();
  CHECK(run.extracted == 1);
  CHECK(again.status == ExitStatus::Done);
  again = run.index();
  CHECK(run.extracted == 0);
  CHECK(again.status == ExitStatus::Done);
  CHECK_FALSE(again.generation);

  // Another content of the same kind is remembered too, although nothing else has changed.
  run.write("slow.txt", "!timeout again");
  again = run.index();
  CHECK(run.extracted == 1);
  CHECK(again.status == ExitStatus::Done);
  (void)run.index();
  CHECK(run.extracted == 1);
  CHECK(run.index().generation == std::nullopt);
  CHECK(run.extracted == 0);

  run.options.full = true;
  CHECK(run.index().status == ExitStatus::Done);
  CHECK(run.extracted == 2);
}

TEST_CASE("a link that leads to another file of the same bytes is read anew") {
  Run run;
  run.write("one.txt", "text");
  run.write("two.md", "text");
  fs::create_symlink("one.txt", run.source_path() / "link");
  (void)run.index();
  fs::remove(run.source_path() / "link");
  fs::create_symlink("two.md", run.source_path() / "link");
  CHECK(run.index().changed == 1);
}

TEST_CASE("a source that is served and moves takes the paths of its files along") {
  Run run;
  run.write("a.txt", "text");
  Source source = source_at(run.source_path());
  source.name = "served";
  source.serve = true;
  (void)run.index({source});
  CHECK(run.documents["served/a.txt"].file == run.source_path() / "a.txt");
  fs::rename(run.source_path(), run.data().parent_path() / "moved");
  source.path = run.data().parent_path() / "moved";
  (void)run.index({source});
  CHECK(run.documents["served/a.txt"].file == source.path / "a.txt");
}

TEST_CASE("a change that leaves size, time and inode as they were is seen") {
  Run run;
  run.write("a.txt", "first");
  (void)run.index();
  const fs::path file = run.source_path() / "a.txt";
  const auto time = fs::last_write_time(file);
  std::fstream(file, std::ios::in | std::ios::out) << "other";
  fs::last_write_time(file, time);
  CHECK(run.index().changed == 1);
  CHECK(run.documents["docs/a.txt"].metadata.title == "other");
}

TEST_CASE("an id that two documents have is refused to the second, naming both") {
  Run run;
  run.write("a.txt", "#same\nfirst");
  run.write("b.txt", "#same\nsecond");
  const Report report = run.index();
  CHECK(report.status == ExitStatus::Reservations);
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused[0].file == "b.txt");
  CHECK(report.refused[0].reason == RefusalReason::BadMetadata);
  CHECK_THAT(report.refused[0].detail, Catch::Contains("a.txt") && Catch::Contains("same"));
  CHECK(run.documents["same"].metadata.title == "first");
  CHECK(run.index().status == ExitStatus::Done);
  // It is taken in as soon as the first has gone.
  run.remove("a.txt");
  run.options.allow_shrink = true;
  CHECK(run.index().status == ExitStatus::Done);
  CHECK(run.documents["same"].metadata.title == "second");
}

TEST_CASE("a bad id refuses the document") {
  Run run;
  run.write("a.txt", "text");
  run.write("a.txt.meta.json", R"({"id": ")" + std::string(201, 'x') + "\"}");
  const Report report = run.index();
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused[0].reason == RefusalReason::BadMetadata);
}

TEST_CASE("only the documents of the named sources are touched") {
  Run run;
  run.write("one/a.txt", "a");
  run.write("two/b.txt", "b");
  const Source one = source_at(run.source_path() / "one");
  const Source two = source_at(run.source_path() / "two");
  (void)run.index({one, two});
  CHECK(run.ids() == Ids{"one/a.txt", "two/b.txt"});
  run.write("one/a.txt", "changed");
  run.write("two/b.txt", "changed too");
  const Report report = run.index({one});
  CHECK(counts(report) == Counts{0, 1, 0, 0, 0});
  CHECK(run.documents["one/a.txt"].metadata.title == "changed");
  CHECK(run.documents["two/b.txt"].metadata.title == "b");
  // The same folder by another way of writing it is the same source, and named twice it is read once.
  CHECK(run.index({source_at(run.source_path() / "two" / ".."), source_at(run.source_path() / "x" / "..")}).added == 2);
}

TEST_CASE("an id of a source that is not touched keeps its document") {
  Run run;
  run.write("one/a.txt", "#same\nfirst");
  run.write("two/b.txt", "#same\nsecond");
  (void)run.index({source_at(run.source_path() / "two")});
  const Report report = run.index({source_at(run.source_path() / "one")});
  CHECK(report.status == ExitStatus::Reservations);
  REQUIRE(report.refused.size() == 1);
  CHECK_THAT(report.refused[0].detail, Catch::Contains("b.txt"));
  CHECK(run.documents["same"].metadata.title == "second");
}

TEST_CASE("translations become one work, in order of keys, and what they disagree on is remarked") {
  Run run;
  run.write("1.txt", "#z-es pact es\ntexto");
  run.write("2.txt", "#a-en pact en\ntext");
  run.write("3.txt", "#b\nalone");
  run.write("1.txt.meta.json", R"({"date": "2018", "kind": "report"})");
  run.write("2.txt.meta.json", R"({"date": "2019", "kind": "statement"})");
  const Report report = run.index();
  CHECK(run.keys == Ids{"b", "pact"});
  CHECK(report.works == 2);
  CHECK(report.documents == 3);
  CHECK(std::ranges::count_if(report.remarks,
                              [](const Report::Remark& remark) { return remark.file == "work pact"; }) == 2);
  const auto manifest =
      passage::GenerationStore(run.data()).read_manifest(*passage::GenerationStore(run.data()).current());
  CHECK(manifest.works == 2);
  CHECK(manifest.documents == 3);
  CHECK(manifest.by_kind.at("report") == 1);
  CHECK(manifest.by_language.at("es") == 1);
  CHECK(manifest.by_source.at("docs") == 3);
}

TEST_CASE("documents of one symbol become one work, the same by degrees as at once") {
  const std::string english = R"({"id": "m", "text": "one", "language": "en", "symbol": "A/RES/73/195"})";
  const std::string spanish = R"({"id": "b", "text": "uno", "language": "es", "symbol": "a res 73 195"})";
  const std::string french = R"({"id": "x", "text": "un", "language": "fr", "symbol": "A/RES/73/195"})";
  const std::string other = R"({"id": "c", "text": "un", "language": "fr", "symbol": "A/RES/73/196"})";
  Run run;
  run.write("c.jsonl", english + "\n" + other + "\n");
  (void)run.index();
  CHECK(run.keys == Ids{"c", "m"});
  run.write("c.jsonl", english + "\n" + spanish + "\n" + french + "\n" + other + "\n");
  const Report report = run.index();
  CHECK(report.works == 2);
  CHECK(run.keys == Ids{"b", "c"});
  const Ids by_degrees = run.keys;
  run.options.full = true;
  (void)run.index();
  CHECK(run.keys == by_degrees);
  run.options.full = false;
  run.options.allow_shrink = true;
  run.write("c.jsonl", english + "\n" + other + "\n");
  (void)run.index();
  CHECK(run.keys == Ids{"c", "m"});
}

TEST_CASE("files that may be versions of one are said in the report, whatever was carried over") {
  Run run;
  run.write("letter-en.txt", "one");
  run.write("letter-en.txt.meta.json", R"({"language": "en"})");
  run.write("letter-es.txt", "uno");
  run.write("letter-es.txt.meta.json", R"({"language": "es"})");
  for (int i = 0; i < 2; ++i) {
    const Report report = run.index();
    CHECK(report.works == 2);
    REQUIRE(report.suspected_versions.size() == 1);
    CHECK(report.suspected_versions[0].files == Ids{"letter-en.txt", "letter-es.txt"});
  }
}

TEST_CASE("a source that is empty, absent or has shrunk keeps its documents") {
  Run run;
  for (int i = 0; i < 20; ++i) run.write(std::to_string(i) + ".txt", "text");
  (void)run.index();
  SECTION("two of twenty may go") {
    run.remove("0.txt");
    run.remove("1.txt");
    CHECK(run.index().status == ExitStatus::Done);
    CHECK(run.documents.size() == 18);
  }
  SECTION("three may not") {
    for (const char* name : {"0.txt", "1.txt", "2.txt"}) run.remove(name);
    const Report report = run.index();
    CHECK(report.status == ExitStatus::Held);
    CHECK_FALSE(report.generation);
    CHECK_THAT(report.sources[0].problem, Catch::Contains("--allow-shrink"));
    run.options.allow_shrink = true;
    CHECK(run.index().status == ExitStatus::Done);
    CHECK(run.documents.size() == 17);
  }
  SECTION("nor may documents that can no longer be read") {
    for (const char* name : {"0.txt", "1.txt", "2.txt"}) run.write(name, "!damaged");
    CHECK(run.index().status == ExitStatus::Held);
  }
  SECTION("nor may another folder stand in its place, however large") {
    for (int i = 0; i < 20; ++i) {
      run.remove(std::to_string(i) + ".txt");
      run.write("other-" + std::to_string(i) + ".txt", "other text");
    }
    const Report report = run.index();
    CHECK(report.status == ExitStatus::Held);
    CHECK_THAT(report.sources[0].problem, Catch::Contains("lacks 20 of these"));
    run.options.allow_shrink = true;
    CHECK(run.index().status == ExitStatus::Done);
    CHECK(run.documents.size() == 20);
  }
  SECTION("but all may be renamed") {
    fs::create_directories(run.source_path() / "new");
    for (int i = 0; i < 20; ++i) {
      fs::rename(run.source_path() / (std::to_string(i) + ".txt"),
                 run.source_path() / "new" / (std::to_string(i) + ".txt"));
    }
    CHECK(run.index().status == ExitStatus::Done);
    CHECK(run.documents.contains("docs/new/7.txt"));
  }
  SECTION("an empty one is held") {
    fs::remove_all(run.source_path());
    fs::create_directories(run.source_path());
    CHECK(run.index().status == ExitStatus::Held);
    run.options.allow_shrink = true;
    const Report report = run.index();
    CHECK(report.status == ExitStatus::Done);
    CHECK(report.removed == 20);
    CHECK(run.documents.empty());
  }
  SECTION("an absent one is held") {
    fs::remove_all(run.source_path());
    CHECK(run.index().status == ExitStatus::Held);
    run.options.allow_shrink = true;
    CHECK(run.index().removed == 20);
  }
  SECTION("what another source brings is published all the same, with reservations") {
    run.write("../other/a.txt", "other");
    const Source other = source_at(run.source_path().parent_path() / "other");
    fs::remove_all(run.source_path());
    const Report report = run.index({source_at(run.source_path()), other});
    CHECK(report.status == ExitStatus::Reservations);
    CHECK(report.generation == 2);
    CHECK(run.documents.size() == 21);
  }
}

TEST_CASE("a source that was never there is held, whatever is allowed") {
  Run run;
  run.options.allow_shrink = true;
  const Report report = run.index({source_at("/nonexistent/folder")});
  CHECK(report.status == ExitStatus::Held);
  CHECK_THAT(report.sources[0].problem, Catch::Contains("/nonexistent/folder"));
  Run empty;
  CHECK(empty.index().status == ExitStatus::Held);
}

TEST_CASE("a source that cannot be read keeps its documents, with reservations") {
  Run run;
  run.write("a.txt", "a");
  Source source = source_at(run.source_path());
  source.name = "named";
  (void)run.index({source});
  source.path = "/dev/null";
  const Report report = run.index({source});
  CHECK(report.status == ExitStatus::Reservations);
  CHECK_FALSE(report.generation);
  CHECK(passage::GenerationStore(run.data()).current()->number == 1);
}

TEST_CASE("rows of a collection are documents, each unchanged by itself") {
  Run run;
  run.write("c.jsonl",
            "{\"id\": \"r1\", \"text\": \"one\", \"language\": \"en\"}\n"
            "{\"id\": \"r2\", \"passages\": [{\"text\": \"two\", \"page\": 3}, {\"text\": \"three\"}]}\n");
  CHECK(run.index().added == 2);
  CHECK(run.documents["r2"].passages.size() == 2);
  CHECK(run.documents["r2"].passages[0].locator.page == 3);
  CHECK(run.documents["r1"].format == "jsonl");
  run.write("c.jsonl",
            "{\"id\": \"r0\", \"text\": \"zero\"}\n{\"id\": \"r1\", \"text\": \"one\", \"language\": \"en\"}\n"
            "{\"id\": \"r2\", \"html\": \"<p>changed\"}\n");
  CHECK(counts(run.index()) == Counts{1, 1, 1, 0, 0});
  CHECK(run.extracted == 2);
}

TEST_CASE("an error that concerns all documents ends the run with nothing published") {
  Run run;
  run.write("a.txt", "text");
  (void)run.index();
  SECTION("of the extractor") {
    run.write("b.txt", "!fatal");
    CHECK_THROWS_AS(run.index(), passage::Error);
  }
  SECTION("of the writer") {
    run.write("b.txt", "text");
    run.fail_writing = true;
    CHECK_THROWS_AS(run.index(), passage::Error);
  }
  SECTION("of the ledger") {
    run.write("b.txt", "text");
    const auto current = passage::GenerationStore(run.data()).current();
    std::ofstream(current->ledger(), std::ios::app) << "{\"source\": \"x\"}\n";
    CHECK_THROWS_WITH(run.index(), Catch::Contains("ledger.jsonl"));
  }
  CHECK(passage::GenerationStore(run.data()).current()->number == 1);
  CHECK(passage::GenerationStore(run.data()).generations().size() == 1);
}

TEST_CASE("while another indexer works, nothing is done") {
  Run run;
  run.write("a.txt", "text");
  const auto lock = passage::StoreLock::acquire(run.data());
  CHECK(run.index().status == ExitStatus::Locked);
}

TEST_CASE("files that the daemon may serve are named, others are not") {
  Run run;
  run.write("a.txt", "text");
  (void)run.index();
  CHECK(run.documents["docs/a.txt"].file.empty());
  Source source = source_at(run.source_path());
  source.serve = true;
  (void)run.index({source});
  CHECK(run.documents["docs/a.txt"].file == (run.source_path() / "a.txt").string());
}

TEST_CASE("scans are read as soon as there is an engine, and each page once") {
  Run run;
  run.write("text.txt", "text");
  run.write("scan.pdf", "!scan");
  CHECK(run.index().status == ExitStatus::Reservations);
  CHECK(run.index().ocr.wanting == 1);
  CHECK(run.extracted == 0);

  run.engine = OcrEngine{"tesseract 5", {"eng"}};
  const Report report = run.index();
  CHECK(report.status == ExitStatus::Done);
  CHECK(counts(report) == Counts{1, 0, 1, 0, 0});
  CHECK(report.ocr.recognized == 1);
  CHECK(run.extracted == 1);
  CHECK(run.documents["docs/scan.pdf"].passages.at(0).text == "scan on page 1");
  CHECK(run.documents["docs/scan.pdf"].passages.at(0).locator.ocr);

  CHECK_FALSE(run.index().generation);
  CHECK(run.extracted == 0);
  run.options.full = true;
  CHECK(run.index().generation);
  CHECK(run.recognized == 0);
  run.options.full = false;

  // With the engine gone what was read stays; with another one it is read again.
  run.engine.reset();
  CHECK_FALSE(run.index().generation);
  run.engine = OcrEngine{"tesseract 6", {"eng"}};
  CHECK(run.index().generation);
  CHECK(run.recognized == 1);
}

TEST_CASE("scans whose turn has not come wait without a reservation, and the next run goes on") {
  Run run;
  run.engine = OcrEngine{"tesseract 5", {"eng"}};
  run.options.ocr_limits.run = std::chrono::milliseconds(0);
  run.write("text.txt", "text");
  run.write("scan.pdf", "!scan");
  Report report = run.index();
  CHECK(report.status == ExitStatus::Done);
  CHECK(report.generation == 1);
  CHECK(report.ocr.waiting == 1);
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused[0].reason == RefusalReason::AwaitsOcr);
  CHECK_THAT(to_text(report), Catch::Contains("1 page waits for text recognition"));

  // Still no time: nothing is read in vain, and nothing is published.
  report = run.index();
  CHECK(run.extracted == 0);
  CHECK_FALSE(report.generation);
  CHECK(report.ocr.waiting == 1);

  run.options.ocr_limits = {};
  report = run.index();
  CHECK(counts(report) == Counts{1, 0, 1, 0, 0});
  CHECK(report.ocr.waiting == 0);
}

TEST_CASE("what OCR has read is forgotten with the last generation that holds its document") {
  Run run;
  run.engine = OcrEngine{"tesseract 5", {"eng"}};
  const auto readings = [&] {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(run.data() / "ocr")) count += entry.is_regular_file();
    return count;
  };
  for (int i = 0; i < 20; ++i) run.write(std::to_string(i) + ".txt", "text");
  run.write("scan.pdf", "!scan");
  (void)run.index();
  CHECK(readings() == 1);
  run.remove("scan.pdf");
  (void)run.index();
  CHECK(readings() == 1);  // the generation to roll back to has it
  run.write("0.txt", "other");
  (void)run.index();
  CHECK(readings() == 0);
}

TEST_CASE("what OCR has read of a purged document goes, and does not come back", "[purge]") {
  Run run;
  run.engine = OcrEngine{"tesseract 5", {"eng"}};
  run.write("text.txt", "text");
  run.write("scan.pdf", "!scan");
  (void)run.index();
  const auto readings = [&] {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(run.data() / "ocr")) count += entry.is_regular_file();
    return count;
  };
  REQUIRE(readings() == 1);
  passage::PurgedIds purged;
  purged.add("docs/scan.pdf");
  purged.save(run.data());
  CHECK(run.index().generation);
  CHECK(readings() == 0);
  CHECK(passage::PurgedIds::load(run.data()).is_finished());
  // The source still has it: it is read once more, and nothing of it stays.
  const Report night = run.index();
  CHECK_FALSE(night.generation);
  CHECK(night.purged == 1);
  CHECK(readings() == 0);
}

TEST_CASE("a source may want no OCR, or be told that there is none") {
  Run run;
  run.write("text.txt", "text");
  run.write("scan.pdf", "!scan");
  Source source = source_at(run.source_path());
  source.ocr.mode = OcrMode::Always;
  CHECK_THAT(to_text(run.index({source})), Catch::Contains("tesseract-ocr is not installed"));
  run.engine = OcrEngine{"tesseract 5", {"eng"}};
  CHECK(run.index({source}).added == 1);
  source.ocr.mode = OcrMode::Never;
  run.options.allow_shrink = true;
  const Report report = run.index({source});
  CHECK(report.removed == 1);
  CHECK(report.ocr.wanting == 1);
  CHECK_FALSE(run.index({source}).generation);
}

namespace {

/// Ninety words, other ones for each number.
std::string long_text(int number) {
  std::string text;
  for (int i = 0; i < 90; ++i)
    text += std::string(i == 0 ? "" : " ") + "word" + char('a' + number) + char('a' + i % 26) + char('a' + i / 26);
  return text;
}

Source folding(const Run& run, bool folds) {
  Source source = source_at(run.source_path());
  source.fold_duplicates = folds;
  return source;
}

/// "id:work" of each document, with what is shown for copies.
std::string works(const Run& run) {
  std::string all;
  const auto ledger = Ledger::load(passage::GenerationStore(run.data()).current()->ledger());
  std::map<std::string, std::string> by_id;
  for (const LedgerEntry& entry : ledger.entries())
    by_id[entry.id] = entry.work + (entry.copy_of.empty() ? "" : ">" + entry.copy_of);
  for (const auto& [id, work] : by_id) all += id.substr(5) + ":" + work.substr(5) + " ";
  return all;
}

}  // namespace

TEST_CASE("copies are shown as one where the source asks for it, with nothing read again", "[duplicates]") {
  Run run;
  run.write("a.txt", long_text(1));
  run.write("b.txt", long_text(1));
  run.write("c.txt", long_text(2));
  const Report listed = run.index({folding(run, false)});
  CHECK(listed.works == 3);
  REQUIRE(listed.duplicates.size() == 1);
  CHECK(listed.duplicates[0].shown.id == "docs/a.txt");
  CHECK(listed.duplicates[0].copies.at(0).likeness == Likeness::SameBytes);
  CHECK_FALSE(listed.duplicates[0].copies.at(0).folded);
  // They are told every night.
  const Report quiet = run.index({folding(run, false)});
  CHECK_FALSE(quiet.generation);
  CHECK(quiet.duplicates.size() == 1);

  const Report folded = run.index({folding(run, true)});
  CHECK(folded.generation == 2);
  CHECK(run.extracted == 0);
  CHECK(folded.documents == 3);
  CHECK(folded.works == 2);
  CHECK(folded.duplicates.at(0).copies.at(0).folded);
  CHECK(run.keys == Ids{"docs/a.txt", "docs/c.txt"});
  CHECK(run.documents["docs/b.txt"].copy_of == "docs/a.txt");
  CHECK(run.documents["docs/a.txt"].copy_of.empty());
  CHECK_FALSE(run.index({folding(run, true)}).generation);

  // What was shown goes: the copy takes its place, unread.
  run.remove("a.txt");
  run.options.allow_shrink = true;
  CHECK(run.index({folding(run, true)}).generation == 3);
  CHECK(run.extracted == 0);
  CHECK(run.documents["docs/b.txt"].copy_of.empty());
  CHECK(run.documents["docs/b.txt"].passages.at(0).text == long_text(1));
  CHECK(works(run) == "b.txt:b.txt c.txt:c.txt ");

  run.write("a.txt", long_text(1));
  CHECK(run.index({folding(run, true)}).works == 2);
  CHECK(run.index({folding(run, false)}).works == 3);
  CHECK(run.extracted == 0);
}

TEST_CASE("whether a source wants copies shown as one is remembered while another is indexed", "[duplicates]") {
  Run run;
  run.write("a.txt", long_text(1));
  run.write("b.txt", long_text(1));
  (void)run.index({folding(run, true)});
  const fs::path other = run.source_path().parent_path() / "other";
  fs::create_directories(other);
  std::ofstream(other / "c.txt") << long_text(1);
  CHECK(run.index({source_at(other)}).works == 2);
  Source wanting = source_at(other);
  wanting.fold_duplicates = true;
  CHECK(run.index({wanting}).works == 1);
}

TEST_CASE("step by step or at once, the same copies are shown as one", "[duplicates]") {
  const auto write = [](const Run& run, const std::string& name, const std::string& date, int text) {
    run.write(name, long_text(text));
    run.write(name + ".meta.json", R"({"date": ")" + date + R"("})");
  };
  Run by_steps;
  by_steps.options.allow_shrink = true;
  write(by_steps, "d.txt", "2021", 1);
  (void)by_steps.index({folding(by_steps, true)});
  write(by_steps, "c.txt", "2020", 1);
  write(by_steps, "e.txt", "2018", 2);
  (void)by_steps.index({folding(by_steps, true)});
  write(by_steps, "b.txt", "2022", 2);
  write(by_steps, "f.txt", "2019", 1);
  (void)by_steps.index({folding(by_steps, true)});
  by_steps.remove("d.txt");
  by_steps.remove("d.txt.meta.json");
  (void)by_steps.index({folding(by_steps, true)});
  Run at_once;
  write(at_once, "b.txt", "2022", 2);
  write(at_once, "c.txt", "2020", 1);
  write(at_once, "e.txt", "2018", 2);
  write(at_once, "f.txt", "2019", 1);
  (void)at_once.index({folding(at_once, true)});
  CHECK(works(by_steps) == "b.txt:b.txt>docs/e.txt c.txt:c.txt>docs/f.txt e.txt:b.txt f.txt:c.txt ");
  CHECK(works(at_once) == works(by_steps));
  CHECK(at_once.keys == by_steps.keys);
}

TEST_CASE("what documents want is told every morning, with nothing read again") {
  Run run;
  run.write("half.pdf", "!half a scan");
  run.write("declared.txt", "#declared w es\nZzz.");
  run.write("short.txt", "Zzz.");
  for (int morning = 0; morning < 2; ++morning) {
    const Report report = run.index();
    CHECK(run.extracted == (morning == 0 ? 3 : 0));
    REQUIRE(report.wanting_ocr.size() == 1);
    CHECK(report.wanting_ocr[0].document.file == "half.pdf");
    CHECK(report.wanting_ocr[0].pages == 2);
    REQUIRE(report.guessed_languages.size() == 1);
    CHECK(report.guessed_languages[0].document.id == "docs/short.txt");
  }
  run.options.allow_shrink = true;
  run.write("half.pdf", "!scan");  // what wants it as a whole is refused for it, and not told twice
  const Report report = run.index();
  CHECK(report.wanting_ocr.empty());
  CHECK(report.refused.at(0).reason == RefusalReason::WantsOcr);
}

TEST_CASE("each source has its own part of the report") {
  Run run;
  for (int i = 0; i < 20; ++i) run.write(std::to_string(i) + ".txt", "text");
  (void)run.index();
  run.write("new.txt", "text");
  run.write("3.txt", "other");
  run.write("4.txt", "!damaged");
  run.remove("5.txt");
  const Report report = run.index();
  REQUIRE(report.sources.size() == 1);
  const Report::SourceOutcome& source = report.sources[0];
  CHECK(source.name == run.source_path().string());
  CHECK(source.documents_before == 20);
  CHECK(source.documents_after == 19);
  CHECK(source.unchanged == 17);
  CHECK(source.added_files == Ids{"new.txt"});
  CHECK(source.changed_files == Ids{"3.txt"});
  CHECK(source.removed_files == Ids{"4.txt", "5.txt"});
  CHECK(Counts{source.added, source.changed, source.unchanged, source.removed, 1} == counts(report));
  CHECK(report.refused.at(0).source == source.name);
}
