#include "passage/text/unicode.h"

#include <array>
#include <random>

#include <catch2/catch.hpp>

using namespace passage;

TEST_CASE("folding makes equal what people take for the same") {
  struct Case {
    std::string_view word;
    std::string_view folded;
  };
  const auto cases = std::to_array<Case>({
      {"Migración", "migracion"},
      {"MIGRACIO\u0301N", "migracion"},
      {"Straße", "strasse"},
      {"Œuvre", "oeuvre"},
      {"İstanbul", "istanbul"},
      {"Łódź", "lodz"},
      {"ёлка", "елка"},
      {"йод", "йод"},
      {"мигра\u0301ция", "миграция"},
      {"Αθήνα", "αθηνα"},
      {"أحكام", "احكام"},
      {"الهِجْرَة", "الهجره"},
      {"اللاجئـــين", "اللاجيين"},
      {"کودکی", "كودكي"},
      {"שָׁלוֹם", "שלומ"},
      {"או״ם", "או\"מ"},
      {"ہجرۃ", "هجره"},
      {"पढ़ना", "पढना"},
      {"हूँ", "हूं"},
      {"ሠራተኛ", "ሰራተኛ"},
      {"ሃገር", "ሀገር"},
      {"ፀሐይ", "ጸሀይ"},
      {"ґрунт", "грунт"},
      {"пʼять", "п'ять"},
      {"١٩٥١", "1951"},
      {"१९५१", "1951"},
      {"ＵＮ", "un"},
      {"移徙", "移徙"},
      {"がく", "がく"},
      {"शरणार्थी", "शरणार्थी"},
      {"ผู้ลี้ภัย", "ผู้ลี้ภัย"},
      {"이주민", "이주민"},
      {"don’t", "don't"},
  });
  for (const Case& c : cases) {
    CAPTURE(c.word);
    CHECK(fold(c.word) == c.folded);
  }
}

TEST_CASE("folding is idempotent and keeps to valid UTF-8, whatever the bytes") {
  std::mt19937 random(20181219);
  std::uniform_int_distribution<unsigned> byte(0, 255);
  std::uniform_int_distribution<char32_t> letter(0x20, 0x2FFF);
  for (int round = 0; round < 20000; ++round) {
    std::string word;
    if (round % 2 == 0) {
      for (int i = 0; i < 12; ++i) word += static_cast<char>(byte(random));
    } else {
      for (int i = 0; i < 6; ++i) {
        const char32_t c = letter(random);
        if (c < 0x80) {
          word += static_cast<char>(c);
        } else if (c < 0x800) {
          word += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
        } else {
          word += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                   static_cast<char>(0x80 | (c & 0x3F))};
        }
      }
    }
    const std::string once = fold(word);
    CAPTURE(word, once);
    REQUIRE(is_valid_utf8(once));
    REQUIRE(fold(once) == once);
  }
}

TEST_CASE("ill-formed UTF-8 is recognised and replaced") {
  CHECK(is_valid_utf8("año"));
  for (const std::string_view bad : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xe2\x82", "a\x80"}) {
    CHECK_FALSE(is_valid_utf8(bad));
    CHECK(is_valid_utf8(to_valid_utf8(bad)));
  }
  CHECK(to_valid_utf8("a\xff"
                      "b") == "a\uFFFDb");
}

TEST_CASE("text is cut between characters") {
  CHECK(truncated("año", 2) == "a");
  CHECK(truncated("año", 3) == "añ");
  CHECK(truncated("año", 9) == "año");
}

TEST_CASE("lower case concerns every script and leaves marks alone") {
  CHECK(passage::lower_cased("ASYLUM 73") == "asylum 73");
  CHECK(passage::lower_cased("École МИГРАНТЫ Ёж") == "école мигранты ёж");
  CHECK(passage::lower_cased("移民 لاجئ") == "移民 لاجئ");
}

TEST_CASE("characters are read from UTF-8") {
  CHECK(passage::characters_of("aéя難😀") == U"aéя難😀");
}
