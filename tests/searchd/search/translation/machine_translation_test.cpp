#include "searchd/search/translation/machine_translation.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "passage/system/spawn.h"
#include "tests/searchd/search/translation/fake_apertium.h"
#include "tests/searchd/search/translation/translation_text.h"

using namespace searchd;
using namespace std::chrono_literals;

namespace {

// Long enough for a machine that is busy with something else.
constexpr TranslationBounds patient{.answer = 20s, .start = 20s, .loading = 20s};

/// Short enough for a test of what does not answer.
constexpr TranslationBounds hasty{.answer = 500ms, .start = 20s, .loading = 20s};

constexpr std::size_t programs_of_a_direction = 2;

MachineTranslation translation_by(const tests::FakeApertium& apertium, TranslationBounds bounds = patient,
                                  std::vector<std::string> pairs = {"all"}, const std::string& denied = {}) {
  return MachineTranslation({.pairs = std::move(pairs), .modes = apertium.path(), .bounds = bounds},
                            DeniedWords(denied));
}

std::string translated(const MachineTranslation& translation, const std::string& row, const std::string& from = "en",
                       const std::string& to = "es") {
  const std::vector<std::string> words = tests::words_of(row);
  return tests::text_of(translation.translate(words, from, to), words);
}

std::string names(const MachineTranslation& translation) {
  std::string text;
  for (const auto& [from, to] : translation.pairs()) text += from + "-" + to + " ";
  return text;
}

void write_houses(const tests::FakeApertium& apertium, const std::string& options = {}) {
  apertium.write("eng-spa", {"house=casa", "white=blanca", "old=vieja", "late=tarde", "twice=bis", "unmarked=mudo"},
                 options);
}

}  // namespace

TEST_CASE("a row is translated word by word, what is unknown left out", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium);
  const MachineTranslation translation = translation_by(apertium);
  CHECK(names(translation) == "en-es ");
  CHECK(apertium.processes().empty());  // nobody has asked
  CHECK(translated(translation, "white xyz house") == "white -> blanca; house -> casa");
  CHECK(translated(translation, "xyz").empty());
  CHECK(translated(translation, "").empty());
  CHECK(translated(translation, "house", "es", "en").empty());
  CHECK(translated(translation, "house", "en", "en").empty());
  CHECK(apertium.processes().size() == programs_of_a_direction);
}

TEST_CASE("nothing installed translates nothing", "[translation][machine]") {
  const MachineTranslation translation({.pairs = {"all"}, .modes = "/nowhere"});
  CHECK(names(translation).empty());
  CHECK(translated(translation, "house").empty());

  const tests::FakeApertium apertium;
  std::ofstream(apertium.path() / "eng-spa.mode") << "no-such-program | another\n";
  CHECK(translated(translation_by(apertium), "house").empty());
}

TEST_CASE("only the pairs of the settings are used, in their order", "[translation][machine]") {
  const tests::FakeApertium apertium;
  for (const char* name : {"eng-spa", "es-pt", "spa-eng", "eng-cat"}) apertium.write(name, {"house=casa"});
  CHECK(names(translation_by(apertium, patient, {"spa-eng", "en-es", "fr-it"})) == "es-en en-es ");
  CHECK(names(translation_by(apertium, patient, {"es-pt", "all"})) == "es-pt en-ca en-es es-en ");
  CHECK(names(translation_by(apertium, patient, {})).empty());
  CHECK(translated(translation_by(apertium, patient, {"es-en"}), "house").empty());
  CHECK(apertium.comes_to(0));
}

TEST_CASE("a third language leads where no pair does", "[translation][machine]") {
  const tests::FakeApertium apertium;
  apertium.write("eng-spa", {"white=blanca", "house=casa grande"});
  apertium.write("es-pt", {"blanca=branca", "casa=mansão", "grande=ampla"});
  apertium.write("eng-cat", {"white=blanc"});
  apertium.write("cat-por", {"blanc=alvo"});
  const MachineTranslation translation = translation_by(apertium);
  CHECK(translated(translation, "white xyz house", "en", "pt") == "white -> branca (p); house -> mansão ampla (p)");
  CHECK(translated(translation, "white", "en", "ca") == "white -> blanc");
}

TEST_CASE("denied words are left out, of either step", "[translation][machine]") {
  const tests::FakeApertium apertium;
  apertium.write("eng-spa", {"white=blanca", "house=casa"});
  apertium.write("es-pt", {"blanca=branca", "casa=casa"});
  CHECK(translated(translation_by(apertium, patient, {"all"}, "en\tes\twhite\t\n"), "White house") == "house -> casa");
  CHECK(translated(translation_by(apertium, patient, {"all"}, "es\t*\tblanca\t\n"), "white house", "en", "pt") ==
        "house -> casa (p)");
}

TEST_CASE("a mode that forgets which words it translates stands for the row", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium, "-plain");
  CHECK(translated(translation_by(apertium), "white house") == "white house -> blanca casa");
}

TEST_CASE("programs that fail are replaced, and nobody gets another's answer", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium);
  const MachineTranslation translation = translation_by(apertium, hasty);
  for (const char* fault : {"hang", "die", "flood", "garbage", "unmarked"}) {
    INFO(fault);
    CHECK(translated(translation, "old house") == "old -> vieja; house -> casa");
    CHECK(translated(translation, std::string(fault) + " house").empty());
  }
  CHECK(translated(translation, "twice").size() <= std::string("twice -> bis").size());
  CHECK(translated(translation, "white") != "white -> bis");
  CHECK(translated(translation, "old") == "old -> vieja");
  CHECK(apertium.comes_to(programs_of_a_direction));
}

