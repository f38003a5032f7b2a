#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "searchd/search/translation/machine_translation.h"
#include "tests/searchd/search/translation/translation_text.h"

using namespace searchd;
using namespace std::chrono_literals;

namespace {

constexpr TranslationBounds patient{.answer = 20s, .start = 20s, .loading = 20s};

struct Example {
  const char* pair;
  const char* row;
  const char* expected;
};

// Of Debian 12's pairs. What is translated differently by another version is a reason to look, and to correct this
// table.
constexpr std::array examples{
    Example{"en-es", "human rights of workers without contract",
            "human rights -> derechos humanos; workers -> trabajadores; contract -> contrato"},
    Example{"en-es", "undocumented migrants without contract", "contract -> contrato"},
    Example{"es-en", "pescadores en el mar", "pescadores -> fishermen; mar -> sea"},
    Example{"es-fr", "salarios de los trabajadores", "salarios -> salaires; trabajadores -> travailleurs"},
    Example{"fr-es", "salaires des travailleurs", "salaires -> salarios; travailleurs -> trabajadores"},
    Example{"es-pt", "derechos de los trabajadores", "derechos -> direitos; trabajadores -> trabalhadores"},
    Example{"en-pt", "wages of the workers", "wages -> salários (p); workers -> trabalhadores (p)"},
};

}  // namespace

TEST_CASE("Apertium itself translates, aligned", "[translation][machine][apertium]") {
  const MachineTranslation translation({.pairs = {"all"}, .bounds = patient});
  bool any = false;
  for (const Example& example : examples) {
    const std::string from(example.pair, 2);
    const std::string to(example.pair + 3);
    const auto pairs = translation.pairs();
    const auto is_there = [&](const char* a, const std::string& b) {
      return std::ranges::find(pairs, std::pair<std::string, std::string>(a, b)) != pairs.end();
    };
    if (!is_there(from.c_str(), to) && !(is_there(from.c_str(), "es") && is_there("es", to))) continue;
    any = true;
    const std::vector<std::string> words = tests::words_of(example.row);
    CHECK(tests::text_of(translation.translate(words, from, to), words) == example.expected);
  }
  if (!any) WARN("SKIPPED: no translation pair of Apertium is installed");
}
