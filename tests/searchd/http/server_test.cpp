#include "searchd/http/server.h"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "passage/error.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/http/request_cases.h"

using namespace searchd::http;
using namespace std::chrono_literals;
using tests::get;
using tests::RawAnswer;
using tests::RawClient;

namespace {

using Clock = std::chrono::steady_clock;

ServerSettings test_settings() {
  ServerSettings settings;
  settings.listen = "127.0.0.1:0";
  settings.own_hosts = {"search.example"};
  return settings;
}

/// Answers with what it saw; /large with a megabyte, /slow after a while.
Response echo(const Request& request) {
  if (request.path == "/large") return {.body = std::string(1 << 20, 'x')};
  if (request.path == "/slow") std::this_thread::sleep_for(100ms);
  return {.body = request.method + " " + request.path + " " + request.body};
}

std::chrono::milliseconds time_of_request(std::uint16_t port) {
  const auto start = Clock::now();
  RawClient client(port);
  const RawAnswer answer = client.ask(get("/x"));
  REQUIRE(answer.status == 200);
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
}

/// Of a few attempts, so that a busy machine is not taken for a slow server.
std::chrono::milliseconds shortest_time_of_request(std::uint16_t port) {
  return std::min({time_of_request(port), time_of_request(port), time_of_request(port)});
}

}  // namespace

TEST_CASE("a request is answered, and the connection used again") {
  Server server(test_settings(), echo);
  RawClient client(server.port());
  const RawAnswer first = client.ask(get("/a"));
  CHECK(first.status == 200);
  CHECK(first.body == "GET /a ");
  CHECK(first.headers.count("connection") == 0);
  CHECK(client.ask("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nq=x").body == "POST /b q=x");
  CHECK(client.ask(get("/c", "Connection: close\r\n")).header("connection") == "close");
  CHECK(client.closed_within(1s));
}

TEST_CASE("HTTP/1.0 clients are told whether the connection stays") {
  Server server(test_settings(), echo);
  RawClient closing(server.port());
  CHECK(closing.ask("GET / HTTP/1.0\r\n\r\n").header("connection") == "close");
  CHECK(closing.closed_within(1s));
  RawClient staying(server.port());
  CHECK(staying.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("connection") == "keep-alive");
  CHECK(staying.ask(get("/")).status == 200);
}

TEST_CASE("HEAD has the headers of GET and no body") {
  Server server(test_settings(), echo);
  RawClient client(server.port());
  RawAnswer got = client.ask(get("/large"));
  RawAnswer head = client.ask("HEAD /large HTTP/1.1\r\nHost: x\r\n\r\n", true);
  CHECK(head.header("content-length") == "1048576");
  got.headers.erase("date");
  head.headers.erase("date");
  CHECK(head.headers == got.headers);
  CHECK(client.ask(get("/next")).body == "GET /next ");
}

TEST_CASE("pipelined requests are answered in their order") {
  Server server(test_settings(), echo);
  RawClient client(server.port());
  std::string requests;
  for (int i = 0; i < 100; ++i)
    requests += get((i % 10 == 0 ? "/slow" : "/") + std::string(i % 10 == 0 ? "" : std::to_string(i)));
  client.send(requests);
  for (int i = 0; i < 100; ++i) {
    CHECK(client.read_answer().body == "GET /" + (i % 10 == 0 ? "slow" : std::to_string(i)) + " ");
  }
}

TEST_CASE("every request that is refused gets its JSON error and a closed connection, and the server lives on") {
  ServerSettings settings = test_settings();
  Server server(settings, echo);
  for (const tests::RequestCase& row : tests::request_cases()) {
    if (row.refused_with() == 0) continue;
    INFO(row.name);
    RawClient client(server.port());
    // What stands behind a refused request must never be taken for a request.
    const RawAnswer answer = client.ask(row.bytes + get("/smuggled"));
    CHECK(answer.status == row.refused_with());
    CHECK(answer.head.starts_with("HTTP/1.1 "));
    CHECK(answer.header("content-type") == "application/json; charset=utf-8");
    CHECK(answer.header("access-control-allow-origin") == "*");
    CHECK(answer.header("connection") == "close");
    CHECK(answer.body.find("\"code\":\"" + row.outcome.substr(4) + "\"") != std::string::npos);
    CHECK((answer.status == 405) == (answer.headers.count("allow") == 1));
    CHECK(client.closed_within(2s));
    CHECK(time_of_request(server.port()) < 1s);
  }
}

