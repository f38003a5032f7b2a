#include "searchd/search/translation/apertium_mode.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "passage/text/language.h"

namespace searchd {
namespace {

constexpr std::string_view generator_option = "$1";  // -g: words that cannot be generated are marked with #
constexpr std::string_view tagger_option = "$2";     // nothing, unless words are to be shown with their tags

/// The commands of a line; nothing when it has more to it than this knows.
std::optional<std::vector<Command>> commands_of(std::string_view line) {
  std::vector<Command> commands(1);
  for (std::size_t at = 0; at < line.size();) {
    const char sign = line[at];
    if (std::string_view(" \t\r\n").find(sign) != std::string_view::npos) {
      ++at;
    } else if (sign == '|') {
      commands.emplace_back();
      ++at;
    } else if (sign == '\'') {
      const std::size_t end = line.find('\'', at + 1);
      if (end == std::string_view::npos) return std::nullopt;
      commands.back().emplace_back(line.substr(at + 1, end - at - 1));
      at = end + 1;
    } else {
      const std::size_t end = std::min(line.find_first_of(" \t\r\n|", at), line.size());
      const std::string_view word = line.substr(at, end - at);
      if (word.find_first_of("'\"\\`;&<>()*?{}") != std::string_view::npos) return std::nullopt;
      const bool is_option = word == generator_option || word == tagger_option;
      if (!is_option && word.find('$') != std::string_view::npos) return std::nullopt;
      commands.back().emplace_back(word);
      at = end;
    }
  }
  const bool any_empty = std::ranges::any_of(commands, [](const Command& command) { return command.empty(); });
  return any_empty ? std::nullopt : std::optional(std::move(commands));
}

std::string_view program_of(const Command& command) {
  const std::string_view path = command.front();
  return path.substr(path.rfind('/') + 1);
}

/// "apertium-transfer RULES RULES.bin DICTIONARY.bin", which looks the words up itself.
bool is_older_transfer(const Command& command) {
  constexpr std::size_t words = 4;
  return program_of(command) == "apertium-transfer" && command.size() == words &&
         std::ranges::none_of(command, [](const std::string& word) { return word.starts_with('-'); });
}

void add(std::vector<Command>& stages, Command command) {
  if (is_older_transfer(command)) {
    stages.push_back({"lt-proc", "-z", "-b", command.back()});
    stages.push_back({command[0], "-z", "-b", command[1], command[2]});
    return;
  }
  const auto generator = std::ranges::find(command, generator_option);
  if (generator != command.end()) {
    *generator = "-g";
    stages.push_back({"apertium-wblank-detach"});  // flushes at every NUL unasked
  }
  std::erase(command, tagger_option);
  command.insert(command.begin() + 1, "-z");
  stages.push_back(std::move(command));
}

/// The language of a part of a mode's name: letters only.
std::string language_of(std::string_view code) {
  const bool letters = std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
  return letters ? std::string(passage::primary_subtag(passage::canonical_language(code))) : std::string();
}

}  // namespace

std::optional<ApertiumMode> parse_mode(std::string_view line, std::string_view from, std::string_view to) {
  std::optional<std::vector<Command>> commands = commands_of(line);
  if (!commands) return std::nullopt;
  std::vector<Command> stages;
  for (Command& command : *commands) add(stages, std::move(command));
  if (stages.size() < 2) return std::nullopt;
  ApertiumMode mode{.from = std::string(from), .to = std::string(to), .analysis = stages.front(), .transfer = {}};
  mode.transfer.assign(std::next(stages.begin()), stages.end());
  return mode;
}

std::vector<ApertiumMode> installed_modes(const std::filesystem::path& folder) {
  std::set<std::filesystem::path> files;
  std::error_code no_folder;
  for (const auto& entry : std::filesystem::directory_iterator(folder, no_folder)) files.insert(entry.path());
  std::vector<ApertiumMode> modes;
  std::set<std::pair<std::string, std::string>> known;
  for (const std::filesystem::path& file : files) {
    const std::string name = file.stem().string();
    const std::size_t dash = name.find('-');
    if (file.extension() != ".mode" || dash == std::string::npos) continue;
    const std::string from = language_of(std::string_view(name).substr(0, dash));
    const std::string to = language_of(std::string_view(name).substr(dash + 1));
    if (from.empty() || to.empty() || from == to || known.contains({from, to})) continue;
    std::ifstream in(file, std::ios::binary);
    const std::string line{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (auto mode = parse_mode(line, from, to)) {
      modes.push_back(std::move(*mode));
      known.emplace(from, to);
    }
  }
  return modes;
}

}  // namespace searchd
