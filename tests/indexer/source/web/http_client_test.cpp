// Each guard of the client against a server that does what none should.
#include "indexer/source/web/http_client.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <catch2/catch.hpp>

#include "indexer/source/web/fetch_error.h"
#include "tests/indexer/source/web/gzipped.h"
#include "tests/indexer/source/web/http_server.h"
#include "tests/temporary_directory.h"

using namespace indexer;
using namespace std::chrono_literals;
using Catch::Contains;
using tests::gzipped;
using tests::http_answer;
using tests::HttpServer;

namespace {

HttpServer::Handler saying(std::string answer) {
  return [answer = std::move(answer)](const HttpServer::Request&, const HttpServer::Connection& connection) {
    connection.send(answer);
  };
}

/// What tests may: this machine, and no waiting.
HttpOptions options() {
  return {.user_agent = "passage-indexer/test (+mailto:it@example.org)",
          .may_connect_to = is_any_address,
          .sleep = [](std::chrono::milliseconds) {}};
}

HttpResponse fetched(const HttpServer& server, const std::string& target = "/", HttpOptions given = options()) {
  return HttpClient(std::move(given)).get({.url = server.url(target)});
}

std::string failure(const HttpServer& server, HttpOptions given = options()) {
  try {
    const HttpResponse response = fetched(server, "/", std::move(given));
    return "status " + std::to_string(response.status) + ": " + response.body;
  } catch (const FetchError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("the client brings the answer with its fields, and says who it is", "[web]") {
  const HttpServer server(saying(http_answer(200, "hello", {"ETag: \"a\"", "X-WP-Total:  12 "})));
  const HttpResponse response = fetched(server, "/page?x=1#part");
  CHECK(response.status == 200);
  CHECK(response.body == "hello");
  CHECK(response.field("etag") == "\"a\"");
  CHECK(response.field("x-wp-total") == "12");
  CHECK(response.field("absent").empty());
  CHECK(response.url == server.url("/page?x=1"));
  const auto requests = server.requests();
  REQUIRE(requests.size() == 1);
  CHECK(requests[0].target == "/page?x=1");
  CHECK(requests[0].field("user-agent") == "passage-indexer/test (+mailto:it@example.org)");
  CHECK(requests[0].field("authorization").empty());
}

TEST_CASE("a page that is known is asked for by what is known of it", "[web]") {
  const HttpServer server(saying(http_answer(304, "")));
  HttpClient client(options());
  const HttpResponse response =
      client.get({.url = server.url("/"), .etag = "\"a\"", .last_modified = "Thu, 22 Feb 2018 10:00:00 GMT"});
  CHECK(response.status == 304);
  CHECK(server.requests()[0].field("if-none-match") == "\"a\"");
  CHECK(server.requests()[0].field("if-modified-since") == "Thu, 22 Feb 2018 10:00:00 GMT");
  (void)client.get({.url = server.url("/"), .etag = "a\r\nX-Evil: yes"});
  CHECK(server.requests()[1].field("x-evil").empty());
}

TEST_CASE("only public addresses are connected to unless others are allowed", "[web]") {
  const HttpServer server(saying(http_answer(200, "a secret of the machine")));
  HttpOptions guarded = options();
  guarded.may_connect_to = is_public_address;
  const std::string port = ":" + std::to_string(server.port()) + "/";
  const std::string host = GENERATE("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0", "[::ffff:127.0.0.1]");
  CAPTURE(host);
  HttpClient client(guarded);
  CHECK_THROWS_WITH(client.get({.url = "http://" + host + port}), Contains("allow_private_addresses"));
  CHECK(server.requests().empty());
}

TEST_CASE("an address is looked at again at each redirect", "[web]") {
  const HttpServer secret(saying(http_answer(200, "a secret of the machine")), "127.0.0.2");
  const HttpServer server(saying(http_answer(302, "", {"Location: " + secret.url("/")})));
  HttpOptions guarded = options();
  guarded.may_connect_to = [](const sockaddr& address) { return printed_address(address) == "127.0.0.1"; };
  CHECK_THAT(failure(server, guarded), Contains("it leads to 127.0.0.2, which is no public address"));
  CHECK(server.requests().size() == 1);
  CHECK(secret.requests().empty());
  CHECK_THAT(failure(server), Contains("a secret"));
}

TEST_CASE("a certificate that nobody vouches for ends it", "[web]") {
  const HttpServer server(saying(http_answer(200, "from whom?")), "127.0.0.1", HttpServer::Encryption::SelfSigned);
  CHECK_THAT(failure(server), Contains("certificate"));
}

TEST_CASE("a certificate of an authority of one's own is good for its host, and for no other", "[web]") {
  const HttpServer plain(saying(http_answer(200, "in the open")));
  const HttpServer server(
      [&](const HttpServer::Request& request, const HttpServer::Connection& connection) {
        connection.send(request.path == "/down" ? http_answer(302, "", {"Location: " + plain.url("/")})
                                                : http_answer(200, "from the host"));
      },
      "127.0.0.1", HttpServer::Encryption::SelfSigned);
  const tests::TemporaryDirectory directory;
  HttpOptions given = options();
  given.certificates = (directory.path() / "authority.pem").string();
  std::ofstream(given.certificates) << server.certificate();
  CHECK(fetched(server, "/", given).body == "from the host");
  HttpClient client(given);
  CHECK_THROWS_WITH(client.get({.url = "https://localhost:" + std::to_string(server.port()) + "/"}),
                    Contains("localhost"));
  CHECK_THROWS_WITH(client.get({.url = server.url("/down")}), Contains("from https to http"));
  CHECK(plain.requests().empty());
}

TEST_CASE("a proxy of the environment is not used, where the address could not be looked at", "[web]") {
  const HttpServer proxy(saying(http_answer(200, "from the proxy")));
  const HttpServer server(saying(http_answer(200, "from the server")));
  ::setenv("http_proxy", proxy.url("").c_str(), 1);
  const HttpResponse response = fetched(server);
  ::unsetenv("http_proxy");
  CHECK(response.body == "from the server");
}

TEST_CASE("redirects are followed, so many and to http and https only", "[web]") {
  const HttpServer server([](const HttpServer::Request& request, const HttpServer::Connection& connection) {
    const std::map<std::string, std::string> leads{{"/1", "2"},
                                                   {"/2", "/3?x=y"},
                                                   {"/loop", "/loop"},
                                                   {"/file", "file:///etc/passwd"},
                                                   {"/user", "http://user:secret@127.0.0.1/"}};
    const auto found = leads.find(request.path);
    connection.send(found == leads.end() ? http_answer(200, "at " + request.target)
                                         : http_answer(302, "", {"Location: " + found->second}));
  });
  const HttpResponse response = fetched(server, "/1");
  CHECK(response.body == "at /3?x=y");
  CHECK(response.url == server.url("/3?x=y"));
  HttpClient client(options());
  CHECK_THROWS_WITH(client.get({.url = server.url("/loop")}), Contains("more than 5 times"));
  CHECK(client.requests() == 6);
  CHECK_THROWS_WITH(client.get({.url = server.url("/file")}), Contains("no address of http or https"));
  CHECK_THROWS_WITH(client.get({.url = server.url("/user")}), Contains("no address of http or https"));
  CHECK_THROWS_AS(client.get({.url = "ftp://example.org/"}), FetchError);
}

TEST_CASE("a redirect that is not to be followed is the answer", "[web]") {
  const HttpServer server(saying(http_answer(302, "", {"Location: /elsewhere"})));
  HttpClient client(options());
  const HttpResponse response = client.get({.url = server.url("/"), .follow = false});
  CHECK(response.status == 302);
  CHECK(response.field("location") == "/elsewhere");
  CHECK(server.requests().size() == 1);
}

TEST_CASE("all fields that ask robots for something are heard", "[web]") {
  const HttpServer server(
      saying(http_answer(200, "x", {"X-Robots-Tag: noindex", "X-Other: 1", "x-robots-tag: nofollow", "X-Other: 2"})));
  CHECK(fetched(server).field("x-robots-tag") == "noindex\nnofollow");
  CHECK(fetched(server).field("x-other") == "2");
}

TEST_CASE("a password goes to its own site and not where that redirects to", "[web]") {
  const HttpServer other(saying(http_answer(200, "caught")));
  const HttpServer server([&](const HttpServer::Request& request, const HttpServer::Connection& connection) {
    connection.send(request.path == "/away" ? http_answer(302, "", {"Location: " + other.url("/x")})
                                            : http_answer(200, "welcome"));
  });
  HttpOptions given = options();
  given.credentials = {
      .origin = "http://127.0.0.1:" + std::to_string(server.port()), .user = "index", .password = "abcd efgh"};
  CHECK(fetched(server, "/", given).body == "welcome");
  CHECK(server.requests()[0].field("authorization") == "Basic aW5kZXg6YWJjZCBlZmdo");
  CHECK(fetched(server, "/away", given).body == "caught");
  REQUIRE(other.requests().size() == 1);
  CHECK(other.requests()[0].field("authorization").empty());
}

TEST_CASE("an answer that was cut short is none", "[web]") {
  const std::string whole = gzipped("Nobody may be sent back to danger.");
  const std::string head = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
  const std::string answer =
      GENERATE_COPY(head + "Content-Length: 100\r\n\r\nhalf", head + "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                    head + "Transfer-Encoding: chunked\r\n\r\nff\r\nhalf", std::string{}, std::string("HTTP/1.1 200"),
                    head + "Content-Encoding: gzip\r\n\r\n" + whole.substr(0, whole.size() - 3));
  CAPTURE(answer);
  const HttpServer server(saying(answer));
  CHECK_THAT(failure(server), Contains("cut short") || Contains("cannot fetch"));
}

TEST_CASE("an answer larger than the bound is left, however it is sent", "[web]") {
  HttpOptions given = options();
  given.limits.body = 10'000;
  given.limits.head = 5'000;
  SECTION("with its length") {
    CHECK_THAT(failure(HttpServer(saying(http_answer(200, std::string(10'001, 'x')))), given),
               Contains("larger than 10000"));
    CHECK_THAT(failure(HttpServer(saying(http_answer(200, std::string(10'000, 'x')))), given), Contains("status 200"));
  }
  SECTION("without end") {
    const HttpServer server([](const HttpServer::Request&, const HttpServer::Connection& connection) {
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      while (connection.send("400\r\n" + std::string(1024, 'x') + "\r\n")) {
      }
    });
    CHECK_THAT(failure(server, given), Contains("larger than 10000"));
  }
  SECTION("compressed") {
    const std::string bomb = gzipped(std::string(1'000'000, 'x'));
    REQUIRE(bomb.size() < 10'000);
    CHECK_THAT(failure(HttpServer(saying(http_answer(200, bomb, {"Content-Encoding: gzip"}))), given),
               Contains("larger than 10000 bytes when unpacked"));
    CHECK_THAT(failure(HttpServer(saying(http_answer(200, gzipped("small"), {"Content-Encoding: gzip"}))), given),
               Contains("status 200: small"));
  }
  SECTION("in its head") {
    const HttpServer server([](const HttpServer::Request&, const HttpServer::Connection& connection) {
      connection.send("HTTP/1.1 200 OK\r\n");
      while (connection.send("X-More: " + std::string(100, 'x') + "\r\n")) {
      }
    });
    CHECK_THAT(failure(server, given), Contains("head of the answer is larger"));
  }
}

TEST_CASE("a compression that nobody asked for is no answer", "[web]") {
  CHECK_THAT(failure(HttpServer(saying(http_answer(200, "?", {"Content-Encoding: br"})))),
             Contains("compressed as br"));
  CHECK_THAT(failure(HttpServer(saying(http_answer(200, "plain", {"Content-Encoding: gzip"})))), Contains("damaged"));
}

TEST_CASE("a server that says nothing, or a byte now and then, is left in time", "[web]") {
  std::atomic<bool> ends = false;
  const HttpServer server([&](const HttpServer::Request& request, const HttpServer::Connection& connection) {
    if (request.path == "/drip") connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
    for (int i = 0; i < 200 && !ends; ++i) {
      if (request.path == "/drip" && !connection.send("x")) return;
      std::this_thread::sleep_for(50ms);
    }
  });
  HttpOptions given = options();
  const auto began = std::chrono::steady_clock::now();
  SECTION("nothing at all") {
    given.limits.transfer = 300ms;
    CHECK_THROWS_AS(fetched(server, "/silent", given), FetchError);
  }
  SECTION("too slowly") {
    given.limits.stalled = 1s;
    CHECK_THROWS_AS(fetched(server, "/drip", given), FetchError);
  }
  SECTION("for longer than a transfer may take") {
    given.limits.transfer = 300ms;
    given.limits.slowest = 1;
    CHECK_THROWS_AS(fetched(server, "/drip", given), FetchError);
  }
  CHECK(std::chrono::steady_clock::now() - began < 5s);
  ends = true;
}

TEST_CASE("everything together may take so long and no longer", "[web]") {
  const HttpServer server(saying(http_answer(200, "hello")));
  HttpOptions given = options();
  given.all = 0s;
  CHECK_THAT(failure(server, given), Contains("everything together took longer"));
  CHECK(server.requests().empty());
}

TEST_CASE("a busy server is asked again when it says so", "[web]") {
  std::atomic<int> asked = 0;
  std::string after;
  const int busy = GENERATE(429, 503);
  const HttpServer server([&](const HttpServer::Request&, const HttpServer::Connection& connection) {
    std::vector<std::string> fields;
    if (!after.empty()) fields.push_back("Retry-After: " + after);
    connection.send(++asked < 3 ? http_answer(busy, "busy", fields) : http_answer(200, "here it is"));
  });
  std::vector<std::chrono::milliseconds> slept;
  HttpOptions given = options();
  given.sleep = [&](std::chrono::milliseconds time) { slept.push_back(time); };
  SECTION("without a time") {
    CHECK(fetched(server, "/", given).body == "here it is");
    CHECK(slept == std::vector<std::chrono::milliseconds>{2s, 4s});
  }
  SECTION("with one") {
    after = "7";
    CHECK(fetched(server, "/", given).body == "here it is");
    CHECK(slept == std::vector<std::chrono::milliseconds>{7s, 7s});
  }
  SECTION("not when it asks for too long") {
    after = "61";
    CHECK(fetched(server, "/", given).status == busy);
    CHECK(slept.empty());
    CHECK(asked == 1);
  }
  SECTION("not when everything together would take too long") {
    given.all = 5s;
    after = "7";
    CHECK(fetched(server, "/", given).status == busy);
    CHECK(slept.empty());
  }
  SECTION("not for ever") {
    asked = -100;
    CHECK(fetched(server, "/", given).status == busy);
    CHECK(slept.size() == 3);
    CHECK(asked == -96);
  }
}

TEST_CASE("where nobody listens is said in words", "[web]") {
  std::string url;
  {
    const HttpServer gone(saying(""));
    url = gone.url("/");
  }
  HttpClient client(options());
  CHECK_THROWS_WITH(client.get({.url = url}), Contains("cannot fetch " + url));
}
