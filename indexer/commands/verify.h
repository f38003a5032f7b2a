#pragma once

#include <filesystem>
#include <iosfwd>

namespace indexer {

struct VerifyOptions {
  std::filesystem::path data;
};

/// Checks every file of the published generation against its manifest. Takes no lock. Returns 0 when all are sound and
/// when nothing has been published yet, with a word on `out`; 1 when something is damaged, each file named on `err`.
/// Throws passage::Error when CURRENT is damaged or the directory cannot be read, which is status 1 too.
int run_verify(const VerifyOptions& options, std::ostream& out, std::ostream& err);

}  // namespace indexer
