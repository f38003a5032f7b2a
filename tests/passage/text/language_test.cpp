#include "passage/text/language.h"

#include <string>

#include <catch2/catch.hpp>

using namespace passage;

TEST_CASE("language tags in every spelling become one canonical form") {
  const auto [tag, canonical] = GENERATE(table<std::string, std::string>({
      {"es", "es"},
      {"ES", "es"},
      {"spa", "es"},
      {"PT_br", "pt-BR"},
      {"cmn-Hans", "zh-Hans"},
      {"zh-hant-tw", "zh-Hant-TW"},
      {"arb", "ar"},
      {"in", "id"},
      {"iw", "he"},
      {"hat", "ht"},
      {"tl", "fil"},
      {"mo", "ro"},
      {"kmr", "ku"},
      {"prs", "fa-AF"},
      {"deu_1901", "de-1901"},
      {"quc", "quc"},
      {"es-419", "es-419"},
      {"i-klingon", "tlh"},
  }));
  CHECK(canonical_language(tag) == canonical);
}

TEST_CASE("what is no known language is none") {
  const std::string tag = GENERATE("", "xx", "foo", "english", "e", "-en", "en-", "en--us", "und", "x-private", "fr fr",
                                   "*", "en_US.UTF-8", "es;q=0.8", "español");
  CAPTURE(tag);
  CHECK(canonical_language(tag).empty());
  CHECK(canonical_language(std::string(10000, 'a')).empty());
}

TEST_CASE("direction follows the language's usual script") {
  for (const char* language : {"ar", "he", "fa", "ur", "ps", "ar-EG", "az-Arab", "iw"})
    CHECK(is_right_to_left(language));
  for (const char* language : {"en", "ku", "zh", "", "nonsense", "az"}) CHECK_FALSE(is_right_to_left(language));
  CHECK(primary_subtag("pt-BR") == "pt");
  CHECK(primary_subtag("pt") == "pt");
}

TEST_CASE("a paragraph is enough to know its language") {
  const auto [language, text] = GENERATE(table<std::string, std::string>({
      {"en",
       "Everyone has the right to seek and to enjoy in other countries asylum from persecution, whatever the papers "
       "in the pocket and whatever road led to the border."},
      {"es",
       "Las personas que llegan a la frontera tienen derecho a que se escuche su solicitud de asilo, y nadie puede "
       "ser devuelto a un lugar donde su vida corra peligro."},
      {"fr",
       "Les personnes qui arrivent à la frontière ont le droit de demander l'asile, et nul ne peut être renvoyé vers "
       "un pays où sa vie serait menacée."},
      {"pt",
       "As pessoas que chegam à fronteira têm o direito de pedir asilo, e ninguém pode ser devolvido a um país onde "
       "a sua vida esteja em perigo, disse a rede."},
      {"ht",
       "Tout moun ki rive sou fwontyè a gen dwa mande azil, e pèsonn pa gen dwa voye yo tounen nan yon peyi kote lavi "
       "yo an danje. Se sa nou mande jodi a."},
      {"ar", "لكل شخص يصل إلى الحدود الحق في طلب اللجوء، ولا يجوز إعادة أحد إلى بلد تكون فيه حياته في خطر."},
      {"fa",
       "هر کسی که به مرز می‌رسد حق دارد درخواست پناهندگی کند و هیچ‌کس را نمی‌توان به کشوری بازگرداند که جانش "
       "در "
       "آن در خطر است."},
      {"ru",
       "Каждый, кто прибывает к границе, имеет право просить убежища, и никого нельзя вернуть в страну, где его жизни "
       "угрожает опасность."},
      {"uk",
       "Кожен, хто прибуває до кордону, має право просити притулку, і нікого не можна повернути до країни, де його "
       "життю загрожує небезпека."},
      {"zh", "每个到达边境的人都有权申请庇护，任何人都不得被送回其生命受到威胁的国家。我们今天就是这样要求的。"},
      {"ja", "国境に到着するすべての人には庇護を申請する権利があり、命が危険にさらされる国に送り返されてはならない。"},
  }));
  const DetectedLanguage detected = detect_language(text);
  CAPTURE(text);
  CHECK(primary_subtag(detected.language) == language);
}

TEST_CASE("a few words in a script of their own are evidence, a few Latin words are not") {
  CHECK(detect_language("移民の権利").language == "ja");
  CHECK(detect_language("ผู้ลี้ภัย").language == "th");
  CHECK(detect_language("이주민의 권리").language == "ko");
  CHECK(detect_language("πρόσφυγες").language == "el");
  CHECK_FALSE(detect_language("asylum").reliable);
  CHECK_FALSE(detect_language("Somali").reliable);
  CHECK(detect_language("移民").language == "zh");
  CHECK_FALSE(detect_language("移民").reliable);
}

TEST_CASE("no evidence is no language") {
  for (const char* text : {"", " ", "12 345,67", "— * —", "\xff\xfe"}) {
    const DetectedLanguage detected = detect_language(text);
    CHECK(detected.language == "und");
    CHECK_FALSE(detected.reliable);
  }
}

TEST_CASE("the language of a mixed text is the one that most of it is in, English too") {
  const std::string english =
      "The detention of children is never in their interest, and there are alternatives that cost less and harm "
      "nobody. "
      "The network asks every government in the region to end the practice within two years, and to say how. Everyone "
      "who works has a right to wages that are paid in full and on time, and inspectors should look at nothing else.\n";
  const std::string spanish =
      "Las personas que llegan a la frontera tienen derecho a que se escuche su solicitud de asilo, y nadie puede ser "
      "devuelto a un lugar donde su vida corra peligro.\n";
  CHECK(detect_language(english + spanish).language == "en");
}

TEST_CASE("a hint does not overrule a text that is clearly in another language") {
  const std::string english =
      "The detention of children is never in their interest, and there are alternatives that cost less and do not "
      "harm. "
      "The network asks every government in the region to end the practice within two years.";
  const DetectedLanguage detected = detect_language(english, "es");
  CHECK(detected.language == "en");
  CHECK(detected.reliable);
}
