// passage-indexer purge, run as people run it.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "indexer/purge/kept_places.h"
#include "passage/index/purged_ids.h"
#include "tests/indexer/indexer.h"
#include "tests/indexer/source/wordpress/indexed_site.h"
#include "tests/tiny_generation.h"
#include "tests/tiny_translations.h"
#include "tests/traces.h"

using Catch::Contains;
using tests::Indexer;
namespace fs = std::filesystem;

namespace {

// What is to be gone: the title, a word of the text (the beginning, which its stem has too), the name of the file.
const std::vector<std::string> secrets{"Hidden harbour", "quixotar", "testimony-12"};

/// Three documents, one of which is to go. It has a version.
class Collection : public Indexer {
 public:
  Collection() {
    write("testimony-12.md",
          "---\ntitle: Hidden harbour\nwork: crossing\nlanguage: en\n---\nThe quixotarians crossed by night and were "
          "sent back before the morning.\n");
    write("crossing.es.md",
          "---\ntitle: La travesía\nwork: crossing\nlanguage: es\n---\nCruzaron de noche y las devolvieron antes de la "
          "mañana.\n");
    write("statement.md", "# A statement\n\nThe network asks every government for an answer in writing.\n");
  }

  [[nodiscard]] tests::Outcome purge(std::vector<std::string> ids) const {
    ids.insert(ids.begin(), {"purge", "--data", data().string()});
    return run(ids);
  }
  [[nodiscard]] tests::Outcome verify() const { return run({"verify", "--data", data().string()}); }
  [[nodiscard]] passage::GenerationStore store() const { return passage::GenerationStore(data()); }
  [[nodiscard]] std::uint64_t current() const { return store().current()->number; }
  [[nodiscard]] std::uint64_t reported(const char* name) const { return report()[name].GetUint64(); }
};

constexpr const char* testimony = "docs/testimony-12.md";

void require_no_traces(const Indexer& indexer, const std::vector<std::string>& words = secrets) {
  for (const std::string& trace : tests::traces(indexer.data(), words)) {
    CAPTURE(trace);
    CHECK(false);
  }
}

}  // namespace

TEST_CASE("no byte of a purged document is left in the data directory, and its versions stay", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  indexer.write("statement.md", "# A statement\n\nThe network still asks for an answer in writing.\n");
  REQUIRE(indexer.index().status == 0);
  REQUIRE(indexer.store().generations().size() == 2);
  REQUIRE(tests::traces(indexer.data(), secrets).size() > 6);
  fs::create_directories(indexer.data() / "sources");
  std::ofstream(indexer.data() / "sources" / "site.json") << "testimony-12";
  std::ofstream(indexer.data() / "spool.abcdef") << "quixotarians";
  fs::create_directories(indexer.data() / "generations" / "00000007.draft");
  std::ofstream(indexer.data() / "generations" / "00000007.draft" / "part") << "Hidden harbour";

  const tests::Outcome outcome = indexer.purge({testimony});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Contains("docs/testimony-12.md: removed") && Contains("stay: docs/crossing.es.md."));
  CHECK_THAT(outcome.err, Contains("Generation 8 is published without what was purged: 2 documents in 2 works."));
  CHECK_THAT(outcome.err, Contains("Older generations were removed:") && Contains("nothing to roll back to"));
  CHECK_THAT(outcome.err, Contains("the remembered lists of sites"));
  CHECK_THAT(outcome.err, Contains("--report") && Contains("backups"));
  CHECK_THAT(outcome.err, !Contains("Hidden harbour"));

  require_no_traces(indexer);
  CHECK(indexer.verify().status == 0);
  CHECK(indexer.store().generations().size() == 1);
  CHECK_FALSE(indexer.document(testimony));
  CHECK(indexer.document("docs/crossing.es.md"));
  CHECK(indexer.document("docs/statement.md"));
  CHECK(indexer.run({"rollback", "--data", indexer.data().string()}).status == 1);
  require_no_traces(indexer);
}

