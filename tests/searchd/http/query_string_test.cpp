#include "searchd/http/query_string.h"

#include <catch2/catch.hpp>

#include "searchd/errors.h"
#include "searchd/http/percent_encoding.h"

using namespace searchd;
using namespace searchd::http;

TEST_CASE("a query string is decoded in order") {
  CHECK(decode_query_string("").empty());
  CHECK(decode_query_string("a=1&b=x+y%26z&a=&c&=d&&e=f=g") ==
        Parameters{{"a", "1"}, {"b", "x y&z"}, {"a", ""}, {"c", ""}, {"", "d"}, {"e", "f=g"}});
  CHECK(decode_query_string("a;b=1") == Parameters{{"a;b", "1"}});
}

TEST_CASE("JSON gives the same parameters as a query string") {
  CHECK(decode_json_parameters(R"({"q":"x y","page":2,"expand":false,"filter":["kind:a","kind:b"],"facets":[]})") ==
        Parameters{{"q", "x y"}, {"page", "2"}, {"expand", "false"}, {"filter", "kind:a"}, {"filter", "kind:b"}});
  CHECK(decode_json_parameters(R"({"page":1.0,"places":-3,"hitsPerPage":1e2})") ==
        Parameters{{"page", "1.0"}, {"places", "-3"}, {"hitsPerPage", "1e2"}});
  CHECK(decode_json_parameters(" {} ").empty());
}

TEST_CASE("JSON that is not one object of plain values is refused") {
  const std::string deep = std::string(20000, '[') + std::string(20000, ']');
  for (const std::string& json :
       {std::string(), std::string("{"), std::string("[]"), std::string("\"q\""), std::string("{\"q\":null}"),
        std::string(R"({"q":{"a":1}})"), std::string(R"({"filter":[["a"]]})"), std::string("{\"q\":\"\xff\"}"),
        std::string(R"({"q":"\ud800"})"), std::string(R"({"q":"a\u0000b"})"), std::string(R"({"q":"a"} x)"),
        std::string("{q:1}"), std::string(R"({"q":NaN})"), "{\"q\":" + deep + "}", deep}) {
    INFO(json.substr(0, 40));
    CHECK_THROWS_AS(decode_json_parameters(json), BadRequest);
  }
}

TEST_CASE("percent encoding goes there and back") {
  const std::string text = "a/b c?d=é&%+~";
  CHECK(percent_encoded(text) == "a%2Fb%20c%3Fd%3D%C3%A9%26%25%2B~");
  CHECK(percent_decoded(percent_encoded(text), PlusSign::IsSpace) == text);
  CHECK(percent_decoded("a+b", PlusSign::IsSpace) == "a b");
  CHECK(percent_decoded("a+b", PlusSign::Literal) == "a+b");
  for (const char* bad : {"%", "%4", "%zz", "%4z", "%00", "%c3", "%ed%a0%80", "a%"}) {
    CHECK_FALSE(percent_decoded(bad, PlusSign::Literal));
  }
}
