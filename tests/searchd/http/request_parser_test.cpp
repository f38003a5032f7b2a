#include "searchd/http/request_parser.h"

#include <catch2/catch.hpp>

#include "tests/searchd/http/request_cases.h"
#include "tests/searchd/http/request_outcome.h"

using namespace searchd::http;
using tests::outcome_of;
using tests::request_cases;

TEST_CASE("requests are taken or refused as the table says") {
  for (const tests::RequestCase& row : request_cases()) {
    INFO(row.name);
    CHECK(outcome_of(row.bytes, row.bytes.size()).text == row.outcome);
  }
}

TEST_CASE("it makes no difference where a request is torn") {
  for (const tests::RequestCase& row : request_cases()) {
    const tests::RequestOutcome whole = outcome_of(row.bytes, row.bytes.size());
    // Every position of the short ones; of the long ones the ends and a sample between.
    const std::size_t stride = row.bytes.size() < 1000 ? 1 : 97;
    for (std::size_t split = 0; split < row.bytes.size(); split += split < 100 ? 1 : stride) {
      const tests::RequestOutcome torn = outcome_of(row.bytes, split);
      if (torn != whole) {
        INFO(row.name << " torn at " << split);
        CHECK(torn.text == whole.text);
        CHECK(torn.taken == whole.taken);
      }
    }
  }
}

TEST_CASE("one byte at a time makes no difference either") {
  const RequestLimits limits;
  const std::vector<std::string> no_hosts;
  RequestParser parser(limits, no_hosts);
  for (const char byte : std::string_view(
           "POST /a?b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nT: 1\r\n\r\n")) {
    REQUIRE(parser.feed({&byte, 1}) == 1);
  }
  REQUIRE(parser.state() == RequestParser::State::Complete);
  CHECK(parser.take().body == "hi");
}

TEST_CASE("a parser stops at the end of a request and begins the next afresh") {
  const RequestLimits limits;
  const std::vector<std::string> no_hosts;
  RequestParser parser(limits, no_hosts);
  const std::string first = "POST /1 HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nab";
  const std::string second = "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n";
  REQUIRE(parser.feed(first + second) == first.size());
  CHECK(parser.feed(second) == 0);
  CHECK(parser.is_http_1_0());
  CHECK(parser.take().body == "ab");
  CHECK_FALSE(parser.started());
  REQUIRE(parser.feed(second) == second.size());
  CHECK_FALSE(parser.is_http_1_0());
  const Request request = parser.take();
  CHECK(request.path == "/2");
  CHECK(request.body.empty());
  CHECK(request.headers.size() == 1);
}

TEST_CASE("headers keep their order, with names in lower case and values trimmed") {
  Request request;
  const std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\nX-A:  1 2 \r\nx-a:\r\n\r\n";
  REQUIRE(outcome_of(bytes, bytes.size(), &request).text == "GET|/|||keep");
  const std::vector<std::pair<std::string, std::string>> expected{{"host", "a"}, {"x-a", "1 2"}, {"x-a", ""}};
  CHECK(request.headers == expected);
  CHECK(request.header("x-a") == "1 2");
}

TEST_CASE("a parser that refused takes nothing more") {
  const RequestLimits limits;
  const std::vector<std::string> no_hosts;
  RequestParser parser(limits, no_hosts);
  CHECK(parser.feed("\n") == 1);
  CHECK(parser.state() == RequestParser::State::Refused);
  CHECK(parser.feed("GET / HTTP/1.1\r\nHost: x\r\n\r\n") == 0);
}

TEST_CASE("of a request that is refused it is known what path it was for") {
  const RequestLimits limits;
  const std::vector<std::string> no_hosts;
  const auto partial_of = [&](const std::string& bytes) {
    RequestParser parser(limits, no_hosts);
    parser.feed(bytes);
    REQUIRE(parser.state() == RequestParser::State::Refused);
    return parser.partial().method + " " + parser.partial().path;
  };
  CHECK(partial_of("GET /search?q=" + std::string(8'300, 'x')) == "GET /search");
  CHECK(partial_of("HEAD /search?q=" + std::string(8'190, 'x') + " HTTP/1.1\r\n") == "HEAD /search");
  CHECK(partial_of("GET /" + std::string(8'300, 'x')).size() > 8'000);
  CHECK(partial_of("GET /search HTTP/9.9\r\n") == "GET /search");
  CHECK(partial_of("GET /search HTTP/1.1\r\nX: " + std::string(20'000, 'x')) == "GET /search");
  CHECK(partial_of("nonsense\r\n") == " ");
  CHECK(partial_of("GET http://evil.example/search HTTP/1.1\r\n") == "GET ");
}
