#include "indexer/extract/line_joining.h"

#include <catch2/catch.hpp>

using indexer::LineJoiner;

namespace {

std::string joined(std::string paragraph, std::string_view line, bool soft_hyphen = false) {
  LineJoiner().append(paragraph, line, soft_hyphen);
  return paragraph;
}

}  // namespace

TEST_CASE("line joining: hyphenation is undone before small letters only") {
  CHECK(joined("immi-", "gration") == "immigration");
  CHECK(joined("реги\u2010", "страция") == "регистрация");
  CHECK(joined("Anglo-", "American") == "Anglo-American");
  CHECK(joined("2018-", "2019") == "2018-2019");
  CHECK(joined("one thing -", "and another") == "one thing - and another");
  CHECK(joined("deter", "mining", true) == "determining");
}

TEST_CASE("line joining: a compound that the document writes with its hyphen keeps it") {
  LineJoiner joiner;
  joiner.learn("the principle of Non-refoulement, which");
  std::string paragraph = "the non-";
  joiner.append(paragraph, "refoulement of refugees", false);
  CHECK(paragraph == "the non-refoulement of refugees");
}

TEST_CASE("line joining: scripts without spaces get none") {
  CHECK(joined("移民的", "权利") == "移民的权利");
  CHECK(joined("です。", "Debian") == "です。 Debian");
  CHECK(joined("サー", "バ") == "サーバ");
  CHECK(joined("ผู้ลี้", "ภัย") == "ผู้ลี้ภัย");
  CHECK(joined("ជនភៀស", "ខ្លួន") == "ជនភៀសខ្លួន");
  CHECK(joined("이주민의", "권리") == "이주민의 권리");
  CHECK(joined("حقوق", "المهاجرين") == "حقوق المهاجرين");
}
