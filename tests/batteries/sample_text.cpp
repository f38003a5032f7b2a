#include "tests/batteries/sample_text.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace tests {
namespace {

struct Language {
  std::string_view tag;
  std::string_view space;
  std::string_view stop;
  std::array<std::string_view, 24> words;
};

constexpr std::array languages{
    Language{"en", " ", ". ", {"the",     "asylum",  "detention", "of",          "children", "at",
                               "borders", "rights",  "workers",   "right",       "families", "separated",
                               "island",  "harbour", "court",     "refugees",    "a",        "permit",
                               "is",      "denied",  "kiln",      "interpreter", "with",     "letters"}},
    Language{"es", " ", ". ", {"el",        "asilo",    "detención",    "de",         "niños",    "en",
                               "fronteras", "derechos", "trabajadoras", "derecho",    "familias", "separadas",
                               "isla",      "puerto",   "tribunal",     "refugiados", "una",      "solicitud",
                               "es",        "negada",   "migrantes",    "intérprete", "con",      "cartas"}},
    Language{"fr", " ", ". ", {"le",         "asile",   "rétention",    "des",        "enfants",  "aux",
                               "frontières", "droits",  "travailleurs", "droit",      "familles", "séparées",
                               "île",        "port",    "tribunal",     "réfugiés",   "une",      "demande",
                               "est",        "rejetée", "migrants",     "interprète", "avec",     "lettres"}},
    Language{"ru", " ", ". ", {"право",  "на",        "убежище", "задержание", "детей",  "у",
                               "границ", "мигрантов", "права",   "рабочих",    "семьи",  "разлучены",
                               "остров", "гавань",    "суд",     "беженцы",    "письмо", "отказано",
                               "в",      "просьбе",   "люди",    "переводчик", "с",      "документы"}},
    Language{"ar", " ", ". ", {"حق",        "اللجوء", "احتجاز", "الأطفال", "على",      "الحدود", "حقوق",    "العمال",
                               "العائلات",  "جزيرة",  "ميناء",  "محكمة",   "اللاجئون", "طلب",    "رفض",     "في",
                               "المهاجرين", "مع",     "رسائل",  "مترجم",   "من",       "إلى",    "الإنسان", "الهجرة"}},
    Language{"zh", "", "。", {"庇护", "权利", "拘留", "儿童", "边境", "移民", "工人", "家庭",
                              "分离", "岛屿", "港口", "法院", "难民", "申请", "拒绝", "的",
                              "在",   "被",   "和",   "口译", "信件", "国际", "人权", "保护"}}};

const Language& known(std::string_view tag) {
  for (const Language& language : languages) {
    if (language.tag == tag) return language;
  }
  return languages.front();
}

}  // namespace

std::string SampleText::language() {
  return std::string(languages[static_cast<std::size_t>(below(languages.size()))].tag);
}

std::string SampleText::sentences(std::string_view tag, int count) {
  constexpr int least_words = 6;
  const Language& language = known(tag);
  std::string text;
  for (int sentence = 0; sentence < count; ++sentence) {
    const int words = least_words + below(least_words);
    for (int i = 0; i < words; ++i) {
      // The first words of a list come up more often than the last.
      constexpr int known_words = std::tuple_size_v<decltype(Language::words)>;
      const int word = std::min(below(known_words), below(known_words));
      if (i > 0) text += language.space;
      text += language.words[static_cast<std::size_t>(word)];
    }
    text += language.stop;
  }
  return text;
}

}  // namespace tests
