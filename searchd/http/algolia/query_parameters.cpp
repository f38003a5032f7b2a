#include "searchd/http/algolia/query_parameters.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "searchd/errors.h"
#include "searchd/http/parameter_table.h"

namespace searchd::http::algolia {
namespace {

const rapidjson::Value* member(const rapidjson::Value& object, std::string_view name) {
  const auto found = object.FindMember(rapidjson::StringRef(name.data(), name.size()));
  return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

std::optional<std::string> scalar_text(const rapidjson::Value& value) {
  if (value.IsBool()) return value.GetBool() ? "true" : "false";
  if (!value.IsString()) return std::nullopt;
  std::string text(value.GetString(), value.GetStringLength());
  if (text.find('\0') != std::string::npos) return std::nullopt;
  return text;
}

std::string text_in(std::string_view name, const rapidjson::Value& value) {
  auto text = scalar_text(value);
  if (!text) refuse_value(name, "text, a number or a boolean, without NUL");
  return std::move(*text);
}

FilterGroups groups_in(std::string_view name, const rapidjson::Value& list) {
  FilterGroups groups;
  for (const auto& element : list.GetArray()) {
    std::vector<std::string>& group = groups.emplace_back();
    if (element.IsArray()) {
      for (const auto& inner : element.GetArray()) group.push_back(text_in(name, inner));
    } else {
      group.push_back(text_in(name, element));
    }
  }
  return groups;
}

}  // namespace

QueryParameters::QueryParameters(const rapidjson::Value& query) : query_(query) {
  if (const rapidjson::Value* params = member(query, "params"); params != nullptr && params->IsString()) {
    encoded_ = decode_query_string({params->GetString(), params->GetStringLength()});
  }
}

const std::string* QueryParameters::find_encoded(std::string_view name) const {
  const auto found = std::ranges::find(encoded_, name, &Parameters::value_type::first);
  return found == encoded_.end() ? nullptr : &found->second;
}

const rapidjson::Value* QueryParameters::find(std::string_view name) const {
  if (const rapidjson::Value* params = member(query_, "params"); params != nullptr && params->IsObject()) {
    if (const rapidjson::Value* inner = member(*params, name)) return inner;
  }
  return member(query_, name);
}

bool QueryParameters::has(std::string_view name) const {
  return find_encoded(name) != nullptr || find(name) != nullptr;
}

std::string QueryParameters::text(std::string_view name, std::string_view otherwise) const {
  if (const std::string* encoded = find_encoded(name)) return *encoded;
  const rapidjson::Value* value = find(name);
  return value == nullptr ? std::string(otherwise) : text_in(name, *value);
}

std::uint32_t QueryParameters::number(std::string_view name, std::uint32_t otherwise, std::uint32_t highest) const {
  return has(name) ? read_number(name, text(name), 0, highest) : otherwise;
}

FilterGroups QueryParameters::groups(std::string_view name) const {
  const rapidjson::Value* value = find_encoded(name) == nullptr ? find(name) : nullptr;
  if (value != nullptr && value->IsArray()) return groups_in(name, *value);
  const std::string single = text(name);
  if (single.empty()) return {};
  if (!single.starts_with('[')) return {{single}};
  rapidjson::Document list;
  list.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag |
             rapidjson::kParseNumbersAsStringsFlag>(single.data(), single.size());
  if (list.HasParseError() || !list.IsArray()) refuse_value(name, "a list in JSON");
  return groups_in(name, list);
}

}  // namespace searchd::http::algolia