TEST_CASE("a purged document stays out of all later runs, which is neither shrinking nor news", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  REQUIRE(indexer.purge({testimony}).status == 0);

  const tests::Outcome again = indexer.index();
  INFO(again.err);
  CHECK(again.status == 0);
  CHECK(indexer.current() == 2);
  CHECK_THAT(again.err, Contains("Nothing has changed") && Contains("1 document was left out because it was purged."));
  CHECK(indexer.reported("purged") == 1);
  for (const char* none : {"added", "changed", "removed"}) CHECK(indexer.reported(none) == 0);
  CHECK(indexer.report()["refused"].Empty());
  CHECK(tests::content(indexer.file("report.json")).find("testimony-12") == std::string::npos);

  REQUIRE(indexer.index({"--full", indexer.folder().string()}).status == 0);
  CHECK(indexer.current() == 3);
  indexer.write("testimony-12.md", "# Hidden harbour\n\nThe quixotarians, told once more, at greater length.\n");
  CHECK(indexer.index().status == 0);
  CHECK(indexer.current() == 3);
  indexer.write("testimony-12.md", std::string("\0\xff\0\0binary", 10));
  CHECK(indexer.index().status == 0);  // no file that cannot be read is new
  CHECK(indexer.current() == 3);
  CHECK_FALSE(indexer.document(testimony));
  require_no_traces(indexer);

  fs::remove(indexer.folder() / "testimony-12.md");
  CHECK(indexer.index().status == 0);
  CHECK(indexer.current() == 3);
  CHECK(indexer.reported("purged") == 0);
}

TEST_CASE("a purged id stays out whatever brings it back", "[purge]") {
  const Collection indexer;
  const std::string rows = indexer.file("rows.jsonl").string();
  std::ofstream(rows) << R"({"id": "row-1", "title": "First", "text": "The first row has enough words to be a text."})"
                      << "\n"
                      << R"({"id": "testimony-12", "title": "Hidden harbour", "text": "Here the quixotarians speak."})"
                      << "\n";
  REQUIRE(indexer.index({rows, indexer.folder().string()}).status == 0);
  REQUIRE(indexer.document("testimony-12"));
  REQUIRE(indexer.purge({"testimony-12", testimony}).status == 0);
  require_no_traces(indexer);

  CHECK(indexer.index({rows, indexer.folder().string()}).status == 0);
  CHECK(indexer.reported("purged") == 2);
  CHECK(indexer.document("row-1"));
  fs::create_directories(indexer.file("other"));
  std::ofstream(indexer.file("other") / "page.md")
      << "---\nid: testimony-12\n---\nAgain the quixotarians, elsewhere.\n";
  CHECK(indexer.index({indexer.file("other").string()}).status == 0);
  CHECK_FALSE(indexer.document("testimony-12"));
  CHECK(indexer.reported("purged") == 1);
  require_no_traces(indexer);
}

TEST_CASE("a source of which only a purged document is left is not empty", "[purge]") {
  const Collection indexer;
  for (const char* name : {"crossing.es.md", "statement.md"}) fs::remove(indexer.folder() / name);
  REQUIRE(indexer.index().status == 0);
  REQUIRE(indexer.purge({testimony}).status == 0);
  CHECK(indexer.verify().status == 0);
  const tests::Outcome again = indexer.index();
  INFO(again.err);
  CHECK(again.status == 0);
  require_no_traces(indexer);
}

TEST_CASE("purged by hundreds, a source has not shrunk", "[purge]") {
  const Collection indexer;
  std::vector<std::string> ids;
  for (int i = 0; i < 40; ++i) {
    const std::string name = "many/" + std::to_string(i) + ".txt";
    indexer.write(name, "A text about the shelters of the coast, number " + std::to_string(i) + ".");
    if (i < 20) ids.push_back("docs/" + name);
  }
  REQUIRE(indexer.index().status == 0);
  REQUIRE(indexer.purge(ids).status == 0);
  CHECK(indexer.index().status == 0);
  CHECK(indexer.reported("purged") == 20);
  CHECK(indexer.reported("unchanged") == 23);
}