TEST_CASE("a client that is still sending when it is refused sees the answer") {
  Server server(test_settings(), echo);
  RawClient client(server.port());
  CHECK(client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n"));
  std::this_thread::sleep_for(20ms);
  CHECK(client.send(std::string(250000, 'x')));
  std::this_thread::sleep_for(20ms);
  CHECK(client.send(std::string(250000, 'x')));
  CHECK(client.read_answer().status == 413);
  CHECK(client.closed_within(2s));
}

TEST_CASE("a client that waits for 100 Continue gets it") {
  Server server(test_settings(), echo);
  RawClient client(server.port());
  CHECK(client.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n").status == 100);
  CHECK(client.ask("hi").body == "POST / hi");
  CHECK(client.ask(get("/")).status == 200);
}

TEST_CASE("idle connections and clients that send a byte now and then do not delay a request") {
  ServerSettings settings = test_settings();
  settings.workers = 2;
  Server server(settings, echo);
  std::vector<RawClient> idle;
  for (int i = 0; i < 100; ++i) idle.emplace_back(server.port());
  for (int i = 0; i < 100; ++i) {
    idle.emplace_back(server.port());
    idle.back().send("GET / HTTP/1.1\r\nHo");
  }
  for (int i = 0; i < 50; ++i) {
    idle.emplace_back(server.port());
    idle.back().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx");
  }
  for (int round = 0; round < 5; ++round) {
    for (std::size_t i = 100; i < idle.size(); ++i) idle[i].send("s");
    CHECK(shortest_time_of_request(server.port()) < 100ms);
  }
}

TEST_CASE("clients that do not take their answers do not delay a request") {
  ServerSettings settings = test_settings();
  settings.workers = 2;
  Server server(settings, [](const Request& request) -> Response {
    return {.body = std::string(request.path == "/large" ? 8 << 20 : 1, 'x')};
  });
  std::vector<RawClient> stuck;
  for (int i = 0; i < 20; ++i) {
    stuck.emplace_back(server.port(), 4096);
    stuck.back().send(get("/large"));
  }
  std::this_thread::sleep_for(200ms);
  CHECK(shortest_time_of_request(server.port()) < 100ms);
  CHECK(stuck.front().read_answer().body.size() == 8 << 20);  // late, but whole
}

TEST_CASE("deadlines end what does not come to an end") {
  ServerSettings settings = test_settings();
  settings.head_deadline = 300ms;
  settings.body_deadline = 300ms;
  settings.idle_deadline = 300ms;
  Server server(settings, echo);

  RawClient silent(server.port());
  RawClient between(server.port());
  CHECK(between.ask(get("/")).status == 200);
  RawClient in_head(server.port());
  in_head.send("GET / HTTP/1.1\r\nX: ");
  RawClient in_body(server.port());
  in_body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n");
  const auto start = Clock::now();
  std::string head_answer;
  std::string body_answer;
  for (int i = 0; i < 90; ++i) {  // each byte is progress, but not enough
    in_head.send("x");
    in_body.send("x");
    head_answer += in_head.read_some(10ms);
    body_answer += in_body.read_some(10ms);
    if (!head_answer.empty() && !body_answer.empty()) break;
  }
  CHECK(head_answer.starts_with("HTTP/1.1 408 "));
  CHECK(body_answer.starts_with("HTTP/1.1 408 "));
  CHECK(silent.closed_within(1s));
  CHECK(between.closed_within(1s));
  CHECK(Clock::now() - start < 1500ms);
}

TEST_CASE("a client that takes too little of its answer is let go") {
  ServerSettings settings = test_settings();
  settings.send_deadline = 300ms;
  Server server(settings, [](const Request&) -> Response { return {.body = std::string(32 << 20, 'x')}; });
  RawClient client(server.port(), 4096);
  client.send(get("/"));
  const auto start = Clock::now();
  while (server.counts().connections_open > 0 && Clock::now() - start < 3s) std::this_thread::sleep_for(20ms);
  CHECK(server.counts().connections_open == 0);
}

TEST_CASE("beyond the cap, idle connections make room and busy ones get a 503") {
  ServerSettings settings = test_settings();
  settings.max_connections = 4;
  Server server(settings, echo);
  std::vector<RawClient> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back(server.port());
    std::this_thread::sleep_for(20ms);
  }
  CHECK(time_of_request(server.port()) < 1s);  // the longest idle one went
  CHECK(clients.front().closed_within(1s));

  std::vector<RawClient> busy;
  for (int i = 0; i < 4; ++i) {
    busy.emplace_back(server.port());
    busy.back().send("GET / HTTP/1.1\r\n");
    std::this_thread::sleep_for(20ms);
  }
  RawClient refused(server.port());
  const RawAnswer answer = refused.read_answer();
  CHECK(answer.status == 503);
  CHECK(answer.headers.count("retry-after") == 1);
  CHECK(refused.closed_within(1s));
}

TEST_CASE("an address may have so many connections and no more") {
  ServerSettings settings = test_settings();
  settings.limit_loopback = true;
  settings.max_connections_per_address = 3;
  Server server(settings, echo);
  {
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
      clients.emplace_back(server.port());
      CHECK(clients.back().ask(get("/")).status == 200);
    }
    RawClient refused(server.port());
    CHECK(refused.read_answer().status == 429);
    CHECK(refused.closed_within(1s));
  }
  std::this_thread::sleep_for(50ms);
  CHECK(time_of_request(server.port()) < 1s);
}

