#include "indexer/commands/status.h"

#include <ostream>

#include "indexer/commands/directory_status.h"

namespace indexer {

int run_status(const StatusOptions& options, std::ostream& out, std::ostream& err) {
  const DirectoryStatus status = read_directory_status(options.data);
  out << (options.json ? status_json(status) : status_text(status));
  if (!options.json) {
    for (const std::string& problem : status.problems) err << problem << "\n";
  }
  return status.problems.empty() ? 0 : 1;
}

}  // namespace indexer
