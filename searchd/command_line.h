#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace searchd {

/// What was asked for on the command line.
struct CommandLine {
  std::filesystem::path data;
  std::optional<std::filesystem::path> config;
  std::optional<std::string> listen;
  std::optional<std::string> admin;
  bool help = false;
  bool version = false;
};

/// Throws passage::Error, in words for the person at the terminal, when it makes no sense. `arguments` are without the
/// program's name.
[[nodiscard]] CommandLine parse_command_line(std::span<const char* const> arguments);

/// What --help prints.
[[nodiscard]] std::string usage();

}  // namespace searchd
