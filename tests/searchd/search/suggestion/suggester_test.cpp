#include "searchd/search/suggestion/suggester.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "searchd/search/suggestion/label_suggestions.h"
#include "searchd/search/suggestion/title_index.h"
#include "searchd/search/suggestion/written_words.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

passage::Document document(const std::string& id, const std::string& language, const std::string& title,
                           const std::string& text, const std::string& date = {},
                           const std::vector<std::string>& concepts = {}) {
  passage::Document one;
  one.metadata = {.id = id,
                  .title = title,
                  .language = language,
                  .date = passage::parse_date(date),
                  .kind = "report",
                  .concepts = concepts};
  one.source = "tiny";
  one.passages.push_back({text, language, {}});
  return one;
}

std::vector<passage::Work> works() {
  return {
      {"border",
       {document("border-en", "en", "Borders: a reader",
                 "Border guards and border walls. Asylum at the border, bordering on refusal.", "2019", {"border"}),
        document("border-es", "es", "Fronteras: un lector", "Guardias de frontera. El asilo en la frontera.", "2019",
                 {"border"})}},
      {"asylum",
       {document("asylum-en", "en", "The right to asylum",
                 "Everyone has the right to asylum. The right to health comes with it.", "2021", {"asylum"})}},
      {"talk",
       {document("talk-en", "en", "Asylum and borders", "A talk on asylum, and on the right to asylum.", "2020",
                 {"asylum", "border"})}},
      {"cut",
       {document("cut-en", "en", "Thank you for asking me to speak about the sea and about…",
                 "Asking for asylum at sea.", "2022", {"asylum"})}},
      {"sentence",
       {document("sentence-en", "en",
                 "Thank you, Madam Chair, for giving me the floor to speak about the sea and the people who cross it.",
                 "Asylum again.", "2022")}},
      {"migracion",
       {document("migracion-es", "es", "Migración irregular", "La migración y las migraciones. La educación.",
                 "2018")}},
      {"hijra", {document("hijra-ar", "ar", "الهجرة", "تقرير عن الهجرة وحقوق المهاجرين.", "2018")}},
      {"yezh", {document("yezh-ru", "ru", "Ёлка для всех", "Ёлка для всех детей.", "2018")}},
      {"plan",
       {document("plan-en", "en", "Asylum 2030", "A plan.", "2017"),
        document("plan-es", "es", "Asilo 2030", "Un plan. Y asi fue.", "2017")}},
      {"asile", {document("asile-fr", "fr", "Demander protection", "L'asile est un droit.", "2017")}},
      {"volver", {document("volver-es", "es", "Una", "Volver, volver.", "2017")}},
      {"volver2", {document("volver2-es", "es", "Otra", "Sin volver.", "2017")}},
      {"vole", {document("vole-ht", "ht", "Yon", "Yon vòlè.", "2017")}},
      {"symbols", {document("symbols-en", "en", "Uno", "A/RES/71/1, A/RES/71/1/Add.2 and A/RES/73/195", "2016")}},
      {"symbols2", {document("symbols2-en", "en", "Due", "A/RES/73/195", "2016")}},
      {"zh", {document("zh-zh", "zh", "移民的权利", "国际移民组织和移民的权利。", "2018", {"asylum"})}},
  };
}

class Box {
 public:
  Box() : index_(index_of(works())), thesaurus_(std::vector<passage::ThesaurusFile>{{"small.tsv", table}}) {}

  std::vector<Suggestion> suggestions(const std::string& typed, std::vector<std::string> prefer = {},
                                      std::uint32_t limit = 8) {
    return suggest({.query = typed, .limit = limit, .prefer = std::move(prefer)}, index_, thesaurus_);
  }

  /// "text (kind language id)", one behind the other.
  std::string type(const std::string& typed, std::vector<std::string> prefer = {}, std::uint32_t limit = 8) {
    std::string all;
    for (const Suggestion& one : suggestions(typed, std::move(prefer), limit)) {
      constexpr const char* kinds[] = {"title", "concept", "word"};
      all += (all.empty() ? "" : "; ") + one.text + " (" + kinds[static_cast<std::size_t>(one.kind)] + ' ' +
             one.language + (one.id.empty() ? "" : ' ' + one.id) + ')';
    }
    return all;
  }

 private:
  static constexpr const char* table =
      "id\ten\tes\tzh\talt_en\thidden_en\n"
      "asylum\tright to asylum\tderecho de asilo\t庇护权\tasylum protection\tasylum scam\n"
      "border\tborder control\tcontrol fronterizo\t边境管制\t\t\n"
      "salt\tsalt of the earth\tsal de la tierra\t\t\t\n";

