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
  // RapidJSON 1.1 compares its iterators unambiguously under the rules of C++20 only where they are constant ones.
  const rapidjson::Value& row = document;
  RowHeader header{.declared = read_declared_json(row)};
  const auto file = row.FindMember("file");
  if (file != row.MemberEnd() && !file->value.IsNull()) {
    if (!file->value.IsString()) throw RefusedFile(RefusalReason::BadMetadata, "\"file\" is not a text");
    header.file.assign(file->value.GetString(), file->value.GetStringLength());
  }
  constexpr std::array texts{"text", "html", "passages"};
  header.has_text = std::ranges::any_of(texts, [&](const char* name) {
    const auto found = row.FindMember(name);
    return found != row.MemberEnd() && !found->value.IsNull();
  });
  return header;
}

}  // namespace indexer