TEST_CASE("the refusal of a second document of a purged id goes with it", "[purge]") {
  const Collection indexer;
  const std::string rows = indexer.file("rows.jsonl").string();
  std::ofstream(rows) << R"({"id": "testimony-12", "title": "Hidden harbour", "text": "Here the quixotarians speak."})"
                      << "\n"
                      << R"({"id": "testimony-12", "title": "Hidden harbour", "text": "And the quixotarians again."})"
                      << "\n";
  fs::create_directories(indexer.file("other"));
  std::ofstream(indexer.file("other") / "page.md")
      << "---\nid: testimony-12\n---\nAgain the quixotarians, elsewhere.\n";
  const std::string other = indexer.file("other").string();
  REQUIRE(indexer.index({rows, other}).status == 3);
  REQUIRE(indexer.report()["refused"].Size() == 2);
  REQUIRE(indexer.purge({"testimony-12"}).status == 0);
  require_no_traces(indexer);
  CHECK(indexer.index({rows, other}).status == 0);
  CHECK(indexer.reported("purged") == 3);
  CHECK(indexer.report()["refused"].Empty());
}

TEST_CASE("what was refused goes by the id that its path gives it", "[purge]") {
  const Collection indexer;
  const std::string rows = indexer.file("rows.jsonl").string();
  std::ofstream(rows) << R"({"id": "testimony-12", "title": "Hidden harbour", "text": ""})"
                      << "\n"
                      << R"({"id": "row-1", "title": "First", "text": "The first row has enough words to be a text."})"
                      << "\n";
  indexer.write("testimony-12.md", "");
  REQUIRE(indexer.index({rows, indexer.folder().string()}).status == 3);
  REQUIRE(indexer.report()["refused"].Size() == 2);
  REQUIRE(indexer.purge({"testimony-12", testimony}).status == 0);
  require_no_traces(indexer);
  CHECK(indexer.index({rows, indexer.folder().string()}).status == 0);
  CHECK(indexer.report()["refused"].Empty());
  require_no_traces(indexer);
}

TEST_CASE("an id that no generation holds is purged all the same", "[purge]") {
  const Collection indexer;
  SECTION("before anything is indexed") {
    fs::create_directories(indexer.data());
    const tests::Outcome outcome = indexer.purge({testimony});
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.err, Contains("docs/testimony-12.md: no generation held it; it is purged all the same"));
    CHECK_FALSE(indexer.store().current());
  }
  SECTION("beside others") {
    fs::rename(indexer.folder() / "testimony-12.md", indexer.file("testimony-12.md"));
    REQUIRE(indexer.index().status == 0);
    CHECK_THAT(indexer.purge({testimony}).err, Contains("no generation held it"));
    CHECK(indexer.current() == 1);  // nothing of it to take out
    fs::rename(indexer.file("testimony-12.md"), indexer.folder() / "testimony-12.md");
  }
  CHECK(indexer.index().status == 0);
  CHECK(indexer.reported("purged") == 1);
  CHECK_FALSE(indexer.document(testimony));
  CHECK(indexer.document("docs/statement.md"));
  require_no_traces(indexer);
}

TEST_CASE("what was purged from an older generation alone is gone from it", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  fs::remove(indexer.folder() / "testimony-12.md");
  REQUIRE(indexer.index({"--allow-shrink", indexer.folder().string()}).status == 0);
  REQUIRE_FALSE(tests::traces(indexer.data(), secrets).empty());
  const tests::Outcome outcome = indexer.purge({testimony});
  CHECK_THAT(outcome.err, Contains("docs/testimony-12.md: removed") && Contains("Older generations were removed"));
  CHECK(indexer.current() == 2);
  require_no_traces(indexer);
}

TEST_CASE("learnt translations go with what was purged", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  passage::TranslationTable table{.works = 1, .languages = {{.code = "en"}, {.code = "es"}}};
  table.languages[0].words.push_back({"quixotar", "quixotarians", {{1, 0, 900, 3}}});
  table.languages[1].words.push_back({"cruz", "cruzaron", {{0, 0, 900, 3}}});
  replace_translations(indexer.store(), tests::take_lock(indexer.store()), *indexer.store().current(), table);
  // Even for an id that is not there: they may have been learnt from it.
  const std::string id = GENERATE(testimony, "docs/unknown.md");
  const tests::Outcome outcome = indexer.purge({id});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Contains("The translations learnt on 2") && Contains("were removed"));
  CHECK(indexer.current() == 3);
  CHECK_FALSE(fs::exists(indexer.store().current()->translations()));
  CHECK(indexer.verify().status == 0);
  if (id == testimony) require_no_traces(indexer);
}

