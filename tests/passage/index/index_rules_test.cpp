#include "passage/index/index_rules.h"
#include "passage/text/analyzer.h"

#include <catch2/catch.hpp>

#include "passage/text/analyzer.h"

using namespace passage;
using Catch::Contains;

TEST_CASE("the rules name the versions of what makes the terms") {
  const IndexRules rules = index_rules("abc");
  CHECK(rules.format == index_format);
  CHECK(rules.analyzer == analyzer_version);
  CHECK_THAT(rules.stemmer, Contains("Xapian 1."));
  CHECK_THAT(rules.icu, Contains(", Unicode 1"));
  CHECK(rules.configuration_hash == "abc");
}

TEST_CASE("each rule that differs is named, the configuration is not a rule of matching") {
  const IndexRules ours = index_rules("abc");
  CHECK(rules_mismatch(ours, index_rules("other")).empty());

  IndexRules theirs = ours;
  theirs.format = 99;
  CHECK_THAT(rules_mismatch(theirs, ours), Contains("format \"99\" in the index"));
  for (const auto member : {&IndexRules::analyzer, &IndexRules::stemmer, &IndexRules::icu}) {
    theirs = ours;
    theirs.*member = "of another time";
    CHECK_THAT(rules_mismatch(theirs, ours), Contains("\"of another time\" in the index, \"" + ours.*member + "\""));
  }
}
