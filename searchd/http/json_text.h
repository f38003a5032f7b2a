#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "passage/text/unicode.h"

namespace searchd::http {

/// RapidJSON's writer in the words of the contract: optional members are left out when empty, ill-formed UTF-8 becomes
/// U+FFFD.
class JsonText {
 public:
  JsonText() : writer_(buffer_) { writer_.SetMaxDecimalPlaces(decimal_places); }

  void open_object() { writer_.StartObject(); }
  void close_object() { writer_.EndObject(); }
  void open_array() { writer_.StartArray(); }
  void close_array() { writer_.EndArray(); }

  void name(std::string_view text) { writer_.Key(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void key(std::string_view text) {  // a name that comes from a document
    const std::string valid = passage::to_valid_utf8(text);
    name(valid);
  }
  void value(std::string_view text) {
    if (passage::is_valid_utf8(text)) {
      writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    } else {
      const std::string valid = passage::to_valid_utf8(text);
      writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
    }
  }
  void value(std::uint64_t number) { writer_.Uint64(number); }
  void value(double number) { writer_.Double(std::isfinite(number) ? number : 0); }
  void value(bool flag) { writer_.Bool(flag); }
  void value(const std::vector<std::string>& texts) {
    open_array();
    for (const std::string& text : texts) value(std::string_view(text));
    close_array();
  }

  template <typename Value>
  void member(std::string_view member_name, const Value& content) {
    name(member_name);
    value(content);
  }
  void member(std::string_view member_name, const std::string& text) { member(member_name, std::string_view(text)); }
  template <typename Text>
  void member_unless_empty(std::string_view member_name, const Text& text) {
    if (!text.empty()) member(member_name, text);
  }
  template <typename Number>
  void member_if_known(std::string_view member_name, const std::optional<Number>& number) {
    if (number) member(member_name, *number);
  }

  [[nodiscard]] std::string text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  static constexpr int decimal_places = 3;  // milliseconds of a recording, microseconds of processing

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace searchd::http
