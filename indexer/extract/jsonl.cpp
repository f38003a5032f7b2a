#include "indexer/extract/jsonl.h"

#include <array>
#include <cmath>
#include <optional>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/declared_metadata.h"
#include "indexer/extract/html.h"
#include "indexer/extract/normalize_lines.h"
#include "indexer/extract/plain_text.h"

namespace indexer {
namespace {

using Value = rapidjson::Value;

constexpr std::array<const char*, 4> text_sources{"text", "html", "passages", "file"};

class RowReader {
 public:
  explicit RowReader(std::size_t line_number) : line_number_(line_number) {}

  JsonlRow read(std::string_view row) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(row.data(), row.size());
    if (document.HasParseError()) {
      refuse(std::string(rapidjson::GetParseError_En(document.GetParseError())) + " (byte " +
             std::to_string(document.GetErrorOffset()) + ")");
    }
    if (!document.IsObject()) refuse("not a JSON object");
    DeclaredMetadata declared = read_declared_json(document);
    if (declared.withheld) refuse("declared a draft or private; only what is public is taken in");
    JsonlRow result{.metadata = std::move(declared.metadata)};
    result.extraction.format = "jsonl";
    for (const std::string& remark : declared.remarks) result.extraction.remarks.push_back(place() + remark);
    read_text(source_of(document), document, result);
    read_alternates(document, result.extraction.alternates);
    return result;
  }

 private:
  [[nodiscard]] std::string place() const {
    return line_number_ == 0 ? std::string{} : "line " + std::to_string(line_number_) + ": ";
  }

  [[noreturn]] void refuse(const std::string& why) const {
    throw RefusedFile(RefusalReason::BadMetadata, place() + why);
  }

  const char* source_of(const Value& row) const {
    const char* found = nullptr;
    for (const char* source : text_sources) {
      const auto member = row.FindMember(source);
      if (member == row.MemberEnd() || member->value.IsNull()) continue;
      if (found != nullptr) refuse(std::string("both \"") + found + "\" and \"" + source + "\"");
      found = source;
    }
    if (found == nullptr) refuse("none of \"text\", \"html\", \"passages\" and \"file\"");
    return found;
  }

  void read_text(std::string_view source, const Value& row, JsonlRow& result) const {
    const Value& value = row[source.data()];
    if (source == "passages") {
      read_passages(value, result);
      return;
    }
    if (!value.IsString()) refuse("\"" + std::string(source) + "\" is not a text");
    const std::string_view text(value.GetString(), value.GetStringLength());
    if (source == "file") {
      result.file = text;
    } else if (source == "text") {
      result.extraction.blocks = plain_text_blocks(normalize_lines(std::string(text)));
    } else {
      read_html(text, result);
    }
  }

  static void read_html(std::string_view html, JsonlRow& result) {
    Extraction page = extract_html(html, {.charset = "utf-8"});
    result.metadata = merged(std::move(result.metadata), page.metadata);
    result.extraction.blocks = std::move(page.blocks);
  }

  /// Addresses of the text's translations, as a page's `hreflang` links give them.
  static void read_alternates(const Value& row, std::vector<std::string>& alternates) {
    constexpr std::size_t most = 200;
    const auto member = row.FindMember("alternates");
    if (member == row.MemberEnd() || !member->value.IsArray()) return;
    for (const Value& address : member->value.GetArray()) {
      if (address.IsString() && alternates.size() < most) {
        alternates.push_back(clean_text({address.GetString(), address.GetStringLength()}));
      }
    }
  }

  void read_passages(const Value& passages, JsonlRow& result) const {
    if (!passages.IsArray()) refuse("\"passages\" is not a list");
    result.preset_passages = true;
    for (const Value& passage : passages.GetArray()) {
      if (!passage.IsObject()) refuse("a passage is not an object");
      Block block{.text = text_member(passage, "text"), .locator = read_locator(passage), .whole_passage = true};
      block.language = text_member(passage, "language");
      if (!block.text.empty()) result.extraction.blocks.push_back(std::move(block));
    }
  }

  static std::string text_member(const Value& object, const char* name) {
    const auto member = object.FindMember(name);
    if (member == object.MemberEnd()) return {};
    if (member->value.IsInt64()) return std::to_string(member->value.GetInt64());
    return member->value.IsString() ? clean_text({member->value.GetString(), member->value.GetStringLength()})
                                    : std::string{};
  }

  /// Seconds; nothing for what is no time.
  static std::optional<double> time_member(const Value& object, const char* name) {
    const auto member = object.FindMember(name);
    if (member == object.MemberEnd() || !member->value.IsNumber()) return std::nullopt;
    const double seconds = member->value.GetDouble();
    return std::isfinite(seconds) && seconds >= 0 ? std::optional(seconds) : std::nullopt;
  }

  static passage::Locator read_locator(const Value& passage) {
    passage::Locator locator;
    const auto page = passage.FindMember("page");
    if (page != passage.MemberEnd() && page->value.IsUint() && page->value.GetUint() > 0)
      locator.page = page->value.GetUint();
    locator.page_label = text_member(passage, "pageLabel");
    locator.heading = text_member(passage, "heading");
    locator.anchor = text_member(passage, "anchor");
    locator.paragraph = text_member(passage, "paragraph");
    locator.speaker = text_member(passage, "speaker");
    locator.start = time_member(passage, "start");
    locator.end = time_member(passage, "end");
    if (locator.end && (!locator.start || *locator.end < *locator.start)) locator.end.reset();
    return locator;
  }

  std::size_t line_number_;
};

}  // namespace

Extraction extract_jsonl_row(std::string_view bytes, const ExtractionHints&) {
  JsonlRow row = read_jsonl_row(bytes, 0);
  row.extraction.metadata = std::move(row.metadata);
  return std::move(row.extraction);
}

Extraction extract_web_row(std::string_view bytes, const ExtractionHints& hints) {
  Extraction extraction = extract_jsonl_row(bytes, hints);
  extraction.format = "html";
  return extraction;
}

JsonlRow read_jsonl_row(std::string_view row, std::size_t line_number) {
  return RowReader(line_number).read(row);
}

}  // namespace indexer
