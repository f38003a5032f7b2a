#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passage/error.h"

namespace indexer {

/// A command line that makes no sense: what is wrong, and what was probably meant. Exit status 2.
class UsageError : public passage::Error {
 public:
  using Error::Error;
};

/// An option of a command. All of them are listed in one table in command_line.cpp, which makes the help too.
struct Option {
  std::string_view name;   ///< "--data"
  std::string_view value;  ///< What stands behind it, in the help ("DIR"); empty for a switch.
  std::string_view help;
};

/// A command line that makes sense.
struct CommandLine {
  std::string command;  ///< "index"; "--help" or "--version" where nothing else is wanted.
  std::map<std::string, std::string, std::less<>> options;  ///< By name; "" for switches.
  std::vector<std::string> arguments;

  [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
  /// The value of an option, or `otherwise`.
  [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise = {}) const;
  /// A whole number from `least` to `most`. Throws UsageError.
  [[nodiscard]] std::optional<std::uint64_t> number(std::string_view option, std::uint64_t least,
                                                    std::uint64_t most) const;
};

/// Understands the arguments behind the program's name: `--data DIR` and `--data=DIR`; `--` ends the options. With
/// `--help` nothing else is checked. Throws UsageError.
[[nodiscard]] CommandLine parse_command_line(std::span<const std::string> arguments);

/// The help of a command, or of the program when there is no such command.
[[nodiscard]] std::string help_text(std::string_view command);

}  // namespace indexer
