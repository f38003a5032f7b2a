#include "indexer/ocr/start_recognizer.h"

#include <memory>
#include <string>

#include "indexer/sandbox/extraction_limits.h"
#include "indexer/sandbox/extractor_child.h"
#include "indexer/sandbox/extractor_process.h"

namespace indexer {

Extractor start_recognizer(SandboxMode sandbox) {
  const auto process = std::make_shared<ExtractorProcess>("/proc/self/exe", std::string(recognizer_argument),
                                                          recognition_limits(), sandbox);
  return
      [process](std::string_view bytes, const ExtractionHints& hints) { return process->extract_bytes(bytes, hints); };
}

}  // namespace indexer
