#include "indexer/report.h"

#include <fstream>
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <rapidjson/document.h>

using namespace indexer;

namespace {

Report sample() {
  Report report;
  report.status = ExitStatus::Reservations;
  report.generation = 7;
  report.documents = 2147;
  report.works = 1;
  report.passages = 90;
  report.added = 2;
  report.changed = 1;
  report.bytes = 1'500'000;
  report.seconds = 2.04;
  report.sources = {{.name = "/srv/docs",
                     .documents_before = 20,
                     .documents_after = 20,
                     .problem = "it is empty; its 20 documents were kept"},
                    {.name = "talks",
                     .documents_before = 1,
                     .documents_after = 2,
                     .added = 2,
                     .changed = 1,
                     .removed = 1,
                     .added_files = {"new.txt", "newer.txt"},
                     .changed_files = {"other.txt"},
                     .removed_files = {"gone.txt"}}};
  report.former_sources = {{.name = "letters", .documents = 1'246, .command = "passage-indexer index letters"},
                           {.name = "post", .documents = 1, .moved_to = "talks"}};
  report.refused = {{"talks", "old.doc", RefusalReason::Unsupported, "", true},
                    {"talks", "scan \"1\".pdf", RefusalReason::WantsOcr, "3 pages", false}};
  report.wanting_ocr = {{{"talks", "half.pdf", "talks/half.pdf"}, 1}, {{"talks", "b.pdf", "talks/b.pdf"}, 12}};
  report.broken_links = {{"site", "https://example.org/a.pdf", "https://example.org/", "404 Not Found"}};
  report.guessed_languages = {{{"talks", "short.txt", "talks/short.txt"}, "es"}, {{"talks", "x.txt", "x"}, "und"}};
  report.suspected_versions = {{"docs", {"a-es.txt", "a-fr.txt"}}};
  report.duplicates = {{{"talks", "a.txt", "talks/a.txt"},
                        {{{"talks", "b.txt", "talks/b.txt"}, Likeness::SameBytes, true},
                         {{"site", "c", "site/c"}, Likeness::NearlySame, false}}}};
  report.add_remark("docs", "a.txt", "the date \"x\" is none");
  return report;
}

std::string summary_of(std::uint64_t added, std::vector<Report::Refused> refused,
                       std::vector<Report::SourceOutcome> sources = {}, ExitStatus status = ExitStatus::Done) {
  Report report;
  report.status = status;
  report.documents = 1234567;
  report.added = added;
  report.refused = std::move(refused);
  report.sources = std::move(sources);
  return summary(report);
}

}  // namespace

TEST_CASE("the first line of a report says whether all is right") {
  const Report::Refused old{"docs", "a", RefusalReason::Damaged, "", true};
  const Report::Refused fresh{"docs", "b", RefusalReason::Damaged, "", false};
  const Report::SourceOutcome problem{.name = "docs", .problem = "it is empty"};
  CHECK(summary_of(0, {}) == "Passage: 1,234,567 documents, nothing has changed, nothing refused.");
  CHECK(summary_of(3, {}) == "Passage: 1,234,567 documents, 3 added, nothing refused.");
  CHECK(summary_of(1, {old}) == "Passage: 1,234,567 documents, 1 added, nothing newly refused (1 file as before).");
  CHECK(summary_of(0, {fresh}) == "Passage: 1,234,567 documents, nothing has changed, 1 file newly refused.");
  CHECK(summary_of(0, {fresh, old, fresh}) ==
        "Passage: 1,234,567 documents, nothing has changed, 2 files newly refused (3 in all).");
  CHECK(summary_of(0, {}, {problem}, ExitStatus::Held) ==
        "Passage: 1,234,567 documents, nothing was published, 1 source has a problem, nothing refused.");
  CHECK(summary_of(2, {}, {problem, problem}, ExitStatus::Reservations) ==
        "Passage: 1,234,567 documents, 2 added, 2 sources have a problem, nothing refused.");
  Report one;
  one.documents = 1;
  CHECK(summary(one) == "Passage: 1 document, nothing has changed, nothing refused.");
}

TEST_CASE("a report tells a person what was done, what was not, and why") {
  const std::string text = to_text(sample());
  INFO(text);
  CHECK_THAT(text,
             Catch::StartsWith("Passage: 2,147 documents, 2 added, 1 changed, 1 source has a problem, 1 source is "
                               "no longer configured, 1 file newly refused (2 in all).\n"));
  for (const char* part :
       {"Published generation 7: 2,147 documents in 1 work, 90 passages; 1.5 MB looked at in 2.0 s.\n",
        "\n/srv/docs: it is empty; its 20 documents were kept\n",
        "\nletters: it is no longer in the configuration; its 1,246 documents were kept. To let them go:\n"
        "  passage-indexer index letters\n",
        "\npost: it is no longer in the configuration; its 1 document was found in talks and went from here.\n",
        "\ntalks: 2 documents, 2 added, 1 changed, 1 removed, 2 files not read.\n",
        "  Added:\n    new.txt\n    newer.txt\n",
        "  Changed:\n    other.txt\n",
        "  Removed:\n    gone.txt\n",
        "  1 file wanting OCR. The pages are images",
        "    new: scan \"1\".pdf (3 pages)\n",
        "  1 file not read. Passage does not read this kind of file; save it as",
        "    old.doc\n",
        "\n2 documents with pages that are images",
        "    talks: half.pdf (1 page)\n    talks: b.pdf (12 pages)\n",
        "\n1 link that leads nowhere.",
        "    https://example.org/a.pdf: 404 Not Found (named in https://example.org/)\n",
        "\n2 documents whose language was guessed with little evidence.",
        "    talks: short.txt (es?)\n    talks: x.txt (unknown)\n",
        "\n1 text whose files may be versions of one",
        "docs: a-es.txt, a-fr.txt\n",
        "\n2 copies of 1 document.",
        "    talks: a.txt\n      talks: b.txt (the same file, shown as one)\n      site: c (nearly the same text)\n",
        "\n1 remark.\n",
        "docs: a.txt: the date"}) {
    CHECK_THAT(text, Catch::Contains(part));
  }
}

TEST_CASE("a quiet night takes two lines and one for each source") {
  Report report;
  report.documents = 1;
  report.sources = {{.name = "docs", .documents_before = 1, .documents_after = 1, .unchanged = 1}};
  CHECK(to_text(report) ==
        "Passage: 1 document, nothing has changed, nothing refused.\n"
        "Nothing has changed; nothing was published; 0.0 MB looked at in 0.0 s.\n"
        "\ndocs: 1 document, nothing has changed.\n");
  CHECK_FALSE(report.has_news());
}

TEST_CASE("what is worth a mail is news") {
  Report report;
  report.refused = {{"docs", "a", RefusalReason::Damaged, "", true}};
  CHECK_FALSE(report.has_news());
  report.refused.front().known = false;
  CHECK(report.has_news());
  report.refused.clear();
  report.sources = {{.name = "docs", .problem = "it is empty"}};
  CHECK(report.has_news());
  report.sources.clear();
  report.removed = 1;
  CHECK(report.has_news());
  report.removed = 0;
  report.generation = 7;  // the same documents, written anew
  CHECK_FALSE(report.has_news());
}

TEST_CASE("a report for programs holds all of it") {
  rapidjson::Document json;
  json.Parse(to_json(sample()).c_str());
  REQUIRE_FALSE(json.HasParseError());
  CHECK(json["exitStatus"].GetInt() == 3);
  CHECK(json["generation"].GetInt() == 7);
  CHECK(json["news"].GetBool());
  CHECK(json["refused"].Size() == 2);
  CHECK(json["refused"][1]["reason"] == "wants_ocr");
  CHECK(json["refused"][1]["new"].GetBool());
  CHECK_FALSE(json["refused"][0]["new"].GetBool());
  CHECK(json["sources"][0]["documentsBefore"].GetInt() == 20);
  CHECK(json["sources"][1]["removedFiles"][0] == "gone.txt");
  CHECK(json["wantingOcr"][1]["pages"].GetInt() == 12);
  CHECK(json["brokenLinks"][0]["foundIn"] == "https://example.org/");
  CHECK(json["guessedLanguages"][0]["language"] == "es");
  CHECK(json["suspectedVersions"][0]["source"] == "docs");
  CHECK(json["suspectedVersions"][0]["files"][1] == "a-fr.txt");
  CHECK(json["duplicates"][0]["id"] == "talks/a.txt");
  CHECK(json["duplicates"][0]["copies"][0]["likeness"] == "same_bytes");
  CHECK(json["duplicates"][0]["copies"][0]["folded"].GetBool());
  CHECK(json["duplicates"][0]["copies"][1]["likeness"] == "nearly_same");
  CHECK(json["remarks"][0]["file"] == "a.txt");
}

TEST_CASE("a report for programs has the members that docs/report.md lists, however little there is to say") {
  std::ifstream guide(std::string(PASSAGE_SOURCE_DIR) + "/docs/report.md");
  std::set<std::string> documented;
  for (std::string line; std::getline(guide, line);) {
    if (line.starts_with("| `")) documented.insert(line.substr(3, line.find('`', 3) - 3));
  }
  const auto members = [](const Report& report) {
    rapidjson::Document json;
    json.Parse(to_json(report).c_str());
    std::set<std::string> names;
    for (const auto& member : json.GetObject()) names.insert(member.name.GetString());
    return names;
  };
  Report full = sample();
  full.remarks_omitted = 1;
  full.failure = "the disk is full";
  full.purge_copies = "passage-indexer purge a";
  CHECK(members(full) == documented);
  documented.erase("failure");
  documented.erase("generation");
  documented.erase("remarksOmitted");
  documented.erase("purgeCopies");
  CHECK(members(Report{}) == documented);
}

TEST_CASE("long lists are cut for people and counted") {
  Report report;
  report.sources = {{.name = "docs", .documents_before = 1, .documents_after = 5000, .added = 4999}};
  report.sources.front().added_files.assign(Report::max_files, "file");
  for (int i = 0; i < 6000; ++i) {
    report.refused.push_back({"docs", std::to_string(i), RefusalReason::Damaged, "", false});
    report.add_remark("docs", std::to_string(i), "a remark");
  }
  const std::string text = to_text(report);
  CHECK(text.size() < 5000);
  CHECK_THAT(text, Catch::Contains("6,000 files not read") && Catch::Contains("and 5,970 more") &&
                       Catch::Contains("and 4,987 more") && Catch::Contains("6,000 remarks") &&
                       Catch::Contains("and 5,980 more"));
  CHECK(report.remarks.size() == 5000);
  CHECK(report.remarks_omitted == 1000);
}

TEST_CASE("a run that failed says so, and why") {
  Report report;
  report.status = ExitStatus::Failed;
  report.failure = "there is too little room";
  CHECK(to_text(report) ==
        "Passage: the run failed, and nothing was published.\nVisitors search what they searched before.\n\n"
        "there is too little room\n");
  CHECK(report.has_news());
}
