#include "indexer/sandbox/extractor_child.h"

namespace indexer {

int run_extractor_child() {
  return run_child_loop(extract);
}

}  // namespace indexer
