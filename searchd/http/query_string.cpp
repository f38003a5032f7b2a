#include "searchd/http/query_string.h"

#include <optional>
#include <utility>

#include <rapidjson/document.h>

#include "passage/text/unicode.h"
#include "searchd/errors.h"
#include "searchd/http/percent_encoding.h"

namespace searchd::http {
namespace {

constexpr std::size_t max_quoted_name = 64;

std::optional<std::string> scalar_text(const rapidjson::Value& value) {
  if (value.IsString()) return std::string(value.GetString(), value.GetStringLength());
  if (value.IsBool()) return value.GetBool() ? "true" : "false";
  return std::nullopt;
}

void add_json_member(Parameters& parameters, const std::string& name, const rapidjson::Value& value) {
  const auto text = scalar_text(value);
  if (!text || text->find('\0') != std::string::npos) {
    const std::string shown(passage::truncated(name, max_quoted_name));
    throw BadRequest("invalid_json", shown,
                     "The member \"" + shown + "\" must be text, a number, a boolean or a list of these.");
  }
  parameters.emplace_back(name, *text);
}

}  // namespace

Parameters decode_query_string(std::string_view text) {
  Parameters parameters;
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    auto name = percent_decoded(pair.substr(0, equals), PlusSign::IsSpace);
    if (!name) throw BadRequest("invalid_encoding", "", "The name of a parameter is not percent-encoded UTF-8.");
    auto value = percent_decoded(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1),
                                 PlusSign::IsSpace);
    if (!value) {
      const std::string shown(passage::truncated(*name, max_quoted_name));
      throw BadRequest("invalid_encoding", shown,
                       "The value of the parameter \"" + shown + "\" is not percent-encoded UTF-8 without NUL.");
    }
    parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parameters;
}

Parameters decode_json_parameters(std::string_view json) {
  // Numbers stay as they were written, so that "1.0" and "1e0" are refused where a query string would be refused.
  constexpr unsigned flags =
      rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::Document document;
  document.Parse<flags>(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject()) {
    throw BadRequest("invalid_json", "", "The body is not a JSON object in UTF-8.");
  }
  Parameters parameters;
  // Constant, because other iterators of RapidJSON 1.1 compare ambiguously in C++20.
  for (const auto& member : std::as_const(document).GetObject()) {
    const std::string name(member.name.GetString(), member.name.GetStringLength());
    if (member.value.IsArray()) {
      for (const auto& element : member.value.GetArray()) add_json_member(parameters, name, element);
    } else {
      add_json_member(parameters, name, member.value);
    }
  }
  return parameters;
}

}  // namespace searchd::http