  OpenIndex index_;
  passage::Thesaurus thesaurus_;
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("titles, concepts and words are suggested in the language that is typed") {
  Box box;
  CHECK(box.type("right to asy") == "right to asylum (concept en asylum); The right to asylum (title en asylum-en)");
  CHECK(contains(box.type("bor"), "border control (concept en border)"));
  CHECK(contains(box.type("bor"), "Borders: a reader (title en border-en)"));
  CHECK(contains(box.type("fron"), "Fronteras: un lector (title es border-es)"));
  CHECK(box.type("derecho") == "derecho de asilo (concept es asylum)");
  CHECK(contains(box.type("migr"), "migración (word es)"));
  CHECK(box.type("الهج") == "الهجرة (word ar)");  // the title says no more than the word
  CHECK(box.type("هجر") == "الهجرة (word ar)");
  CHECK(contains(box.type("елк"), "Ёлка для всех (title ru yezh-ru)"));
  CHECK(contains(box.type("ёлк"), "Ёлка для всех (title ru yezh-ru)"));
  CHECK(contains(box.type("移民"), "移民的权利 (title zh zh-zh)"));
  CHECK(box.type("庇护") == "庇护权 (concept zh asylum)");
}

TEST_CASE("nothing typed, nothing suggested") {
  Box box;
  for (const std::string typed : {"", " ", "...", "-", "\"", "-asy", "asylum -bor"}) {
    CAPTURE(typed);
    CHECK(box.type(typed).empty());
  }
}

TEST_CASE("a concept that no document names, a hidden label and a title cut from a text are not suggested") {
  Box box;
  CHECK_FALSE(contains(box.type("salt"), "salt of the earth"));
  CHECK_FALSE(contains(box.type("asylum s"), "asylum scam"));
  CHECK_FALSE(contains(box.type("thank"), "Thank you"));
}

TEST_CASE("a label that finds nothing is not suggested, whatever documents name its concept") {
  // Only the first three labels of a concept are sought in each language; a text that has the fourth names it.
  const passage::Thesaurus thesaurus(
      std::vector<passage::ThesaurusFile>{{"plague.tsv",
                                           "id\ten\talt_en\nplague\tcholera\ttyphus|smallpox|pestilence|plague of the "
                                           "age\nfever\tfever\tague|marsh ague\n"}});
  OpenIndex index = index_of({{"a", {document("a", "en", "A", "The pestilence of the year.", {}, {"plague"})}},
                              {"b", {document("b", "en", "B", "A fever.", {}, {"fever"})}}});
  const auto texts = [&](const std::string& typed) {
    std::string all;
    for (const Suggestion& one : suggest({.query = typed}, index, thesaurus)) all += one.text + ';';
    return all;
  };
  CHECK(texts("typh").empty());
  CHECK(texts("chol").empty());
  CHECK(texts("plague").empty());  // "of" and "the" find something, but are not sought
  CHECK(texts("pest") == "pestilence;");
  CHECK(texts("agu") == "ague;");
  CHECK(texts("marsh") == "marsh ague;");
}

TEST_CASE("a title that begins so comes before one that holds it, the newer one first") {
  Box box;
  const std::string all = box.type("asylum");
  const auto begins = all.find("Asylum and borders (title");
  const auto holds = all.find("The right to asylum (title");
  REQUIRE(begins != std::string::npos);
  REQUIRE(holds != std::string::npos);
  CHECK(begins < holds);
}

TEST_CASE("a work is suggested once, in the language that the reader prefers where it fits") {
  Box box;
  CHECK(box.type("2030") == "Asylum 2030 (title en plan-en)");  // most documents are in English
  CHECK(box.type("2030", {"fr", "es"}) == "Asilo 2030 (title es plan-es)");
  CHECK(contains(box.type("asylum 20", {"es"}), "Asylum 2030 (title en plan-en)"));
  CHECK_FALSE(contains(box.type("asylum 20", {"es"}), "plan-es"));
}

TEST_CASE("what is in a language that the reader prefers comes before the rest") {
  Box box;
  CHECK(box.type("asil").starts_with("asilo (word es); asile (word fr); Asilo 2030"));
  CHECK(box.type("asil", {"fr"}).starts_with("asile (word fr); asilo (word es); Asilo 2030"));
  CHECK(contains(box.type("a", {"zh"}), "Asylum"));
}

TEST_CASE("words of most works come first, each in one of its forms, and never what is typed already") {
  Box box;
  const std::string all = box.type("bord");
  CHECK_FALSE(contains(all, "bordering (word"));  // a form of "border"
  CHECK_FALSE(contains(box.type("migración"), "migración (word"));
  CHECK(contains(box.type("migracion"), "migración (word es)"));
}

TEST_CASE("an article written onto a word is followed by words of languages that write so") {
  Box box;
  CHECK(contains(box.type("l'asi"), "l'asile (word fr)"));
  CHECK(contains(box.type("as"), "asi (word es)"));
  CHECK_FALSE(contains(box.type("l'asi"), "word es"));
}

TEST_CASE("rare words are left out beside a word of far more works that begins alike") {
  std::vector<passage::Work> many;
  for (int i = 0; i < 120; ++i) {
    const std::string id = "d" + std::to_string(i);
    const std::string text = i == 0 ? "people peonies" : i < 3 ? "people peony" : "people";
    many.push_back({id, {document(id, "en", "T", text)}});
  }
  OpenIndex index = index_of(many);
  const passage::Thesaurus none(std::vector<passage::ThesaurusFile>{});
  const auto words = [&](const std::string& typed) {
    std::string all;
    for (const Suggestion& one : suggest({.query = typed}, index, none)) all += one.text + ' ';
    return all;
  };
  CHECK(words("peo") == "people peony ");
  CHECK(words("peon") == "peony ");
}

TEST_CASE("what is kept of a generation is bounded") {
  OpenIndex index = index_of(works());
  passage::Analyzer analyzer;
  const std::vector<std::string> prefer;
  const LanguageOrder order(prefer, index.snapshot.manifest.by_language);
  const TitleIndex titles(index.snapshot, analyzer, 1);  // the newest: of 2021, for those of 2022 are no titles
  const auto found = [&](const std::string& typed) {
    return titles.find(typed_text(typed, analyzer), 9, order, index.snapshot, index.languages).size();
  };
  CHECK(found("right to asylum") == 1);
  CHECK(found("borders") == 0);

  const passage::Thesaurus thesaurus(
      std::vector<passage::ThesaurusFile>{{"two.tsv", "id\ten\nborder\tborder control\nasylum\tright to asylum\n"}});
  const LabelSuggestions labels(thesaurus, index.snapshot, index.languages, analyzer,
                                1);  // of the concept of most works
  CHECK(labels.find(typed_text("right", analyzer), 9, order, index.languages).size() == 1);
  CHECK(labels.find(typed_text("border", analyzer), 9, order, index.languages).empty());

  WrittenWords words(2);
  for (const std::string word : {"asylum", "border", "health"}) {
    CHECK(words.of(word, index).text == word);
    CHECK(words.remembered() <= 2);
  }
}

TEST_CASE("who types accents means them") {
  Box box;
  CHECK(box.type("vol") == "volver (word es); vòlè (word ht)");
  CHECK(box.type("vòl") == "vòlè (word ht); volver (word es)");
}

TEST_CASE("function words are not suggested") {
  Box box;
  CHECK(box.type("th") == "Thank (word en); The right to asylum (title en asylum-en)");  // not "the"
  CHECK(box.type("wit").empty());
}

TEST_CASE("behind other words those are suggested that go with them") {
  Box box;
  CHECK(contains(box.type("right to he"), "right to health (word en)"));
  CHECK_FALSE(contains(box.type("migración asy"), "(word"));  // no work holds both
  CHECK(contains(box.type("Border gu"), "Border guards (word en)"));
}

TEST_CASE("a query in the query language is not completed, but titles and concepts are found by its words") {
  Box box;
  const std::string all = box.type("\"right to asy");
  CHECK(contains(all, "right to asylum (concept"));
  CHECK_FALSE(contains(all, "(word"));
  CHECK(contains(box.type("right to he"), "(word"));
  for (const std::string typed : {"\"right to he", "(right to he", "right OR he", "right title:he", "-right he"}) {
    CAPTURE(typed);
    CHECK_FALSE(contains(box.type(typed), "(word"));
  }
}

TEST_CASE("symbols of documents are completed, those first that most documents name") {
  Box box;
  CHECK(box.type("A/RES") == "A/RES/73/195 (word ); A/RES/71/1 (word ); A/RES/71/1/Add.2 (word )");
  CHECK(box.type("a/res/71/1") == "A/RES/71/1 (word ); A/RES/71/1/Add.2 (word )");
  CHECK(box.type("a / res / 73") == "A/RES/73/195 (word )");
  CHECK(box.type("A/RES/99").empty());
  CHECK(box.type("and/or").empty());
  CHECK(box.type("A/RES", {}, 1) == "A/RES/73/195 (word )");
}

TEST_CASE("a slip of the finger is helped where nothing begins so") {
  Box box;
  CHECK(contains(box.type("asilum"), "asylum (word en)"));
  CHECK(box.type("qwrtzp").empty());
}

TEST_CASE("titles of function words, which have no stem, are told apart") {
  OpenIndex index = index_of({{"a", {document("a", "en", "Who we are", "Text.", "2020")}},
                              {"b", {document("b", "en", "Who they were", "Text.", "2019")}}});
  const passage::Thesaurus none(std::vector<passage::ThesaurusFile>{});
  const auto suggestions = suggest({.query = "who"}, index, none);
  REQUIRE(suggestions.size() == 2);
  CHECK(suggestions[0].text == "Who we are");
  CHECK(suggestions[1].text == "Who they were");
}

TEST_CASE("there are no more suggestions than are wanted, and none twice") {
  Box box;
  for (const std::uint32_t limit : {1U, 2U, 3U, 20U}) {
    std::vector<std::string> seen;
    for (const Suggestion& one : box.suggestions("b", {}, limit)) {
      CHECK(std::ranges::find(seen, one.text) == seen.end());
      seen.push_back(one.text);
    }
    CHECK(seen.size() <= limit);
    CHECK_FALSE(seen.empty());
  }
}
