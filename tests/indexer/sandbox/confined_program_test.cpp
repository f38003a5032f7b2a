// Programs of the system that do what no converter should.
#include "indexer/sandbox/confined_program.h"

#include <chrono>
#include <optional>

#include <catch2/catch.hpp>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "passage/error.h"
#include "tests/indexer/indexer.h"
#include "tests/temporary_directory.h"

using namespace indexer;
using namespace std::chrono_literals;

namespace {

using Result = std::variant<std::string, Refusal>;

Result run(const ConfinedProgram& program, std::string_view document = {}, const ExtractionLimits& limits = {}) {
  return run_confined(MISBEHAVING_EXTRACTOR, program, document, limits);
}

std::string output_of(const Result& result) {
  const auto* refusal = std::get_if<Refusal>(&result);
  return refusal ? "refused: " + refusal->detail : std::get<std::string>(result);
}

/// A script in Perl is its document: it cannot be an argument, for that Perl opens /dev/null.
Result script(const std::string& text, const ExtractionLimits& limits = {}) {
  return run({"/usr/bin/perl", {}}, text, limits);
}

/// "yes" for a deed that could be done, "no" for one that failed.
std::string outcome_of(const std::string& deed) {
  return output_of(script("print((" + deed + ") ? 'yes' : 'no');"));
}

std::optional<RefusalReason> reason_of(const Result& result) {
  const auto* refusal = std::get_if<Refusal>(&result);
  return refusal ? std::optional(refusal->reason) : std::nullopt;
}

bool has_landlock() {
  return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

}  // namespace

TEST_CASE("confined program: it has its document as standard input and as a file, and its output is the answer") {
  const std::string document = std::string("los derechos\0\xFF", 14) + std::string(100'000, 'x');
  CHECK(output_of(run({"/bin/cat", {}}, document)) == document);
  CHECK(output_of(run({"/bin/cat", {std::string(confined_input)}}, document)) == document);
  CHECK(output_of(script("print join('|', %ENV)")) == "LC_ALL|C.UTF-8");
  CHECK(reason_of(run({"/bin/false", {}})) == RefusalReason::Damaged);
  CHECK(reason_of(script("unpack 'p', pack 'Q', 1")) == RefusalReason::Crashed);
}

TEST_CASE("confined program: it writes nothing, connects to nothing, starts nothing") {
  const tests::TemporaryDirectory folder;
  const std::string file = (folder.path() / "file").string();
  CHECK(outcome_of("open(F, '<', '/usr/share/common-licenses/GPL-3')") == "yes");
  CHECK(outcome_of("open(F, '>', '" + file + "')") == "no");
  CHECK(outcome_of("mkdir('" + file + "')") == "no");
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK(outcome_of("open(F, '+<', '/proc/self/fd/0')") == "no");
  CHECK(outcome_of("socket(S, 2, 1, 0)") == "no");
  CHECK(outcome_of("defined(fork)") == "no");
  CHECK(outcome_of("kill(0, getppid)") == "no");
  if (!has_landlock()) return;
  CHECK(outcome_of("open(F, '<', '/etc/passwd')") == "no");
  CHECK(outcome_of("exec('/bin/echo', 'yes')") == "no");
}

TEST_CASE("confined program: time, processor, memory, input and output have limits") {
  const auto began = std::chrono::steady_clock::now();
  CHECK(reason_of(run({"/bin/sleep", {"100"}}, {}, {.time = 300ms})) == RefusalReason::TimedOut);
  CHECK(reason_of(script("while (1) {}", {.cpu = 1s})) == RefusalReason::TimedOut);
  CHECK(reason_of(run({"/usr/bin/yes", {}}, {}, {.output = 1 << 20})) == RefusalReason::TooLarge);
  CHECK(reason_of(run({"/bin/cat", {}}, "123", {.input = 2})) == RefusalReason::TooLarge);
#ifndef PASSAGE_SANITIZED
  const std::string hoard = "$x = 'x' x 300e6; print length($x)";
  CHECK(output_of(script(hoard)) == "300000000");
  CHECK(reason_of(script(hoard, {.memory = 64 << 20})).has_value());
#endif
  CHECK(std::chrono::steady_clock::now() - began < 20s);
}

TEST_CASE("confined program: one that is not there is an error") {
  CHECK_THROWS_AS(run({"/usr/bin/no-such-program", {}}), passage::Error);
}

TEST_CASE("doc: a Word document of the old kind is read by antiword, where it is installed") {
  const tests::Indexer indexer;
  indexer.write("resolution.doc", tests::content(PASSAGE_SOURCE_DIR "/tests/cases/extract/word/resolution.doc"));
  const tests::Outcome outcome = indexer.index();
  if (::access("/usr/bin/antiword", X_OK) != 0) {
    CHECK(outcome.status == 3);
    CHECK_THAT(outcome.err,
               Catch::Contains("resolution.doc (a Word document of the old kind: install the Debian package "
                               "antiword)"));
    WARN("SKIPPED: the package antiword is not installed");
    return;
  }
  CHECK(outcome.status == 0);
  const auto document = indexer.document("docs/resolution.doc");
  REQUIRE(document);
  CHECK(document->format == "doc");
  CHECK(document->metadata.title == "Resolution on family reunification");
  std::string text;
  for (const passage::Passage& passage : document->passages) text += passage.text + "\n";
  for (const char* part : {"« vivre ensemble »", "Права мигрантов. حقوق المهاجرين. 移民的权利。", "Mexico | 1,200"}) {
    CHECK_THAT(text, Catch::Contains(part));
  }
}
