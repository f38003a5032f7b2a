#pragma once

#include <cstdint>
#include <string>

#include <rapidjson/document.h>

namespace indexer {

/// Members of JSON that a site wrote: what is absent or of another type is empty, zero, false, null.

/// A member of an object; null for none, and of anything that is no object.
[[nodiscard]] const rapidjson::Value& member_of(const rapidjson::Value& object, const char* name);
[[nodiscard]] std::string text_of(const rapidjson::Value& object, const char* name);
[[nodiscard]] std::uint64_t number_of(const rapidjson::Value& object, const char* name);
[[nodiscard]] bool flag_of(const rapidjson::Value& object, const char* name);

/// object.name.rendered, or object.name where it is a text.
[[nodiscard]] std::string rendered_of(const rapidjson::Value& object, const char* name);

}  // namespace indexer
