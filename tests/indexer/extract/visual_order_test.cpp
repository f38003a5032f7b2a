#include "indexer/extract/visual_order.h"

#include <catch2/catch.hpp>

using indexer::reading_order;

namespace {

std::string read(const char* seen, bool right_to_left_page = true) {
  std::string utf8;
  reading_order(icu::UnicodeString::fromUTF8(seen), right_to_left_page).toUTF8String(utf8);
  return utf8;
}

}  // namespace

TEST_CASE("visual order: Arabic lines come into the order of reading, numbers and Latin words as they are") {
  CHECK(read("نيرجاهملا قوقح") == "حقوق المهاجرين");
  CHECK(read("GCM 2018 يملاعلا قافتالا") == "الاتفاق العالمي GCM 2018");
  CHECK(read(")ةرجهلا( قح") == "حق (الهجرة)");
  CHECK(read("(ةرجهلا) قح") == "حق (الهجرة)");
  CHECK(read(".1963 ماعل") == "لعام 1963.");
  CHECK(read("73/195 رارقلا قفرم") == "مرفق القرار 73/195");
  CHECK(read("36 ،30 ناتداملا") == "المادتان 30، 36");
  CHECK(read("22-02-2018 يف") == "في 2018-02-22");
  CHECK(read(".1963") == "1963.");
  CHECK(read("An English line, too.") == "An English line, too.");
  CHECK(read("plain words 12") == "plain words 12");
  CHECK(read("the word قح here", false) == "the word حق here");
}

TEST_CASE("visual order: the direction of a page is that of most of its letters") {
  CHECK(indexer::is_mostly_right_to_left(icu::UnicodeString::fromUTF8("حقوق abc")));
  CHECK_FALSE(indexer::is_mostly_right_to_left(icu::UnicodeString::fromUTF8("حق abcdef 123")));
}
