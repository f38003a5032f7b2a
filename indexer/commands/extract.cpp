#include "indexer/commands/extract.h"

#include <ostream>
#include <variant>

#include "indexer/document_assembly.h"
#include "indexer/extract/refusal.h"
#include "indexer/ocr/ocr_reader.h"
#include "indexer/ocr/start_recognizer.h"
#include "indexer/sandbox/extraction_limits.h"
#include "indexer/sandbox/file_content.h"
#include "indexer/sandbox/start_extractor.h"
#include "indexer/source/escaped_name.h"
#include "indexer/source/listing.h"

namespace indexer {
namespace {

int say_refused(std::ostream& err, const std::string& name, RefusalReason reason, const std::string& detail) {
  err << name << ": " << refusal_sentence(reason) << (detail.empty() ? "" : " (" + detail + ")") << '\n';
  return 1;
}

/// As `index` does it for a source without settings; nothing is remembered.
void read_images(Extraction& extraction, std::string_view bytes, const Source& source, const Item& item) {
  if (extraction.pages_without_text.empty()) return;
  OcrRun run(installed_ocr_engine, {});
  OcrState state;
  const std::string language = image_language(extraction, declared_metadata(item), source);
  OcrReader(run, start_recognizer()).read(extraction, bytes, {}, source, language, state);
}

}  // namespace

int run_extract(const ExtractOptions& options, std::ostream& out, std::ostream& err) {
  const Source source = source_at(options.file);
  const Listing listing = list_source(source);
  const std::string name = escaped_name(options.file.native());
  if (!listing.refused.empty()) return say_refused(err, name, listing.refused[0].reason, listing.refused[0].detail);
  if (listing.items.size() != 1 || listing.items[0].row) {
    return say_refused(err, name, RefusalReason::Unsupported, "\"extract\" takes one file");
  }
  const Item& item = listing.items[0];
  const std::variant<std::string, Refusal> content = file_content(item.file, ExtractionLimits{}.input);
  if (const auto* refusal = std::get_if<Refusal>(&content))
    return say_refused(err, name, refusal->reason, refusal->detail);
  const std::string& bytes = std::get<std::string>(content);
  Outcome outcome = start_extractor()(bytes, {.file_name = item.file.filename().native()});
  try {
    if (const auto* refusal = std::get_if<Refusal>(&outcome)) throw RefusedFile(refusal->reason, refusal->detail);
    Extraction extraction = std::get<Extraction>(std::move(outcome));
    read_images(extraction, bytes, source, item);
    const AssembledDocument assembled = assemble_document(std::move(extraction), source, item, {});
    out << (options.json ? document_json(assembled.document) : document_text(assembled.document));
    for (const Remark& remark : listing.remarks) err << name << ": " << remark.text << '\n';
    for (const std::string& remark : assembled.remarks) err << name << ": " << remark << '\n';
    return 0;
  } catch (const RefusedFile& refused) {
    return say_refused(err, name, refused.reason(), refused.what());
  }
}

}  // namespace indexer
