#include "indexer/command_line.h"

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

CommandLine parse(const std::vector<std::string>& words) {
  return parse_command_line(words);
}

}  // namespace

TEST_CASE("options and arguments in any order, in both spellings") {
  const CommandLine line = parse({"index", "docs", "--data", "d", "--threads=4", "--full", "--", "--odd-name"});
  CHECK(line.command == "index");
  CHECK(line.value("--data") == "d");
  CHECK(line.number("--threads", 1, 8) == 4);
  CHECK(line.has("--full"));
  CHECK_FALSE(line.has("--allow-shrink"));
  CHECK(line.arguments == std::vector<std::string>{"docs", "--odd-name"});
  CHECK(line.value("--progress", "auto") == "auto");
  CHECK_FALSE(line.number("--memory", 1, 8));
}

TEST_CASE("a file whose name begins with a dash can be extracted") {
  CHECK(parse({"extract", "--json", "--", "-dash.pdf"}).arguments == std::vector<std::string>{"-dash.pdf"});
}

TEST_CASE("a mistake is named, with what was probably meant") {
  struct Row {
    std::vector<std::string> words;
    std::string part;
  };
  const std::vector<Row> rows{
      {{}, "which command"},
      {{"indx", "--data", "d"}, "unknown command \"indx\"; did you mean \"index\"?"},
      {{"publish", "--data", "d"}, "the commands are index, status, verify, rollback, purge, learn, extract"},
      {{"purge", "--data", "d"}, "\"purge\" needs ID..."},
      {{"--dta"}, "unknown command"},
      {{"index", "--dta", "d"}, "unknown option --dta of \"index\"; did you mean \"--data\"?"},
      {{"index", "--json", "--data", "d"}, "unknown option --json of \"index\""},
      {{"index", "--data"}, "--data needs a value"},
      {{"index", "--data="}, "--data needs a value"},
      {{"index", "x"}, "\"index\" needs --data DIR"},
      {{"index", "--data", "a", "--data", "b"}, "--data is given twice"},
      {{"index", "--full=yes", "--data", "a"}, "--full takes no value"},
      {{"index", "-d", "a"}, "unknown option -d"},
      {{"status", "--data", "d", "extra"}, "does not take extra"},
      {{"extract"}, "\"extract\" needs FILE"},
      {{"extract", "a", "b"}, "does not take b"},
  };
  for (const Row& row : rows) {
    CHECK_THROWS_WITH(parse(row.words), Catch::Contains(row.part));
    CHECK_THROWS_AS(parse(row.words), UsageError);
  }
}

TEST_CASE("numbers are whole and within their bounds") {
  const std::string text = GENERATE("0", "9", "-1", "4x", "4.0", " 4", "99999999999999999999");
  const CommandLine line = parse({"index", "--data", "d", "--threads", text});
  CHECK_THROWS_WITH(line.number("--threads", 1, 8), Catch::Contains("from 1 to 8"));
}

TEST_CASE("help and version want nothing else") {
  CHECK(parse({"--help"}).command == "--help");
  CHECK(parse({"--version"}).command == "--version");
  CHECK(parse({"index", "--help"}).has("--help"));
  for (const char* command : {"index", "status", "verify", "rollback", "extract"}) {
    CHECK_THAT(help_text(command), Catch::StartsWith(std::string("passage-indexer ") + command));
    CHECK_THAT(help_text("--help"), Catch::Contains(std::string("passage-indexer ") + command));
  }
  CHECK_THAT(help_text("index"), Catch::Contains("--allow-shrink"));
}
