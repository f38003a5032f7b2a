#include "indexer/carry_translations.h"

#include <algorithm>

#include "passage/index/generation_files.h"
#include "passage/index/index_rules.h"

namespace indexer {

std::string carry_translations(const passage::Generation& from, const passage::Manifest& from_manifest,
                               const std::filesystem::path& draft, passage::Manifest& manifest) {
  if (!from_manifest.learnt) return {};
  const auto left_out = [&](const std::string& why) {
    return "the translations learnt on " + from_manifest.learnt->created + " are left out, because " + why +
           "; `passage-indexer learn` learns them anew";
  };
  const std::string mismatch = passage::rules_mismatch(from_manifest.rules, passage::index_rules());
  if (!mismatch.empty()) return left_out("their words were made by other rules (" + mismatch + ")");
  const auto file = std::ranges::find(from_manifest.files, passage::translations_file, &passage::ManifestFile::path);
  if (file == from_manifest.files.end()) return left_out("their file is not in the manifest");
  if (const std::string damage = passage::damage_of(from.directory, *file); !damage.empty()) {
    return left_out("their file is damaged: it " + damage);
  }
  passage::share_file(from.directory, *file, draft);
  manifest.learnt = from_manifest.learnt;
  return {};
}

}  // namespace indexer
