#include "indexer/source/row.h"

#include <algorithm>
#include <array>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "indexer/extract/extraction.h"

namespace indexer {

RowHeader read_row_header(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError()) {
    throw RefusedFile(RefusalReason::BadMetadata, std::string("not JSON: ") +
                                                      rapidjson::GetParseError_En(document.GetParseError()) +
                                                      " (byte " + std::to_string(document.GetErrorOffset() + 1) + ")");
  }
  if (!document.IsObject()) throw RefusedFile(RefusalReason::BadMetadata, "not a JSON object");
  RowHeader header{.declared = read_declared_json(document)};
  const auto file = document.FindMember("file");
  if (file != document.MemberEnd() && !file->value.IsNull()) {
    if (!file->value.IsString()) throw RefusedFile(RefusalReason::BadMetadata, "\"file\" is not a text");
    header.file.assign(file->value.GetString(), file->value.GetStringLength());
  }
  constexpr std::array texts{"text", "html", "passages"};
  header.has_text = std::ranges::any_of(texts, [&](const char* name) {
    const auto found = document.FindMember(name);
    return found != document.MemberEnd() && !found->value.IsNull();
  });
  return header;
}

}  // namespace indexer
