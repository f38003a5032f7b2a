#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "passage/index/manifest.h"

namespace passage {

/// What is wrong with the two databases and the translations under `directory`, one sentence each; empty when they may
/// be published: the counts are those of the manifest, Xapian's own check passes, twenty documents spread over the
/// whole are each found by their rarest term, and there are translations that can be read if the manifest says so.
/// Reads only.
[[nodiscard]] std::vector<std::string> check_generation(const std::filesystem::path& directory,
                                                        const Manifest& manifest);

}  // namespace passage
