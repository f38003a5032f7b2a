#include <algorithm>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <malloc.h>
#include <xapian.h>

#include "indexer/command_line.h"
#include "indexer/commands/extract.h"
#include "indexer/commands/index.h"
#include "indexer/commands/learn.h"
#include "indexer/commands/purge.h"
#include "indexer/commands/rollback.h"
#include "indexer/commands/status.h"
#include "indexer/commands/verify.h"
#include "indexer/config.h"
#include "indexer/report.h"
#include "indexer/sandbox/confined_program.h"
#include "indexer/sandbox/extractor_child.h"

namespace indexer {
namespace {

int status(ExitStatus status) {
  return static_cast<int>(status);
}

unsigned processors() {
  return std::max(1U, std::thread::hardware_concurrency());
}

int run(const CommandLine& line) {
  using Runner = int (*)(const CommandLine&);
  static const std::map<std::string_view, Runner> runners{
      {"index", [](const CommandLine& given) { return run_index(given, std::cerr); }},
      {"status",
       [](const CommandLine& given) {
         return run_status({.data = given.value("--data"), .json = given.has("--json")}, std::cout, std::cerr);
       }},
      {"verify",
       [](const CommandLine& given) { return run_verify({.data = given.value("--data")}, std::cout, std::cerr); }},
      {"rollback",
       [](const CommandLine& given) {
         return run_rollback({.data = given.value("--data"), .to = given.number("--to", 1, ~std::uint64_t{0})},
                             std::cout, std::cerr);
       }},
      {"purge",
       [](const CommandLine& given) {
         const PurgeOptions options{.data = given.value("--data"), .ids = given.arguments};
         return run_purge(options, ingest_parts(options.data, {.threads = processors()}), std::cerr);
       }},
      {"learn",
       [](const CommandLine& given) {
         return run_learn({.data = given.value("--data"),
                           .print = given.value("--print"),
                           .most = given.number("--most", 1, ~std::uint64_t{0}).value_or(LearnOptions{}.most)},
                          std::cout, std::cerr);
       }},
      {"extract",
       [](const CommandLine& given) {
         return run_extract({.file = given.arguments.front(), .json = given.has("--json")}, std::cout, std::cerr);
       }},
  };
  if (line.command == "--version") {
    std::cout << "passage-indexer " PASSAGE_VERSION "\n";
    return status(ExitStatus::Done);
  }
  if (line.command == "--help" || line.has("--help")) {
    std::cout << help_text(line.command);
    return status(ExitStatus::Done);
  }
  return runners.at(line.command)(line);
}

/// Xapian frees and takes as much again for every document; giving it back to the system in between costs an eighth of
/// the whole run.
void keep_freed_memory() {
  ::mallopt(M_TRIM_THRESHOLD, 512 << 20);
  ::mallopt(M_TOP_PAD, 16 << 20);
}

int fail(ExitStatus exit, const std::string& message) {
  std::cerr << "passage-indexer: " << message << '\n';
  return status(exit);
}

}  // namespace
}  // namespace indexer

int main(int argc, char** argv) {
  using namespace indexer;
  keep_freed_memory();
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (!arguments.empty() && arguments.front() == extractor_argument) return run_extractor_child();
  if (!arguments.empty() && arguments.front() == converter_argument) return become_confined_program();
  if (!arguments.empty() && arguments.front() == recognizer_argument) return run_recognizer_child();
  try {
    return run(parse_command_line(arguments));
  } catch (const UsageError& error) {
    return fail(ExitStatus::Usage, error.what());
  } catch (const ConfigError& error) {
    return fail(ExitStatus::Usage, error.what());
  } catch (const Xapian::Error& error) {  // no std::exception
    return fail(ExitStatus::Failed, error.get_description());
  } catch (const std::exception& error) {
    return fail(ExitStatus::Failed, error.what());
  }
}
