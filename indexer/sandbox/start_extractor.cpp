#include "indexer/sandbox/start_extractor.h"

#include <memory>
#include <string>

#include <unistd.h>

#include "indexer/extract/word_document.h"
#include "indexer/sandbox/confined_program.h"
#include "indexer/sandbox/extractor_process.h"

namespace indexer {
namespace {

constexpr const char* antiword = "/usr/bin/antiword";

std::variant<std::string, Refusal> docbook_of_word(std::string_view document) {
  if (::access(antiword, X_OK) != 0) {
    return Refusal{RefusalReason::WantsProgram, "a Word document of the old kind: install the Debian package antiword"};
  }
  return run_confined({.path = antiword, .arguments = {"-x", "db", std::string(confined_input)}}, document);
}

Outcome extract_word(ExtractorProcess& process, std::string_view bytes, ExtractionHints hints) {
  const std::variant<std::string, Refusal> docbook = docbook_of_word(bytes);
  if (const auto* refusal = std::get_if<Refusal>(&docbook)) return *refusal;
  hints.content_type = word_docbook_content_type;
  return process.extract_bytes(std::get<std::string>(docbook), hints);
}

}  // namespace

Extractor start_extractor(SandboxMode sandbox) {
  return [process = std::make_shared<ExtractorProcess>(ExtractionLimits{}, sandbox)](std::string_view bytes,
                                                                                     const ExtractionHints& hints) {
    return is_word_document(bytes) ? extract_word(*process, bytes, hints) : process->extract_bytes(bytes, hints);
  };
}

}  // namespace indexer
