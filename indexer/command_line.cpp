#include "indexer/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "indexer/nearest_name.h"

namespace indexer {
namespace {

constexpr Option data{"--data", "DIR", "the data directory; required"};
constexpr Option help{"--help", "", "this help"};

constexpr std::array index_options{
    data,
    Option{"--config", "FILE", "the configuration (see indexer.example.toml)"},
    Option{"--full", "", "extract everything afresh and publish even if nothing has changed"},
    Option{"--threads", "N", "how many documents are read at a time (default: the number of processors)"},
    Option{"--memory", "MB", "how much memory indexing may take (default: 512)"},
    Option{"--allow-shrink", "", "let a source be empty or lose more than a tenth of its documents"},
    Option{"--sandbox", "MODE",
           "required (default) or best-effort: go on where the reader of documents cannot be confined in full"},
    Option{"--progress", "MODE", "auto (default), plain, json or none; on standard error"},
    Option{"--report", "FILE", "write what was done, refused and remarked as JSON"},
    Option{"--report-text", "FILE", "write the same for people, as it is printed, for a mail"},
    help,
};
constexpr std::array status_options{data, Option{"--json", "", "as JSON"}, help};
constexpr std::array verify_options{data, help};
constexpr std::array rollback_options{data, Option{"--to", "N", "the generation (default: the one before the current)"},
                                      help};
constexpr std::array purge_options{data, help};
constexpr std::array learn_options{
    data,
    Option{"--print", "PAIR",
           "two languages, as in es-en: print what has been learnt of them, best first; learn nothing"},
    Option{"--most", "N", "how many lines to print (default: 50)"},
    help,
};
constexpr std::array extract_options{Option{"--json", "", "as JSON"}, help};

struct Command {
  std::string_view name;
  std::string_view arguments;  ///< In the help.
  std::string_view help;
  std::span<const Option> options;
  std::size_t least_arguments = 0;
  std::size_t most_arguments = 0;
  bool needs_data = true;
};

constexpr std::array commands{
    Command{
        "index", "[SOURCE...]",
        "Takes in documents and publishes a new generation, if anything has changed. A SOURCE is a folder, a file, a\n"
        ".jsonl, or a name from the configuration; without one, all configured ones. Only the documents of the named\n"
        "sources are touched.\n"
        "Exit status: 0 published, or nothing to do; 3 published with reservations; 4 nothing published, a source is\n"
        "empty or has shrunk; 5 another indexer is at work; 2 usage; 1 anything else, nothing published.",
        index_options, 0, std::numeric_limits<std::size_t>::max()},
    Command{"status", "", "Says what the data directory holds.", status_options},
    Command{"verify", "", "Checks every file of the published generation against its manifest.", verify_options},
    Command{"rollback", "", "Publishes the content of an older generation again.", rollback_options},
    Command{
        "purge", "ID...",
        "Removes documents for ever, by their ids: from the published generation and whatever else the data directory\n"
        "keeps of them. Older generations and learnt translations are removed with them. The documents stay out of\n"
        "later runs, whatever source has them; only a keyed hash of each id is kept. Not to be undone.\n"
        "Exit status: 0 removed, or not there in the first place; 5 another indexer is at work; 2 usage; 1 anything\n"
        "else: the next run of purge or index goes on with it.",
        purge_options, 1, std::numeric_limits<std::size_t>::max()},
    Command{"learn", "",
            "Learns which words translate each other from the works that have versions in several languages, and\n"
            "publishes a generation with the same documents that carries what was learnt; searches use it like a\n"
            "dictionary. Later runs of index carry it on until it is learnt anew.",
            learn_options},
    Command{"extract", "FILE", "Shows what extraction sees in a file: metadata, language, passages with their places.",
            extract_options, 1, 1, false},
};

template <typename Row>
std::vector<std::string_view> names_of(std::span<const Row> rows) {
  std::vector<std::string_view> names;
  for (const Row& row : rows) names.push_back(row.name);
  return names;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands, name, &Command::name);
  return found == commands.end() ? nullptr : &*found;
}

const Command& known_command(std::string_view name) {
  if (const Command* command = find_command(name)) return *command;
  const auto names = names_of<Command>(commands);
  std::string list;
  for (const std::string_view known : names) list += (list.empty() ? "" : ", ") + std::string(known);
  throw UsageError("unknown command \"" + std::string(name) + "\"" + did_you_mean(name, names) + "; the commands are " +
                   list);
}

const Option& known_option(const Command& command, std::string_view name) {
  const auto found = std::ranges::find(command.options, name, &Option::name);
  if (found != command.options.end()) return *found;
  throw UsageError("unknown option " + std::string(name) + " of \"" + std::string(command.name) + "\"" +
                   did_you_mean(name, names_of(command.options)));
}

class Parser {
 public:
  Parser(const Command& command, std::span<const std::string> words) : command_(command), words_(words) {
    line_.command = command.name;
  }