TEST_CASE("a purge that was interrupted is completed by the next run of index, whatever its sources", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  passage::PurgedIds purged;
  purged.add(testimony);
  const bool finished = GENERATE(false, true);  // as after a generation was brought back from a backup
  purged.set_finished(finished);
  purged.save(indexer.data());
  const std::string nothing_of_it = indexer.file("elsewhere.md").string();
  std::ofstream(nothing_of_it) << "# Elsewhere\n\nThis text has nothing to do with any of that.\n";
  const tests::Outcome outcome = indexer.index({nothing_of_it});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err,
             Contains("A purge that had been interrupted was completed") && Contains("generations were removed"));
  CHECK(indexer.report()["purge"].Size() == 1);
  require_no_traces(indexer);
  CHECK(passage::PurgedIds::load(indexer.data()).is_finished());
  CHECK_THAT(indexer.index({nothing_of_it}).err, !Contains("interrupted"));
}

TEST_CASE("nothing is purged under another indexer, of what is no id, or where there is no data directory", "[purge]") {
  const Collection indexer;
  CHECK(indexer.purge({testimony}).status == 1);
  CHECK_FALSE(fs::exists(indexer.data()));
  REQUIRE(indexer.index().status == 0);
  CHECK(indexer.purge({}).status == 2);
  CHECK(indexer.purge({testimony, std::string(201, 'a')}).status == 2);
  CHECK(indexer.purge({"a\nb"}).status == 2);
  {
    const passage::StoreLock lock = tests::take_lock(indexer.store());
    const tests::Outcome outcome = indexer.purge({testimony});
    CHECK(outcome.status == 5);
    CHECK_THAT(outcome.err, Contains("another indexer is at work"));
  }
  CHECK_FALSE(fs::exists(passage::PurgedIds::file_in(indexer.data())));
  CHECK(indexer.document(testimony));
}

TEST_CASE("a damaged list of what was purged stops a run before anything comes back", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  REQUIRE(indexer.purge({testimony}).status == 0);
  std::ofstream(passage::PurgedIds::file_in(indexer.data()), std::ios::app) << "x";
  const tests::Outcome outcome = indexer.index({"--full", indexer.folder().string()});
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.err, Contains("purged is damaged"));
  CHECK_FALSE(indexer.document(testimony));
}

TEST_CASE("what Passage knows nothing of is left alone, and named", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  std::ofstream(indexer.data() / "notes.txt") << "mine";
  CHECK_THAT(indexer.purge({testimony}).err, Contains("Look yourself: ") && Contains("notes.txt"));
  CHECK(fs::exists(indexer.data() / "notes.txt"));
}

TEST_CASE("whatever a run leaves in the data directory is known to a purge", "[purge]") {
  tests::IndexedSite site;
  REQUIRE(site.index().status == 0);
  REQUIRE(fs::exists(site.indexer.data() / "sources"));
  CHECK(indexer::unknown_entries(site.indexer.data()).empty());
}

TEST_CASE("a work that others declare by the id is named", "[purge]") {
  const Collection indexer;
  indexer.write("crossing.fr.md", "---\nwork: docs/testimony-12.md\nlanguage: fr\n---\nElles ont traversé de nuit.\n");
  REQUIRE(indexer.index().status == 0);
  CHECK_THAT(indexer.purge({testimony}).err,
             Contains("As the name of a work the id stays in docs/crossing.fr.md, which declare it so."));
}

TEST_CASE("posts of a site are purged, stay out, and leave no list behind", "[purge][wordpress]") {
  tests::IndexedSite site;
  REQUIRE(site.index().status == 0);
  REQUIRE(site.ids().size() == 4);
  const tests::Outcome outcome = site.indexer.run({"purge", "--data", site.indexer.data().string(), "site/post/1"});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(tests::traces(site.indexer.data(), {"Shelters on the route", "site/post/1"}).empty());
  CHECK_FALSE(fs::exists(site.indexer.data() / "sources"));
  for (const bool full : {false, true}) {
    CHECK(site.index(full ? std::vector<std::string>{"--full"} : std::vector<std::string>{}).status == 0);
    CHECK(site.ids() == std::vector<std::string>{"post/2", "page/3", "attachment/10"});
    CHECK(site.count("purged") == 1);
    CHECK(tests::traces(site.indexer.data(), {"Shelters on the route", "site/post/1"}).empty());
  }
}

