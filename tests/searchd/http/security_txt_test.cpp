#include <regex>

#include <catch2/catch.hpp>

#include "searchd/http/api.h"

using namespace searchd::http;

TEST_CASE("security.txt names the contact and when to ask again") {
  Router router([](const std::string&) {});
  add_security_txt(router, "mailto:security@example.org", "https://search.example.org/");
  const Response response = router.handle({.method = "GET", .path = "/.well-known/security.txt"});
  CHECK(response.status == 200);
  CHECK(response.content_type == "text/plain; charset=utf-8");
  CHECK(std::regex_match(response.body,
                         std::regex("Contact: mailto:security@example\\.org\n"
                                    "Canonical: https://search\\.example\\.org/\\.well-known/security\\.txt\n"
                                    "Expires: 20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\n")));
}

TEST_CASE("without a contact there is nothing to say") {
  Router router([](const std::string&) {});
  add_security_txt(router, "", "https://search.example.org/");
  CHECK(router.handle({.method = "GET", .path = "/.well-known/security.txt"}).status == 404);
}
