#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/collection.h"
#include "indexer/ledger.h"
#include "indexer/source/source.h"

namespace indexer {

/// The sources that a ledger knows by a name which the configuration has no more. What was indexed by its path alone
/// was never in a configuration.
[[nodiscard]] std::vector<std::string> former_sources(const Ledger& ledger, const std::vector<Source>& configured);

/// A source of that name, for letting its documents go.
[[nodiscard]] Source former_source(const std::string& name);

/// Where the documents of a former source are now.
struct NewHome {
  std::string name;
  std::vector<const LedgerEntry*> left;  ///< Those that are nowhere else.
};

/// The one of `read` that has most of the documents, by their content, if no more than a tenth of them is in none. So
/// it is when a source was renamed or put together with another.
[[nodiscard]] std::optional<NewHome> new_home(const std::vector<const LedgerEntry*>& former,
                                              const std::vector<ReadSource*>& read);

}  // namespace indexer
