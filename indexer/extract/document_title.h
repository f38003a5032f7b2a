#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace indexer {

/// Whether a document's own title can be meant for readers: no file name, no "Microsoft Word - draft.doc".
[[nodiscard]] bool is_plausible_title(const std::string& title, const std::string& file_name);

/// The people in a document's own field for authors; none where it names an account ("Administrator").
[[nodiscard]] std::vector<std::string> plausible_authors(const std::string& text);

/// The parts between the separators, without white space around them; empty ones are left out.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text, std::string_view separator);

}  // namespace indexer
