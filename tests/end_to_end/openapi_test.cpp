// /openapi.json over HTTP. That every answer is as it says is checked by tests/openapi, over what all tests here
// record.
#include <string>

#include <catch2/catch.hpp>
#include <rapidjson/pointer.h>

#include "tests/end_to_end/shared_daemons.h"

namespace {

using rapidjson::Value;

const Value& resolved(const rapidjson::Document& document, const Value& object) {
  const auto reference = object.FindMember("$ref");
  if (reference == object.MemberEnd()) return object;
  const Value* target = rapidjson::Pointer(reference->value.GetString()).Get(document);
  REQUIRE(target != nullptr);
  return *target;
}

}  // namespace

TEST_CASE("the OpenAPI document is served to pages of every origin, and not twice") {
  tests::Daemon& daemon = tests::collection_daemon();
  const auto answer = daemon.json("/openapi.json");
  REQUIRE(answer.http.status == 200);
  CHECK(answer.http.header("access-control-allow-origin") == "*");
  CHECK(std::string(answer.json["openapi"].GetString()) == "3.1.0");
  const std::string tag = answer.http.header("etag");
  REQUIRE_FALSE(tag.empty());
  const auto again = tests::http_request(daemon.port(), "GET", "/openapi.json", "If-None-Match: " + tag + "\r\n");
  CHECK(again.status == 304);
  CHECK(again.body.empty());
}

TEST_CASE("every parameter of the OpenAPI document is known where it says so") {
  tests::Daemon& daemon = tests::collection_daemon();
  const auto document = daemon.json("/openapi.json");
  int known = 0;
  for (const auto& path : document.json["paths"].GetObject()) {
    const std::string name = path.name.GetString();
    if (!name.starts_with("/api/") || !path.value["get"].HasMember("parameters")) continue;
    const auto code_of = [&](const std::string& parameter) {
      const auto answer = daemon.json(name + "?" + parameter + "=");
      return answer.json.HasMember("code") ? std::string(answer.json["code"].GetString()) : std::string{};
    };
    for (const Value& reference : path.value["get"]["parameters"].GetArray()) {
      const std::string parameter = resolved(document.json, reference)["name"].GetString();
      CAPTURE(name, parameter);
      CHECK(code_of(parameter) != "unknown_parameter");
      ++known;
    }
  }
  CHECK(known > 12);
}
