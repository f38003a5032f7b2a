#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/sandbox/extraction_limits.h"
#include "indexer/sandbox/extraction_messages.h"

namespace indexer {

/// A program of the system that turns a document into something that is read here. It finds the document as its
/// standard input and as the file `confined_input`, and writes to its standard output.
struct ConfinedProgram {
  std::filesystem::path path;
  std::vector<std::string> arguments;  ///< Without the program's own name.
};

inline constexpr std::string_view confined_input = "/proc/self/fd/0";

/// The first argument with which this program confines itself and becomes another. People never type it.
constexpr std::string_view converter_argument = "--converter-child";

/// Runs a program as confined as an extractor is, and with the same limits: it reads files of the system and its
/// document, writes nothing but its output, has no sockets, starts nothing else, and dies with its time or the thread
/// that asked. Each run is a process of its own. Returns what it wrote, or why there is nothing. Throws passage::Error
/// when the process cannot be started or confined. Ignores SIGPIPE in this process.
[[nodiscard]] std::variant<std::string, Refusal> run_confined(const ConfinedProgram& program, std::string_view document,
                                                              const ExtractionLimits& limits = {});

/// The same, where `self` is the program that calls become_confined_program() behind `converter_argument`.
[[nodiscard]] std::variant<std::string, Refusal> run_confined(const std::filesystem::path& self,
                                                              const ConfinedProgram& program, std::string_view document,
                                                              const ExtractionLimits& limits);

/// What main does behind `converter_argument`: takes program and document from standard input, confines itself and
/// becomes the program. Returns the exit status when it cannot.
[[nodiscard]] int become_confined_program();

}  // namespace indexer
