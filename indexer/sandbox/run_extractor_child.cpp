#include "indexer/extract/ocr/recognize_page.h"
#include "indexer/sandbox/extractor_child.h"

namespace indexer {

int run_extractor_child() {
  return run_child_loop(extract);
}

int run_recognizer_child() {
  load_recognizer();
  return run_child_loop(recognize_page);
}

}  // namespace indexer
