#include "indexer/report.h"

#include <catch2/catch.hpp>
#include <rapidjson/document.h>

using namespace indexer;

namespace {

Report sample() {
  Report report;
  report.status = ExitStatus::Reservations;
  report.generation = 7;
  report.documents = 12;
  report.works = 1;
  report.passages = 90;
  report.added = 2;
  report.bytes = 1'500'000;
  report.seconds = 2.04;
  report.sources = {{"/srv/docs", 20, 20, "it is empty; its 20 documents were kept"}, {"talks", 0, 2, ""}};
  report.refused = {{"docs", "scan \"1\".pdf", RefusalReason::WantsOcr, "3 pages", false},
                    {"docs", "old.doc", RefusalReason::Unsupported, "", true}};
  report.suspected_versions = {{"docs", {"a-es.txt", "a-fr.txt"}}};
  report.broken_links = {{"site", "https://example.org/", "https://example.org/gone", "the server answers 404"}};
  report.add_remark("docs", "a.txt", "the date \"x\" is none");
  return report;
}

}  // namespace

TEST_CASE("a report tells a person what was done, what was not, and why") {
  const std::string text = to_text(sample());
  for (const char* part :
       {"Published generation 7: 12 documents in 1 work, 90 passages.", "2 added, 0 changed", "1.5 MB in 2.0 s",
        "Source /srv/docs: it is empty; its 20 documents were kept", "1 file wanting OCR. The pages are images",
        "* docs: scan \"1\".pdf (3 pages)", "    docs: old.doc\n", "1 text whose files may be versions of one",
        "docs: a-es.txt, a-fr.txt\n", "1 broken link. ",
        "site: https://example.org/ leads to https://example.org/gone (the server answers 404)\n", "1 remark\n",
        "docs: a.txt: the date"}) {
    CHECK_THAT(text, Catch::Contains(part));
  }
}

TEST_CASE("a report for programs holds all of it") {
  rapidjson::Document json;
  json.Parse(to_json(sample()).c_str());
  REQUIRE_FALSE(json.HasParseError());
  CHECK(json["exitStatus"].GetInt() == 3);
  CHECK(json["generation"].GetInt() == 7);
  CHECK(json["refused"].Size() == 2);
  CHECK(json["refused"][0]["reason"] == "wants_ocr");
  CHECK(json["refused"][0]["new"].GetBool());
  CHECK_FALSE(json["refused"][1]["new"].GetBool());
  CHECK(json["sources"][0]["documentsBefore"].GetInt() == 20);
  CHECK(json["suspectedVersions"][0]["source"] == "docs");
  CHECK(json["suspectedVersions"][0]["files"][1] == "a-fr.txt");
  CHECK(json["brokenLinks"][0]["page"] == "https://example.org/");
  CHECK(json["brokenLinks"][0]["address"] == "https://example.org/gone");
  CHECK(json["remarks"][0]["file"] == "a.txt");
}

TEST_CASE("long lists are cut for people and counted") {
  Report report;
  for (int i = 0; i < 6000; ++i) {
    report.refused.push_back({"docs", std::to_string(i), RefusalReason::Damaged, "", false});
    report.add_remark("docs", std::to_string(i), "a remark");
  }
  const std::string text = to_text(report);
  CHECK(text.size() < 5000);
  CHECK_THAT(text, Catch::Contains("6000 files not read") && Catch::Contains("5970 more") &&
                       Catch::Contains("6000 remarks") && Catch::Contains("5980 more"));
  CHECK(report.remarks.size() == 5000);
  CHECK(report.remarks_omitted == 1000);
}
