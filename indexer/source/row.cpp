#include "indexer/source/row.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "indexer/extract/clean_text.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

using rapidjson::Value;

const Value* member(const Value& object, std::string_view name) {
  const auto found = object.FindMember(Value(rapidjson::StringRef(name.data(), name.size())));
  return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

/// A string, or a number as its text ("date": 2018, "paragraph": 29).
std::optional<std::string> as_text(const Value& value) {
  if (value.IsString()) return std::string(value.GetString(), value.GetStringLength());
  if (value.IsUint64()) return std::to_string(value.GetUint64());
  return std::nullopt;
}

class RowReader {
 public:
  explicit RowReader(Row& row) : row_(row) {}

  void read(const Value& object) {
    for (const passage::TextMember& text : passage::text_members()) {
      read_text(object, text.name, row_.metadata.*text.member);
    }
    for (const passage::ListMember& list : passage::list_members()) {
      read_list(object, list.name, row_.metadata.*list.member);
    }
    read_date(object);
    read_text(object, "file", row_.file);
    if (!row_.file.empty()) return;
    if (const Value* passages = member(object, "passages")) {
      read_passages(*passages);
    } else if (read_text(object, "html", row_.text)) {
      row_.content = RowContent::Html;
    } else if (read_text(object, "text", row_.text)) {
      row_.content = RowContent::Text;
    }
  }

 private:
  void wrong_type(std::string_view name) {
    row_.remarks.push_back("\"" + std::string(name) + "\" is of the wrong type");
  }

  bool read_text(const Value& object, std::string_view name, std::string& into) {
    const Value* value = member(object, name);
    if (value == nullptr) return false;
    const auto text = as_text(*value);
    if (!text) {
      wrong_type(name);
      return false;
    }
    into = *text;
    return true;
  }

  void read_list(const Value& object, std::string_view name, std::vector<std::string>& into) {
    const Value* value = member(object, name);
    if (value == nullptr) return;
    if (const auto text = as_text(*value)) {
      into.push_back(*text);
    } else if (value->IsArray()) {
      for (const Value& entry : value->GetArray()) {
        if (const auto entry_text = as_text(entry)) {
          into.push_back(*entry_text);
        } else {
          wrong_type(name);
        }
      }
    } else {
      wrong_type(name);
    }
  }

  void read_date(const Value& object) {
    std::string text;
    if (!read_text(object, "date", text) || text.empty()) return;
    row_.metadata.date = passage::parse_date(passage::trimmed(text));
    if (!row_.metadata.date) {
      row_.remarks.push_back("the date \"" + std::string(passage::truncated(text, 80)) +
                             "\" is none (write 2018, 2018-02 or 2018-02-22)");
    }
  }

  void read_passages(const Value& passages) {
    row_.content = RowContent::Passages;
    if (!passages.IsArray()) return wrong_type("passages");
    for (const Value& entry : passages.GetArray()) {
      if (!entry.IsObject()) {
        wrong_type("passages");
        continue;
      }
      Block block;
      block.whole_passage = true;
      std::string text;
      (void)read_text(entry, "text", text);
      block.text = clean_text(text);
      if (block.text.empty()) continue;
      (void)read_text(entry, "language", block.language);
      read_locator(entry, block.locator);
      row_.passages.push_back(std::move(block));
    }
  }

  void read_locator(const Value& entry, passage::Locator& locator) {
    if (const Value* page = member(entry, "page")) {
      if (page->IsUint() && page->GetUint() > 0) {
        locator.page = page->GetUint();
      } else {
        wrong_type("page");
      }
    }
    struct Column {
      std::string_view name;
      std::string passage::Locator::*into;
    };
    constexpr std::array columns{
        Column{"pageLabel", &passage::Locator::page_label}, Column{"heading", &passage::Locator::heading},
        Column{"anchor", &passage::Locator::anchor},        Column{"paragraph", &passage::Locator::paragraph},
        Column{"speaker", &passage::Locator::speaker},
    };
    for (const Column& column : columns) {
      (void)read_text(entry, column.name, locator.*column.into);
      locator.*column.into = clean_text(locator.*column.into);
    }
    locator.start = seconds(entry, "start");
    locator.end = seconds(entry, "end");
    if (locator.end && (!locator.start || *locator.end < *locator.start)) locator.end.reset();
  }

  std::optional<double> seconds(const Value& entry, std::string_view name) {
    const Value* value = member(entry, name);
    if (value == nullptr) return std::nullopt;
    if (value->IsNumber() && value->GetDouble() >= 0 && std::isfinite(value->GetDouble())) return value->GetDouble();
    wrong_type(name);
    return std::nullopt;
  }

  Row& row_;
};

}  // namespace

Row read_row(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError()) {
    throw RefusedFile(RefusalReason::BadMetadata,
                      std::string("not JSON: ") + rapidjson::GetParseError_En(document.GetParseError()) + " At byte " +
                          std::to_string(document.GetErrorOffset() + 1) + ".");
  }
  if (!document.IsObject()) throw RefusedFile(RefusalReason::BadMetadata, "not a JSON object");
  Row row;
  RowReader(row).read(document);
  return row;
}

}  // namespace indexer
