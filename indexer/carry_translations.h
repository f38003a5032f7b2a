#pragma once

#include <filesystem>
#include <string>

#include "passage/index/generation_store.h"

namespace indexer {

/// Puts the translations that a generation carries into the draft of the next one as well, and into its manifest. They
/// stay until they are learnt anew, whatever documents come and go. Returns why they had to be left out, for a person;
/// empty when they were carried, or there are none: they are damaged, or their words were made by other rules than this
/// program's, so that they would match nothing.
[[nodiscard]] std::string carry_translations(const passage::Generation& from, const passage::Manifest& from_manifest,
                                             const std::filesystem::path& draft, passage::Manifest& manifest);

}  // namespace indexer
