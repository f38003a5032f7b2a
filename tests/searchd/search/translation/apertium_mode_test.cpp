#include "searchd/search/translation/apertium_mode.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "tests/temporary_directory.h"

using namespace searchd;

namespace {

/// Stages joined by " | ", arguments by spaces.
std::string parsed(const std::string& line) {
  const auto mode = parse_mode(line, "en", "es");
  if (!mode) return "refused";
  std::string text;
  const auto add = [&](const Command& command) {
    if (!text.empty()) text += " |";
    for (const std::string& word : command) text += (text.empty() ? "" : " ") + word;
  };
  add(mode->analysis);
  for (const Command& command : mode->transfer) add(command);
  return text;
}

}  // namespace

TEST_CASE("a mode's programs are told to answer at every NUL, and the generator to mark what it lacks",
          "[translation][machine]") {
  CHECK(parsed("lt-proc '/a b/en.bin' | apertium-tagger -g $2 'x.prob'| lt-proc $1 'gen.bin' |lt-proc -p 'p.bin'\n") ==
        "lt-proc -z /a b/en.bin | apertium-tagger -z -g x.prob | apertium-wblank-detach | lt-proc -z -g gen.bin | "
        "lt-proc -z -p p.bin");
  CHECK(parsed("a | lt-proc $1 -b 'gen.bin'") == "a -z | apertium-wblank-detach | lt-proc -z -g -b gen.bin");
}

TEST_CASE("a transfer that looks words up itself is made of two steps", "[translation][machine]") {
  CHECK(parsed("a | apertium-transfer 'x.t1x' 'x.bin' 'bil.bin'") ==
        "a -z | lt-proc -z -b bil.bin | apertium-transfer -z -b x.t1x x.bin");
  CHECK(parsed("a | apertium-transfer -b 'x.t1x' 'x.bin'") == "a -z | apertium-transfer -z -b x.t1x x.bin");
  CHECK(parsed("a | apertium-transfer -n 'x.t1x' 'x.bin'") == "a -z | apertium-transfer -z -n x.t1x x.bin");
}

TEST_CASE("what only a shell understands is no mode", "[translation][machine]") {
  for (const char* line : {"", "a", "a | | b", "a | b > c", "a | b; c", "a | `b`", "a | $(b)", "a | $HOME", "a | b &",
                           "a | 'b", "a | \"b\"", "a | b\\ c", "a | *.bin"}) {
    INFO(line);
    CHECK(parsed(line) == "refused");
  }
}

TEST_CASE("installed modes are named after two languages", "[translation][machine]") {
  const tests::TemporaryDirectory folder;
  for (const char* name : {"spa-eng.mode", "es-en.mode", "spa-eng_US.mode", "eco-es-fr.mode", "es-pt.mode", "README",
                           "fra-fr.mode", "xx-yy.mode", "broken-en.mode", "-es.mode", "es-.mode"}) {
    std::ofstream(folder.path() / name) << "a | b\n";
  }
  std::ofstream(folder.path() / "fr-es.mode") << "a > b\n";
  std::string names;
  for (const ApertiumMode& mode : installed_modes(folder.path())) names += mode.from + "-" + mode.to + " ";
  CHECK(names == "es-en es-pt ");
  CHECK(installed_modes(folder.path() / "nowhere").empty());
}