  CommandLine parse() {
    bool options_ended = false;
    while (next_ < words_.size()) {
      const std::string& word = words_[next_++];
      if (!options_ended && word == "--") {
        options_ended = true;
      } else if (!options_ended && word.starts_with('-') && word.size() > 1) {
        read_option(word);
      } else {
        line_.arguments.push_back(word);
      }
    }
    if (!line_.has("--help")) check();
    return std::move(line_);
  }

 private:
  void read_option(const std::string& word) {
    const std::size_t equals = word.find('=');
    const Option& option = known_option(command_, std::string_view(word).substr(0, equals));
    const std::string name(option.name);
    std::string value;
    if (option.value.empty()) {
      if (equals != std::string::npos) throw UsageError(name + " takes no value");
    } else if (equals != std::string::npos) {
      value = word.substr(equals + 1);
    } else {
      if (next_ == words_.size()) throw UsageError(name + " needs a value: " + name + " " + std::string(option.value));
      value = words_[next_++];
    }
    if (!option.value.empty() && value.empty()) throw UsageError(name + " needs a value that is not empty");
    if (!line_.options.emplace(name, std::move(value)).second) throw UsageError(name + " is given twice");
  }

  void check() const {
    const std::string name(command_.name);
    if (command_.needs_data && !line_.has("--data")) throw UsageError("\"" + name + "\" needs --data DIR");
    if (line_.arguments.size() < command_.least_arguments) {
      throw UsageError("\"" + name + "\" needs " + std::string(command_.arguments));
    }
    if (line_.arguments.size() > command_.most_arguments) {
      throw UsageError("\"" + name + "\" does not take " + line_.arguments[command_.most_arguments]);
    }
  }

  const Command& command_;
  std::span<const std::string> words_;
  std::size_t next_ = 0;
  CommandLine line_;
};

std::string usage_of(const Command& command) {
  std::string line = "passage-indexer " + std::string(command.name);
  for (const Option& option : command.options) {
    if (option.name == help.name) continue;
    std::string text(option.name);
    if (!option.value.empty()) text += " " + std::string(option.value);
    line += option.name == data.name ? " " + text : " [" + text + "]";
  }
  if (!command.arguments.empty()) line += " " + std::string(command.arguments);
  return line;
}

}  // namespace

std::string CommandLine::value(std::string_view option, std::string_view otherwise) const {
  const auto found = options.find(option);
  return found == options.end() ? std::string(otherwise) : found->second;
}

std::optional<std::uint64_t> CommandLine::number(std::string_view option, std::uint64_t least,
                                                 std::uint64_t most) const {
  const auto found = options.find(option);
  if (found == options.end()) return std::nullopt;
  const std::string& text = found->second;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most) {
    throw UsageError(std::string(option) + " is a whole number from " + std::to_string(least) + " to " +
                     std::to_string(most) + ", not \"" + text + "\"");
  }
  return number;
}

CommandLine parse_command_line(std::span<const std::string> arguments) {
  if (arguments.empty()) throw UsageError("which command? passage-indexer --help lists them");
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h" || first == "help") return {.command = "--help"};
  if (first == "--version") return {.command = "--version"};
  return Parser(known_command(first), arguments.subspan(1)).parse();
}

std::string help_text(std::string_view name) {
  const Command* command = find_command(name);
  std::string text;
  if (command == nullptr) {
    for (const Command& one : commands) text += usage_of(one) + "\n";
    return text + "\npassage-indexer COMMAND --help explains a command; passage-indexer --version names the version.\n";
  }
  text = usage_of(*command) + "\n\n" + std::string(command->help) + "\n\n";
  constexpr std::size_t column = 20;
  for (const Option& option : command->options) {
    std::string left = "  " + std::string(option.name);
    if (!option.value.empty()) left += " " + std::string(option.value);
    left.resize(std::max(column, left.size() + 1), ' ');
    text += left + std::string(option.help) + "\n";
  }
  return text;
}

}  // namespace indexer
