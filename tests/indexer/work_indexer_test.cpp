#include "indexer/work_indexer.h"

#include <string>

#include <catch2/catch.hpp>
#include <xapian.h>

namespace {

/// The terms of the titles' field.
std::string title_terms(const std::string& title, const std::string& text) {
  passage::Work work{.key = "w"};
  passage::Document& document = work.versions.emplace_back();
  document.metadata.id = "d";
  document.metadata.title = title;
  document.metadata.language = "en";
  document.passages.push_back({.text = text, .language = "en"});
  indexer::WorkIndexer indexer;
  const Xapian::Document indexed = indexer.index(work).work;
  std::string terms;
  for (auto term = indexed.termlist_begin(); term != indexed.termlist_end(); ++term) {
    if ((*term).starts_with("S")) terms += (terms.empty() ? "" : " ") + *term;
  }
  return terms;
}

}  // namespace

TEST_CASE("work indexer: a title is a field, but not what was cut from the text for want of one") {
  CHECK(title_terms("Open harbours", "Open harbours and what they need.") == "Sharbours Sopen");
  CHECK(title_terms("Open harbours and…", "Open harbours and what they need.").empty());
  CHECK(title_terms("Open harbours and…", "The boats came in at night.") == "Sand Sharbours Sopen");
}
