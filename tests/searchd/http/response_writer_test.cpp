#include "searchd/http/response_writer.h"

#include <regex>

#include <catch2/catch.hpp>

#include "tests/searchd/http/gunzipped.h"

using namespace searchd::http;

namespace {

std::string wire_of(Response response, WireTerms terms = {.keep_alive = true}) {
  return to_wire(response, terms);
}

std::string body_of(const std::string& wire) {
  return wire.substr(wire.find("\r\n\r\n") + 4);
}

bool has(const std::string& wire, const std::string& line) {
  return wire.find("\r\n" + line + "\r\n") != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("every answer has the security headers and none of the others") {
  const std::string wire = wire_of({.body = "x"});
  CHECK(wire.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(has(wire, "Content-Length: 1"));
  CHECK(has(wire, "Cache-Control: no-store"));
  CHECK(has(wire, "X-Content-Type-Options: nosniff"));
  CHECK(has(wire, "Referrer-Policy: no-referrer"));
  CHECK(has(wire, "Cross-Origin-Opener-Policy: same-origin"));
  CHECK(has(wire, "Cross-Origin-Resource-Policy: same-origin"));
  CHECK(wire.find("Permissions-Policy: ") != std::string::npos);
  CHECK(wire.find("Content-Security-Policy: default-src 'none'; ") != std::string::npos);
  CHECK(wire.find("unsafe") == std::string::npos);
  CHECK(wire.find("Set-Cookie") == std::string::npos);
  CHECK(wire.find("Server:") == std::string::npos);
  CHECK(std::regex_search(
      wire, std::regex("\r\nDate: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n")));
  CHECK(body_of(wire) == "x");
}

TEST_CASE("what a handler states replaces the default") {
  Response response;
  response.headers = {{"Cache-Control", "public"}, {"Content-Security-Policy", "sandbox"}};
  const std::string wire = wire_of(std::move(response));
  CHECK(has(wire, "Cache-Control: public"));
  CHECK(count(wire, "Cache-Control") == 1);
  CHECK(count(wire, "Content-Security-Policy") == 1);
}

TEST_CASE("a header with a control character is left out, not split") {
  Response response;
  response.headers = {{"X-A", "a\r\nSet-Cookie: b"}, {"X-B\r\nX-Evil", "c"}, {"X-D", "d"}};
  const std::string wire = wire_of(std::move(response));
  CHECK(wire.find("Set-Cookie") == std::string::npos);
  CHECK(wire.find("X-A") == std::string::npos);
  CHECK(wire.find("X-Evil") == std::string::npos);
  CHECK(has(wire, "X-D: d"));
}

TEST_CASE("large text is compressed for those who ask") {
  const std::string text(2000, 'x');
  const WireTerms gzip{.keep_alive = true, .gzip = true};
  const std::string wire = wire_of({.content_type = "text/html", .body = text}, gzip);
  CHECK(has(wire, "Content-Encoding: gzip"));
  CHECK(has(wire, "Vary: Accept-Encoding"));
  CHECK(tests::gunzipped(body_of(wire)) == text);
  CHECK(has(wire, "Content-Length: " + std::to_string(body_of(wire).size())));

  const std::string plain = wire_of({.content_type = "text/html", .body = text});
  CHECK_FALSE(has(plain, "Content-Encoding: gzip"));
  CHECK(has(plain, "Vary: Accept-Encoding"));  // or a cache would give the one for the other
  CHECK(body_of(plain) == text);

  CHECK_FALSE(
      has(wire_of({.content_type = "text/html", .body = std::string(860, 'x')}, gzip), "Content-Encoding: gzip"));
  CHECK_FALSE(has(wire_of({.content_type = "image/png", .body = text}, gzip), "Content-Encoding: gzip"));
}

TEST_CASE("204 and 304 have neither body nor length") {
  for (const int status : {204, 304}) {
    const std::string wire = wire_of({.status = status, .body = "x"});
    CHECK(wire.find("Content-Length") == std::string::npos);
    CHECK(body_of(wire).empty());
  }
}

TEST_CASE("HEAD leaves the body away and keeps its length") {
  const std::string wire = wire_of({.body = "abc"}, {.head_only = true, .keep_alive = true});
  CHECK(has(wire, "Content-Length: 3"));
  CHECK(body_of(wire).empty());
}

TEST_CASE("the end of a connection is announced") {
  CHECK(has(wire_of({}, {.keep_alive = false}), "Connection: close"));
  CHECK(has(wire_of({}, {.keep_alive = true, .http_1_0 = true}), "Connection: keep-alive"));
  CHECK(wire_of({}, {.keep_alive = true}).find("Connection: ") == std::string::npos);
}
