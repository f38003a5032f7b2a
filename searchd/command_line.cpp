#include "searchd/command_line.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "passage/error.h"
#include "searchd/nearest_name.h"

namespace searchd {
namespace {

struct Option {
  std::string_view name;
  std::string_view argument;  ///< What the value stands for; empty when the option takes none.
  std::string_view help;
  void (*set)(CommandLine& line, const std::string& value);
};
constexpr std::array options{
    Option{"--data", "DIR", "the data directory that passage-indexer fills (needed)",
           [](CommandLine& line, const std::string& value) { line.data = value; }},
    Option{"--config", "FILE", "the settings; see searchd.example.toml",
           [](CommandLine& line, const std::string& value) { line.config = value; }},
    Option{"--listen", "ADDRESS:PORT", "where to serve, 127.0.0.1:8080 by default; port 0 takes a free one",
           [](CommandLine& line, const std::string& value) { line.listen = value; }},
    Option{"--admin", "ADDRESS:PORT", "where to serve /metrics; nowhere by default",
           [](CommandLine& line, const std::string& value) { line.admin = value; }},
    Option{"--help", "", "print this", [](CommandLine& line, const std::string&) { line.help = true; }},
    Option{"--version", "", "print the version", [](CommandLine& line, const std::string&) { line.version = true; }},
};

const Option& find_option(const std::string& name) {
  const auto* const found = std::ranges::find(options, name, &Option::name);
  if (found != options.end()) return *found;
  std::array<std::string_view, options.size()> names;
  std::ranges::transform(options, names.begin(), &Option::name);
  throw passage::Error("there is no option \"" + name + "\"; did you mean " + std::string(nearest_name(name, names)) +
                       "?");
}

}  // namespace

CommandLine parse_command_line(std::span<const char* const> arguments) {
  CommandLine line;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string argument = arguments[i];
    const std::size_t equals = argument.starts_with("--") ? argument.find('=') : std::string::npos;
    const std::string name = argument.substr(0, equals);
    const Option& option = find_option(name);
    if (option.argument.empty()) {
      if (equals != std::string::npos) throw passage::Error("the option " + name + " takes no value");
      option.set(line, {});
    } else if (equals != std::string::npos) {
      option.set(line, argument.substr(equals + 1));
    } else {
      if (i + 1 == arguments.size()) {
        throw passage::Error("the option " + name + " needs a value: " + name + " " + std::string(option.argument));
      }
      option.set(line, arguments[++i]);
    }
  }
  if (line.data.empty() && !line.help && !line.version) {
    throw passage::Error("the option --data DIR is missing: it says which index to serve");
  }
  return line;
}

std::string usage() {
  std::string text = "Usage: passage-searchd --data DIR [OPTION...]\n\nServes searches over an index.\n\n";
  for (const Option& option : options) {
    std::string left = "  " + std::string(option.name) + " " + std::string(option.argument);
    left.resize(std::max<std::size_t>(left.size() + 1, 26), ' ');
    text += left + std::string(option.help) + "\n";
  }
  return text;
}

}  // namespace searchd
