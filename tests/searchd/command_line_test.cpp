#include "searchd/command_line.h"

#include <vector>

#include <catch2/catch.hpp>

#include "passage/error.h"

using namespace searchd;

namespace {

CommandLine parse(const std::vector<const char*>& arguments) {
  return parse_command_line(arguments);
}

std::string error_of(const std::vector<const char*>& arguments) {
  try {
    (void)parse(arguments);
  } catch (const passage::Error& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("options are read in both ways of writing them") {
  const CommandLine line = parse({"--data", "/a b", "--listen=127.0.0.1:0", "--config", "c", "--admin", "[::1]:1"});
  CHECK(line.data == "/a b");
  CHECK(line.listen == "127.0.0.1:0");
  CHECK(line.config == "c");
  CHECK(line.admin == "[::1]:1");
  CHECK(parse({"--help"}).help);
  CHECK(parse({"--version"}).version);
}

TEST_CASE("a command line that makes no sense is explained") {
  CHECK(error_of({}).find("--data") != std::string::npos);
  CHECK(error_of({"--data"}) == "the option --data needs a value: --data DIR");
  CHECK(error_of({"--dat", "x"}) == "there is no option \"--dat\"; did you mean --data?");
  CHECK(error_of({"x"}).find("there is no option \"x\"") != std::string::npos);
  CHECK(error_of({"--help=yes"}) == "the option --help takes no value");
}

TEST_CASE("the usage names every option") {
  for (const char* option : {"--data", "--config", "--listen", "--admin", "--help", "--version"}) {
    CHECK(usage().find(option) != std::string::npos);
  }
}
