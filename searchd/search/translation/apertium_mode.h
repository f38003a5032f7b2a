#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace searchd {

/// A program and its arguments.
using Command = std::vector<std::string>;

/// The programs that translate one language into another by Apertium, each reading what the one before it writes. Made
/// from a mode file, which is the line of shell that the command "apertium" runs, such as
///
///     lt-proc 'spa-eng.automorf.bin' | apertium-tagger -g $2 'spa-eng.prob' | … | lt-proc $1 'spa-eng.autogen.bin' | …
///
/// No shell runs here. Each program is told to answer at every NUL (-z), $1 and $2 become what "apertium" makes of
/// them, and two things are added so that the numbers given to the words of a text ("word-bound blanks") come through:
/// apertium-wblank-detach before the generator, and the older kind of transfer, which looks words up itself and
/// stumbles over the numbers, in two steps.
struct ApertiumMode {
  std::string from;               ///< Primary subtags.
  std::string to;                 ///< "
  Command analysis;               ///< Finds the words of a text.
  std::vector<Command> transfer;  ///< All that follows.
};

/// Nothing for a line that is more than programs, arguments in single quotes or bare, and pipes.
[[nodiscard]] std::optional<ApertiumMode> parse_mode(std::string_view line, std::string_view from, std::string_view to);

/// The modes of a folder, in the order of their names: FROM-TO.mode, not those of variants (spa-eng_US.mode). The first
/// counts where two are of the same languages. None where there is no folder.
[[nodiscard]] std::vector<ApertiumMode> installed_modes(const std::filesystem::path& folder);

}  // namespace searchd
