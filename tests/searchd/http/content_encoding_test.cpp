#include "searchd/http/content_encoding.h"

#include <catch2/catch.hpp>

#include "tests/searchd/http/gunzipped.h"

using namespace searchd::http;

TEST_CASE("Accept-Encoding is read with its weights") {
  const std::pair<std::string_view, bool> rows[] = {
      {"", false},
      {"gzip", true},
      {"GZIP", true},
      {"x-gzip", true},
      {"deflate, gzip;q=1.0, *;q=0.5", true},
      {"br, gzip ; q=0.001", true},
      {"gzip;q=0", false},
      {"gzip;q=0.000", false},
      {"*", true},
      {"*;q=0", false},
      {"gzip;q=0, *", false},
      {"gzip, *;q=0", true},
      {"identity", false},
      {"br", false},
      {"gzipped", false},
      {"gzip;q=x", false},
      {"gzip;level=9", false},
      {",,gzip,", true},
  };
  for (const auto& [header, expected] : rows) {
    INFO(header);
    CHECK(accepts_gzip(header) == expected);
  }
}

TEST_CASE("text is compressed, what is compressed already is not") {
  CHECK(is_compressible("application/json; charset=utf-8"));
  CHECK(is_compressible("text/html; charset=utf-8"));
  CHECK(is_compressible("image/svg+xml"));
  CHECK_FALSE(is_compressible("application/pdf"));
  CHECK_FALSE(is_compressible("image/png"));
  CHECK_FALSE(is_compressible("font/woff2"));
}

TEST_CASE("what is compressed can be uncompressed") {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += std::to_string(i * 7919) + " ";
  const std::string compressed = gzipped(text);
  CHECK(compressed.size() < text.size());
  CHECK(tests::gunzipped(compressed) == text);
  CHECK(tests::gunzipped(gzipped("")).empty());
}