namespace {

/// A testimony long enough to be known by its words.
std::string long_testimony(const std::string& last = "morning") {
  std::string text = "The quixotarians crossed the Hidden harbour by night.\n";
  for (int i = 0; i < 30; ++i) {
    text += "On step " + std::to_string(i) + " of the road, they say, somebody of house " + std::to_string(i * 7 % 31) +
            " gave them water and bread.\n";
  }
  return text + "They were sent back before the " + last + ".\n";
}

std::vector<std::string> copies_in(const std::string& output) {
  std::vector<std::string> lines;
  std::istringstream in(output);
  bool is_list = false;
  for (std::string line; std::getline(in, line);) {
    if (is_list && line.starts_with("  ")) lines.push_back(line.substr(2));
    is_list = (is_list && line.starts_with("  ")) || line.find("like what was purged") != std::string::npos;
  }
  return lines;
}

}  // namespace

TEST_CASE("copies of what was purged are named with the command that purges them, and stay", "[purge]") {
  const Collection indexer;
  indexer.write("testimony-12.txt", long_testimony());
  indexer.write("a/same file.txt", long_testimony());
  indexer.write("b/same.html", "<html><body><p>" + long_testimony() + "</p></body></html>");
  indexer.write("c/near.txt", long_testimony("evening"));
  indexer.write("short.md", tests::content(indexer.folder() / "statement.md"));
  indexer.write("other.txt", "Another text: " + std::string(30, 'x') + long_testimony().substr(0, 60));
  (void)indexer.index();
  REQUIRE(indexer.document("docs/a/same file.txt"));

  const tests::Outcome outcome = indexer.purge({"docs/testimony-12.txt"});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(copies_in(outcome.err) == std::vector<std::string>{"docs/a/same file.txt (the same file)",
                                                           "docs/b/same.html (the same text)",
                                                           "docs/c/near.txt (nearly the same text)"});
  const std::string command = "passage-indexer purge --data " + tests::shell_quoted(indexer.data().string()) +
                              " 'docs/a/same file.txt' docs/b/same.html docs/c/near.txt";
  CHECK_THAT(outcome.err,
             Contains("3 documents stay that are like what was purged; look whether they are meant too:") &&
                 Contains("To purge them as well:\n  " + command + "\n"));
  CHECK(indexer.document("docs/a/same file.txt"));
  CHECK(indexer.document("docs/c/near.txt"));

  // Of few words, by the bytes alone.
  const tests::Outcome small = indexer.purge({"docs/statement.md"});
  CHECK(copies_in(small.err) == std::vector<std::string>{"docs/short.md (the same file)"});
  CHECK_THAT(small.err, Contains("1 document stays that is like what was purged"));

  const tests::Outcome rest = indexer.purge({"docs/a/same file.txt", "docs/b/same.html", "docs/c/near.txt"});
  CHECK(copies_in(rest.err).empty());
  CHECK_THAT(rest.err, !Contains("To purge"));
  for (const char* id : {"docs/a/same file.txt", "docs/b/same.html", "docs/c/near.txt"})
    CHECK_FALSE(indexer.document(id));
  require_no_traces(indexer, {"gave them water", "testimony-12.txt"});
  CHECK(indexer.document("docs/other.txt"));
}

TEST_CASE("a copy of what only an older generation holds is named, and so are the copies of a text that many have",
          "[purge]") {
  const Collection indexer;
  indexer.write("testimony-12.txt", long_testimony());
  (void)indexer.index();
  fs::rename(indexer.folder() / "testimony-12.txt", indexer.folder() / "moved.txt");
  for (int i = 0; i < 20; ++i) {
    indexer.write("more/" + std::to_string(i) + ".html", "<p>" + std::string(i, ' ') + long_testimony() + "</p>");
  }
  (void)indexer.index();
  REQUIRE_FALSE(indexer.document("docs/testimony-12.txt"));
  const tests::Outcome outcome = indexer.purge({"docs/testimony-12.txt"});
  INFO(outcome.err);
  const auto copies = copies_in(outcome.err);
  CHECK(copies.size() == 21);
  CHECK(std::ranges::count(copies, "docs/moved.txt (the same file)") == 1);
  CHECK(std::ranges::count(copies, "docs/more/7.html (the same text)") == 1);
}

