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
    for (const Value& reference : path.value["get"]["parameters"].GetArray()) {
      const std::string parameter = resolved(document.json, reference)["name"].GetString();
      CAPTURE(name, parameter);
      CHECK_THAT(daemon.get(name + "?" + parameter + "=").body, !Catch::Contains("\"unknown_parameter\""));
      ++known;
    }
  }
  CHECK(known > 12);
}

TEST_CASE("of every path of the OpenAPI document an answer is there to be checked") {
  const tests::Daemon daemon(tests::sample_data(), "public_url = \"https://search.example.org/\"\n");
  for (const std::string target :
       {"/api/v1/search?q=detention&facets=*&explain=true&places=10&prefer=es,en", "/api/v1/suggest?q=deten",
        "/api/v1/suggest/opensearch?q=deten", "/api/v1/document?id=page-chronology&q=compact&around=2&limit=2",
        "/api/v1/similar?id=page-chronology&limit=3", "/api/v1/citation?id=page-chronology&format=ris",
        "/api/v1/citation?id=page-chronology&format=bibtex&place=1",
        "/api/v1/citation?id=page-chronology&format=csl&place=2", "/api/v1/export?q=detention&format=csv",
        "/api/v1/export?q=detention&format=ndjson&places=3", "/feed.atom?q=detention", "/opensearch.xml",
        "/opensearch.xml?ui=es", "/files?id=page-chronology", "/healthz", "/readyz"}) {
    CAPTURE(target);
    CHECK(daemon.get(target).status < 500);
  }
}
