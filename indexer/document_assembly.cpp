#include "indexer/document_assembly.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "indexer/document_language.h"
#include "indexer/page_list.h"
#include "indexer/segmenter.h"
#include "indexer/source/escaped_name.h"
#include "indexer/web_address.h"
#include "passage/index/byte_codec.h"
#include "passage/text/document_symbol.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

using passage::Metadata;

constexpr std::size_t title_bytes = 200;  // of a title that was made of a line

/// A line's beginning, cut between words.
std::string as_title(std::string_view line) {
  if (line.size() <= title_bytes) return std::string(line);
  const std::string_view cut = passage::truncated(line, title_bytes);
  const std::size_t space = cut.find_last_of(' ');
  return std::string(cut.substr(0, space == std::string_view::npos ? cut.size() : space)) + "…";
}

std::string fallback_title(const Extraction& extraction, const Item& item) {
  const auto heading = std::ranges::find(extraction.blocks, BlockKind::Heading, &Block::kind);
  if (heading != extraction.blocks.end()) return as_title(heading->text);
  // What is first said in a recording is no title.
  if (!extraction.blocks.empty() && extraction.blocks.front().kind != BlockKind::Cue) {
    return as_title(extraction.blocks.front().text);
  }
  return escaped_name(item.remote ? item.remote->hints.file_name : item.file.filename().native());
}

std::string url_of(const Source& source, const Item& item) {
  if (source.base_url.empty() || item.row || item.remote) return {};
  // The path may be escaped already where its bytes are no UTF-8; such a name has no address that all servers agree on.
  return source.base_url + (source.base_url.ends_with('/') ? "" : "/") + url_path(item.path);
}

void sanitize_with_remarks(Metadata& metadata, std::vector<std::string>& remarks) {
  for (std::string& remark : passage::sanitize(metadata)) remarks.push_back(std::move(remark));
}

void require_text(const Extraction& extraction) {
  if (!extraction.blocks.empty()) return;
  if (extraction.pages_without_text.empty()) throw RefusedFile(RefusalReason::Empty, "");
  throw RefusedFile(RefusalReason::WantsOcr, page_count(extraction.pages_without_text.size()));
}

/// What the source says about a document can be found, and comes first.
void add_caption(Extraction& extraction, const Item& item) {
  if (!item.remote || item.remote->caption.empty()) return;
  extraction.blocks.insert(extraction.blocks.begin(), Block{.text = item.remote->caption});
}

VersionClues clues_of(const Metadata& metadata, const std::vector<std::string>& alternates) {
  VersionClues clues{.work = metadata.work,
                     .language = std::string(passage::primary_subtag(metadata.language)),
                     .symbol = passage::document_symbol(metadata.symbol).value_or(""),
                     .url = web_address(metadata.url),
                     .date = metadata.date ? metadata.date->first_day : std::string{}};
  for (const std::string& link : alternates) {
    std::string address = web_address(link, metadata.url);
    if (!address.empty() && address != clues.url) clues.alternates.push_back(std::move(address));
  }
  return clues;
}

}  // namespace

Metadata declared_metadata(const Item& item) {
  if (item.declared.empty()) return {};
  passage::ByteReader in(item.declared);
  return passage::read_metadata(in);
}

AssembledDocument assemble_document(Extraction extraction, const Source& source, const Item& item,
                                    std::string fingerprint, const CorrectedLanguage& corrected) {
  require_text(extraction);
  add_caption(extraction, item);
  AssembledDocument assembled{.pages_without_text = static_cast<std::uint32_t>(extraction.pages_without_text.size()),
                              .remarks = std::move(extraction.remarks)};
  std::vector<std::string>& remarks = assembled.remarks;
  if (!extraction.pages_without_text.empty()) {
    remarks.push_back("pages without text, which want OCR: " + page_list(extraction.pages_without_text));
  }

  // Each is made fit by itself, so that a bad value gives way to a good one of the next.
  Metadata declared = declared_metadata(item);
  Metadata defaults = source.defaults;
  defaults.language.clear();
  defaults.url = url_of(source, item);
  if (item.remote) defaults.date = item.remote->date;
  sanitize_with_remarks(declared, remarks);
  sanitize_with_remarks(extraction.metadata, remarks);
  Metadata metadata = merged(merged(std::move(declared), extraction.metadata), defaults);

  if (metadata.id.empty()) metadata.id = document_id(source.label(), item.path);
  if (!passage::valid_id(metadata.id)) {
    throw RefusedFile(RefusalReason::BadMetadata, "the id \"" + escaped_name(passage::truncated(metadata.id, 80)) +
                                                      "\" is none (1 to 200 bytes without control characters)");
  }
  if (std::string language = corrected ? corrected(metadata.id) : std::string{}; !language.empty()) {
    metadata.language = std::move(language);
  }
  if (metadata.title.empty()) {
    metadata.title = fallback_title(extraction, item);
    (void)passage::sanitize(metadata);
  }

  const passage::DetectedLanguage detected =
      document_language(extraction.blocks, metadata.language.empty() ? source.defaults.language : metadata.language);
  if (metadata.language.empty()) {
    const bool known = detected.reliable || source.defaults.language.empty();
    metadata.language = known ? detected.language : source.defaults.language;
    assembled.language_guessed = !detected.reliable;
  } else if (detected.reliable &&
             passage::primary_subtag(detected.language) != passage::primary_subtag(metadata.language)) {
    remarks.push_back("declared as \"" + metadata.language + "\", but reads like \"" + detected.language + "\"");
  }

  passage::Document& document = assembled.document;
  document.passages = segment(extraction.blocks, metadata.language);
  mark_foreign_passages(document.passages, metadata.language, detected);
  if (item.remote) std::ranges::copy(item.remote->alternates, std::back_inserter(extraction.alternates));
  assembled.clues = clues_of(metadata, extraction.alternates);
  document.metadata = std::move(metadata);
  document.source = source.label();
  document.format = extraction.format;
  if (source.serve && !item.row && !item.remote) document.file = item.file.native();
  document.fingerprint = std::move(fingerprint);
  return assembled;
}

}  // namespace indexer