TEST_CASE("the run that completes a purge has the copies in its report, but not those that it removes", "[purge]") {
  const Collection indexer;
  for (const char* name : {"testimony-12.txt", "stays.txt", "goes.txt"}) indexer.write(name, long_testimony());
  for (int i = 0; i < 20; ++i) {
    indexer.write("more/" + std::to_string(i) + ".txt", "The house on the coast, number " + std::to_string(i));
  }
  (void)indexer.index();
  CHECK(indexer.report()["copiesOfPurged"].Empty());
  passage::PurgedIds purged;
  purged.add("docs/testimony-12.txt");
  purged.save(indexer.data());
  fs::remove(indexer.folder() / "goes.txt");
  const tests::Outcome outcome = indexer.index();
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(copies_in(outcome.err) == std::vector<std::string>{"docs/stays.txt (the same file)"});
  const auto report = indexer.report();
  REQUIRE(report["copiesOfPurged"].Size() == 1);
  CHECK(report["copiesOfPurged"][0]["id"] == "docs/stays.txt");
  CHECK(report["copiesOfPurged"][0]["likeness"] == "same_bytes");
  CHECK(report["purgeCopies"] ==
        ("passage-indexer purge --data " + tests::shell_quoted(indexer.data().string()) + " docs/stays.txt").c_str());
  CHECK(tests::content(indexer.file("report.json")).find("testimony-12") == std::string::npos);
  (void)indexer.index();
  CHECK(indexer.report()["copiesOfPurged"].Empty());
}

TEST_CASE("where CURRENT is damaged and what is left holds what was purged, the next run takes it out", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  passage::PurgedIds purged;
  purged.add(testimony);
  const bool finished = GENERATE(false, true);  // as in a backup from before the purge
  purged.set_finished(finished);
  purged.save(indexer.data());
  const std::string way = GENERATE("names nothing", "lost", "leads elsewhere");
  CAPTURE(way, finished);
  if (way == "names nothing") std::ofstream(indexer.data() / "CURRENT") << "???";
  if (way == "lost") fs::remove(indexer.data() / "CURRENT");
  if (way == "leads elsewhere") std::ofstream(indexer.data() / "CURRENT") << "00000009\n";
  const tests::Outcome back = indexer.run({"rollback", "--data", indexer.data().string()});
  CHECK(back.status == 1);
  CHECK_THAT(back.err, Contains("the next run of `passage-indexer index` removes it"));

  SECTION("a run of index") {
    CHECK(indexer.index().status == 0);
  }
  SECTION("a run of purge") {
    const tests::Outcome outcome = indexer.purge({testimony});
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.err, Contains("docs/testimony-12.md: removed"));
  }
  CHECK_FALSE(indexer.document(testimony));
  CHECK(indexer.document("docs/crossing.es.md"));
  CHECK(indexer.verify().status == 0);
  require_no_traces(indexer);
  CHECK(indexer.index().status == 0);
  CHECK(indexer.reported("unchanged") == 2);
}

TEST_CASE("where CURRENT is damaged and a rollback mends it, a run says so and does nothing", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  REQUIRE(indexer.purge({testimony}).status == 0);
  std::ofstream(indexer.data() / "CURRENT") << "???";
  CHECK(indexer.index().status == 1);
  CHECK_THAT(indexer.purge({testimony}).err, Contains("`passage-indexer rollback` publishes the newest sound"));
  CHECK(tests::content(indexer.data() / "CURRENT") == "???");
  CHECK(indexer.run({"rollback", "--data", indexer.data().string()}).status == 0);
  CHECK(indexer.index().status == 0);
}

TEST_CASE("no run starts from a damaged generation", "[purge]") {
  const Collection indexer;
  REQUIRE(indexer.index().status == 0);
  passage::PurgedIds purged;
  purged.add(testimony);
  purged.save(indexer.data());
  std::ofstream(indexer.data() / "CURRENT") << "???";
  std::ofstream(indexer.store().generations().back().ledger(), std::ios::app) << "{}";
  CHECK(indexer.index().status == 1);
  CHECK_THAT(indexer.purge({testimony}).err, Contains("CURRENT names no generation"));
}
