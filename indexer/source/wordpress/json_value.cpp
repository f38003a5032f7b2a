#include "indexer/source/wordpress/json_value.h"

namespace indexer {

const rapidjson::Value& member_of(const rapidjson::Value& object, const char* name) {
  static const rapidjson::Value none;
  if (!object.IsObject()) return none;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? none : found->value;
}

std::string text_of(const rapidjson::Value& object, const char* name) {
  const rapidjson::Value& value = member_of(object, name);
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : std::string{};
}

std::uint64_t number_of(const rapidjson::Value& object, const char* name) {
  const rapidjson::Value& value = member_of(object, name);
  return value.IsUint64() ? value.GetUint64() : 0;
}

bool flag_of(const rapidjson::Value& object, const char* name) {
  const rapidjson::Value& value = member_of(object, name);
  return value.IsBool() && value.GetBool();
}

std::string rendered_of(const rapidjson::Value& object, const char* name) {
  const rapidjson::Value& value = member_of(object, name);
  return value.IsObject() ? text_of(value, "rendered") : text_of(object, name);
}

}  // namespace indexer
