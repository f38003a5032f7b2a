#include "indexer/commands/verify.h"

#include <ostream>

#include "indexer/commands/byte_size.h"
#include "passage/error.h"
#include "passage/index/generation_files.h"
#include "passage/index/generation_store.h"

namespace indexer {
namespace {

constexpr int most_generations = 10;  // that may be published while their predecessors are being read

}  // namespace

int run_verify(const VerifyOptions& options, std::ostream& out, std::ostream& err) {
  const passage::GenerationStore store(options.data);
  for (int attempt = 0; attempt < most_generations; ++attempt) {
    const auto generation = store.current();
    if (!generation) {
      out << "nothing has been published in " << options.data.string() << " yet\n";
      return 0;
    }
    std::vector<std::string> problems;
    try {
      problems = verify(store, *generation);
    } catch (const passage::Error& error) {
      problems.emplace_back(error.what());
    }
    std::error_code failure;
    if (!std::filesystem::exists(generation->directory, failure) && !failure) continue;  // replaced meanwhile
    if (problems.empty()) {
      const std::size_t files = store.read_manifest(*generation).files.size();
      out << "generation " << generation->number << " is sound: " << files << " files, "
          << byte_size(passage::size_of_tree(generation->directory)) << "\n";
      return 0;
    }
    err << "generation " << generation->number << " in " << generation->directory.string() << " is damaged:\n";
    for (const std::string& problem : problems) err << "  " << problem << "\n";
    err << "`passage-indexer rollback` publishes the one before it; `passage-indexer index --full` makes it anew\n";
    return 1;
  }
  throw passage::Error("generations in " + options.data.string() + " are replaced faster than they can be verified");
}

}  // namespace indexer
