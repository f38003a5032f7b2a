#include "searchd/search/suggestion/row_index.h"

#include <catch2/catch.hpp>

using namespace searchd;

namespace {

class Rows {
 public:
  explicit Rows(const std::vector<std::string>& texts) : texts_(texts) {
    for (const std::string& text : texts) rows_.add(folded_text(text, analyzer_));
    rows_.finish();
  }

  /// The rows that fit, each behind the first letter of how.
  std::string find(std::string_view typed) {
    std::string all;
    for (const RowIndex::Match& match : rows_.find(typed_text(typed, analyzer_), {"en", "ar"})) {
      all += (all.empty() ? "" : "; ") + std::string(1, "bhs"[static_cast<std::size_t>(match.fit)]) + ' ' +
             texts_[match.row];
    }
    return all;
  }

 private:
  std::vector<std::string> texts_;
  passage::Analyzer analyzer_;
  RowIndex rows_;
};

}  // namespace

TEST_CASE("rows are found by the words typed, the last one begun") {
  Rows rows({"The right to asylum", "Asylum at sea", "Asylum, and the right to it", "Rights of children"});
  CHECK(rows.find("asy") == "h The right to asylum; b Asylum at sea; b Asylum, and the right to it");
  CHECK(rows.find("right to asy") == "h The right to asylum; s Asylum, and the right to it");
  CHECK(rows.find("asylum right") == "s The right to asylum; s Asylum, and the right to it");
  CHECK(rows.find("the right to a") == "b The right to asylum; s Asylum, and the right to it");
  CHECK(rows.find("right ") == "h The right to asylum; h Asylum, and the right to it");
  CHECK(rows.find("rights o") == "b Rights of children");
  CHECK(rows.find("xyz").empty());
  CHECK(rows.find("asylum xyz").empty());
  CHECK(rows.find("").empty());
  CHECK(Rows({}).find("asy").empty());
}

TEST_CASE("a letter or two find rows that begin so, not all that hold such a word") {
  Rows rows({"Asylum at sea", "The sea"});
  CHECK(rows.find("s").empty());
  CHECK(rows.find("se").empty());
  CHECK(rows.find("sea") == "h Asylum at sea; h The sea");
  CHECK(rows.find("t") == "b The sea");
}

TEST_CASE("a whole word is no beginning of another") {
  Rows rows({"Port of call", "Portability of rights"});
  CHECK(rows.find("port") == "b Port of call; b Portability of rights");
  CHECK(rows.find("port ") == "b Port of call");
  CHECK(rows.find("port o") == "b Port of call");
}

TEST_CASE("accents, capitals and forms of letters make no difference") {
  Rows rows({"Protección internacional", "Ёжик в тумане", "الهجرة والحقوق"});
  CHECK(rows.find("PROTECCION") == "b Protección internacional");
  CHECK(rows.find("ежик") == "b Ёжик в тумане");
  CHECK(rows.find("ёжик") == "b Ёжик в тумане");
  CHECK(rows.find("الهجره") == "b الهجرة والحقوق");
}

TEST_CASE("Arabic words are found with and without their article") {
  Rows rows({"الهجرة والحقوق", "هجرة العمال"});
  CHECK(rows.find("هجر") == "b الهجرة والحقوق; b هجرة العمال");
  CHECK(rows.find("الهجر") == "b الهجرة والحقوق; b هجرة العمال");
  CHECK(rows.find("حقوق") == "h الهجرة والحقوق");
  CHECK(rows.find("عمال هجرة") == "s هجرة العمال");
}

TEST_CASE("rows of scripts without spaces are found from any character on") {
  Rows rows({"2021年移民日：第二个冬天的面包", "移民权利"});
  CHECK(rows.find("移") == "h 2021年移民日：第二个冬天的面包; b 移民权利");
  CHECK(rows.find("民权") == "h 移民权利");
  CHECK(rows.find("2021年移") == "b 2021年移民日：第二个冬天的面包");
  CHECK(rows.find("移权").empty());
  CHECK(rows.find("面包 移民") == "s 2021年移民日：第二个冬天的面包");
}

TEST_CASE("of very many words only a row is found that has them one behind the other") {
  std::string row;
  std::string turned;
  for (int i = 0; i < 16; ++i) {
    row += "word" + std::to_string(i) + ' ';
    turned = "word" + std::to_string(i) + ' ' + turned;
  }
  Rows rows({row + "end", "other"});
  CHECK(rows.find(turned) == "s " + row + "end");
  CHECK(rows.find(turned + "end").empty());
  CHECK(rows.find(row + "end") == "b " + row + "end");
}
