#pragma once

#include <string>
#include <string_view>

namespace indexer {

/// The member of an archive that `reference` names in the member `from`: "ppt/media/a.png" for "../media/a.png" in
/// "ppt/slides/slide1.xml". A fragment is left out, "%20" is decoded, "/a" begins at the root, and nothing leads out.
[[nodiscard]] std::string archive_path(std::string_view from, std::string_view reference);

}  // namespace indexer