TEST_CASE("an address may send so many requests a second and no more") {
  ServerSettings settings = test_settings();
  settings.limit_loopback = true;
  settings.requests_per_second_per_address = 20;
  Server server(settings, echo);
  RawClient client(server.port());
  int answered = 0;
  RawAnswer refused;
  for (int i = 0; i < 40; ++i) {
    RawAnswer answer = client.ask(get("/"));
    if (answer.status == 200) ++answered;
    if (answer.status == 429) refused = std::move(answer);
  }
  CHECK(answered >= 20);
  CHECK(answered < 30);
  CHECK(refused.header("retry-after") == "1");
  CHECK(refused.body.find("too_many_requests") != std::string::npos);
  CHECK(client.ask("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", true).status == 429);
  std::this_thread::sleep_for(150ms);
  CHECK(client.ask(get("/")).status == 200);  // the connection is still in step
}

TEST_CASE("the loopback interface is not limited") {
  ServerSettings settings = test_settings();
  settings.max_connections_per_address = 1;
  settings.requests_per_second_per_address = 1;
  Server server(settings, echo);
  RawClient first(server.port());
  RawClient second(server.port());
  for (int i = 0; i < 10; ++i) {
    CHECK(first.ask(get("/")).status == 200);
    CHECK(second.ask(get("/")).status == 200);
  }
}

TEST_CASE("ten thousand requests leave no connection, descriptor or thread behind") {
  Server server(test_settings(), echo);
  std::atomic<int> wrong{0};
  {
    std::vector<std::jthread> clients;
    for (int c = 0; c < 10; ++c) {
      clients.emplace_back([&server, &wrong, c] {
        for (int round = 0; round < 10; ++round) {
          RawClient client(server.port());
          for (int i = 0; i < 100; ++i) {
            const std::string path = "/" + std::to_string(c * 1000 + i);
            if (client.ask(get(path)).body != "GET " + path + " ") ++wrong;
          }
        }
      });
    }
  }
  CHECK(wrong == 0);
  const auto start = Clock::now();
  while (server.counts().connections_open > 0 && Clock::now() - start < 2s) std::this_thread::sleep_for(10ms);
  CHECK(server.counts().connections_open == 0);
  CHECK(server.counts().connections_accepted == 100);
  CHECK(server.counts().requests_refused == 0);
}

TEST_CASE("clients that vanish at any moment cost nothing") {
  Server server(test_settings(), echo);
  const std::string request = "POST /large HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
  for (std::size_t cut = 0; cut <= request.size(); ++cut) {
    RawClient client(server.port());
    client.send(std::string_view(request).substr(0, cut));
  }
  CHECK(time_of_request(server.port()) < 1s);
  const auto start = Clock::now();
  while (server.counts().connections_open > 0 && Clock::now() - start < 3s) std::this_thread::sleep_for(10ms);
  CHECK(server.counts().connections_open == 0);
}