TEST_CASE("an answer that comes too late is nobody's", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium);
  TranslationBounds bounds = patient;
  bounds.answer = 100ms;
  const MachineTranslation translation = translation_by(apertium, bounds);
  translation.prepare("en", "es");
  REQUIRE(apertium.comes_to(programs_of_a_direction));
  CHECK(translated(translation, "late").empty());
  std::this_thread::sleep_for(400ms);
  for (int attempt = 0; attempt < 50; ++attempt) {  // 100 ms may be too little on a busy machine
    const std::string answer = translated(translation, "white");
    CHECK((answer.empty() || answer == "white -> blanca"));
    if (!answer.empty()) return;
  }
  FAIL("no answer");
}

TEST_CASE("a question waits a bounded time for programs to start", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium, "-slow");
  TranslationBounds bounds = patient;
  bounds.start = 50ms;
  const MachineTranslation translation = translation_by(apertium, bounds);
  const auto began = std::chrono::steady_clock::now();
  CHECK(translated(translation, "house").empty());
  CHECK(std::chrono::steady_clock::now() - began < 450ms);
  for (int i = 0; i < 500; ++i) {  // the later ones find it
    if (translated(translation, "house") == "house -> casa") return;
    std::this_thread::sleep_for(10ms);
  }
  FAIL("it never started");
}

TEST_CASE("programs that do not start are left in peace for a while", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium, "-deaf");
  TranslationBounds bounds = patient;
  bounds.loading = 100ms;
  const MachineTranslation translation = translation_by(apertium, bounds);
  CHECK(translated(translation, "house").empty());
  CHECK(apertium.comes_to(0));
  CHECK(translated(translation, "house").empty());
  CHECK(apertium.processes().empty());

  bounds.pause = 0ms;
  const MachineTranslation persistent = translation_by(apertium, bounds);
  CHECK(translated(persistent, "house").empty());
  write_houses(apertium);  // read when the object was made
  CHECK(translated(persistent, "house").empty());
}

TEST_CASE("idle programs are ended, and started again", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium);
  TranslationBounds bounds = patient;
  bounds.idle = 200ms;
  const MachineTranslation translation = translation_by(apertium, bounds);
  CHECK(translated(translation, "house") == "house -> casa");
  CHECK(apertium.comes_to(0));
  CHECK(translated(translation, "house") == "house -> casa");
}

TEST_CASE("many threads ask at the same time", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium);
  const MachineTranslation translation = translation_by(apertium);
  const std::array<std::string, 3> rows{"white", "house", "old"};
  const std::array<std::string, 3> expected{"white -> blanca", "house -> casa", "old -> vieja"};
  std::array<int, 3> right{};
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      threads.emplace_back([&, i] {
        for (int n = 0; n < 100; ++n) right[i] += translated(translation, rows[i]) == expected[i] ? 1 : 0;
      });
    }
  }
  CHECK(right == std::array{100, 100, 100});
  CHECK(apertium.processes().size() == programs_of_a_direction);
}

TEST_CASE("programs end with the object, have limits, and inherit nothing", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium);
  {
    const MachineTranslation translation = translation_by(apertium);
    CHECK(translated(translation, "house") == "house -> casa");
    for (const pid_t process : apertium.processes()) {
      const std::filesystem::path proc = "/proc/" + std::to_string(process);
      std::ifstream in(proc / "limits");
      const std::string limits{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      CHECK(limits.find("Max cpu time              600") != std::string::npos);
      CHECK(limits.find("Max address space         1073741824") != std::string::npos);
      std::ifstream variables(proc / "environ");
      const std::string environment{std::istreambuf_iterator<char>(variables), std::istreambuf_iterator<char>()};
      CHECK(environment == std::string("LC_ALL=C.UTF-8\0", 15));
      std::size_t descriptors = 0;
      for (const auto& entry : std::filesystem::directory_iterator(proc / "fd")) {
        // The script that perl runs is its own.
        if (std::filesystem::read_symlink(entry).string().find(apertium.path().string()) == std::string::npos) {
          ++descriptors;
        }
      }
      CHECK(descriptors == 3);
    }
  }
  CHECK(apertium.processes().empty());
}

TEST_CASE("no program survives when the process that started it is killed", "[translation][machine]") {
  const tests::FakeApertium apertium;
  write_houses(apertium);
  auto pipe = passage::make_pipe();
  REQUIRE(pipe);
  const pid_t process = ::fork();
  if (process == 0) {
    const MachineTranslation translation = translation_by(apertium);
    const bool right = translated(translation, "house") == "house -> casa";
    (void)!::write(pipe->writing.get(), right ? "y" : "n", 1);
    ::pause();
    ::_exit(1);
  }
  REQUIRE(process > 0);
  char right = 0;
  CHECK(::read(pipe->reading.get(), &right, 1) == 1);
  CHECK(right == 'y');
  CHECK(apertium.processes().size() == programs_of_a_direction);
  ::kill(process, SIGKILL);
  ::waitpid(process, nullptr, 0);
  CHECK(apertium.comes_to(0));
}
