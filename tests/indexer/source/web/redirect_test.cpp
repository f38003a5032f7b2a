#include "indexer/source/web/redirect.h"

#include <catch2/catch.hpp>

#include "indexer/source/web/fetch_error.h"

using namespace indexer;
using Catch::Contains;

TEST_CASE("a redirect leads to http or https, and never from https back to http", "[web]") {
  const Url plain = *parse_url("http://example.org/a");
  const Url encrypted = *parse_url("https://example.org/a");
  const auto to = [](const std::string& location) {
    return HttpResponse{.status = 301, .fields = {{"location", location}}};
  };
  CHECK(is_redirect(to("/b")));
  CHECK_FALSE(is_redirect({.status = 301}));
  CHECK_FALSE(is_redirect({.status = 304, .fields = {{"location", "/b"}}}));
  CHECK(redirect_target(plain, to("https://example.org/b")).text == "https://example.org/b");
  CHECK(redirect_target(encrypted, to("/b")).text == "https://example.org/b");
  CHECK_THROWS_WITH(redirect_target(encrypted, to("http://example.org/b")), Contains("from https to http"));
  CHECK_THROWS_WITH(redirect_target(plain, to("file:///etc/passwd")), Contains("no address of http or https"));
}
