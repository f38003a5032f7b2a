#include "indexer/commands/rollback.h"

#include <ostream>

#include "passage/error.h"
#include "passage/index/generation_store.h"

namespace indexer {
namespace {

constexpr int locked = 5;

}  // namespace

int run_rollback(const RollbackOptions& options, std::ostream& out, std::ostream& err) {
  const passage::GenerationStore store(options.data);
  if (store.generations().empty()) {  // before the lock, which would make the directory
    throw passage::Error("there is no generation in " + options.data.string() + " to roll back to");
  }
  const auto lock = passage::StoreLock::acquire(options.data);
  if (!lock) {
    err << "another indexer is at work in " << options.data.string() << "; try again when it has ended\n";
    return locked;
  }
  const passage::Generation published = roll_back(store, *lock, options.to);
  out << "generation " << published.number << " is published with the content of the older one\n";
  return 0;
}

}  // namespace indexer