TEST_CASE("a client that half-closes still gets its answer") {
  Server server(test_settings(), echo);
  RawClient client(server.port());
  client.send(get("/slow"));
  client.end_sending();
  CHECK(client.read_answer().body == "GET /slow ");
  CHECK(client.closed_within(1s));
}

TEST_CASE("a stop loses no request that is under way") {
  ServerSettings settings = test_settings();
  settings.drain_deadline = 200ms;  // the clients below close only when the server has stopped
  for (int round = 0; round < 3; ++round) {
    auto server = std::make_unique<Server>(settings, echo);
    std::vector<RawClient> clients;
    for (int i = 0; i < 40; ++i) {
      clients.emplace_back(server->port());
      clients.back().send(get("/slow"));
    }
    clients.emplace_back(server->port());  // one whose request is only half there
    clients.back().send("GET /half HTTP/1.1\r\nHost: x\r\n");
    RawClient idle(server->port());
    CHECK(idle.ask(get("/")).status == 200);
    std::thread late([&clients] {
      std::this_thread::sleep_for(200ms);
      clients.back().send("\r\n");
    });
    server->stop();
    late.join();
    for (RawClient& client : clients) {
      const RawAnswer answer = client.read_answer();
      CHECK(answer.status == 200);
      CHECK(client.closed_within(1s));
    }
    CHECK(idle.closed_within(1s));
    CHECK_THROWS(RawClient(server->port()));
  }
}

TEST_CASE("a stop does not wait for ever for a client that takes nothing") {
  ServerSettings settings = test_settings();
  settings.stop_deadline = 500ms;
  Server server(settings, [](const Request&) -> Response { return {.body = std::string(32 << 20, 'x')}; });
  RawClient client(server.port(), 4096);
  client.send(get("/"));
  std::this_thread::sleep_for(100ms);
  const auto start = Clock::now();
  server.stop();
  CHECK(Clock::now() - start < 2s);
}

TEST_CASE("a file is sent whole and in pieces, to slow clients too") {
  const std::string path = "/tmp/passage_server_test_" + std::to_string(::getpid());
  std::string content;
  for (int i = 0; content.size() < (5 << 20); ++i) content += std::to_string(i) + ",";
  std::ofstream(path, std::ios::binary) << content;
  Server server(test_settings(), [&](const Request& request) {
    const bool piece = request.path == "/piece";
    Response response;
    response.file.emplace(::open(path.c_str(), O_RDONLY | O_CLOEXEC), piece ? 1000 : 0, piece ? 10 : content.size());
    return response;
  });
  RawClient client(server.port(), 4096);
  CHECK(client.ask(get("/")).body == content);
  CHECK(client.ask(get("/piece")).body == content.substr(1000, 10));
  CHECK(client.ask("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", true).header("content-length") ==
        std::to_string(content.size()));
  CHECK(client.ask(get("/piece")).body == content.substr(1000, 10));
  std::remove(path.c_str());
}

TEST_CASE("a handler that throws costs its connection only") {
  Server server(test_settings(), [](const Request& request) -> Response {
    if (request.path == "/throw") throw 42;
    return {};
  });
  RawClient client(server.port());
  CHECK(client.ask(get("/throw")).status == 0);
  CHECK(RawClient(server.port()).ask(get("/")).status == 200);
}

TEST_CASE("running out of descriptors passes") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  Server server(test_settings(), echo);
  std::vector<RawClient> clients;
  for (int i = 0; i < 10; ++i) clients.emplace_back(server.port());
  CHECK(clients.front().ask(get("/")).status == 200);
  std::vector<RawClient> waiting(3);
  rlimit tight = before;
  tight.rlim_cur = 3;  // accept() fails from here on
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &tight) == 0);
  for (RawClient& client : waiting) client.connect(server.port());
  std::this_thread::sleep_for(50ms);
  const bool served = clients.front().ask(get("/")).status == 200;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  CHECK(served);
  for (RawClient& client : waiting) CHECK(client.ask(get("/")).status == 200);
  CHECK(time_of_request(server.port()) < 1s);
}

TEST_CASE("an address that is taken is named") {
  Server server(test_settings(), echo);
  ServerSettings settings = test_settings();
  settings.listen = "127.0.0.1:" + std::to_string(server.port());
  try {
    Server second(settings, echo);
    FAIL("two servers on one port");
  } catch (const passage::Error& error) {
    CHECK(std::string(error.what()).find(settings.listen) != std::string::npos);
  }
}
