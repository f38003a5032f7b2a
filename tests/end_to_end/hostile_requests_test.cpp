// What a hostile client may send: each request is answered or refused in time, the daemon lives on and keeps its
// memory, tells nothing in its log, and no page repeats what would be markup.
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/end_to_end/data_directory.h"
#include "tests/end_to_end/hostile_strings.h"
#include "tests/end_to_end/shared_daemons.h"

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::chrono::milliseconds in_time(10'000);
constexpr bool memory_tells = false;  // a sanitizer keeps what was freed
#else
constexpr std::chrono::milliseconds in_time(1000);
constexpr bool memory_tells = true;
#endif

constexpr std::size_t megabyte = 1 << 20;
constexpr std::string_view form = "Content-Type: application/x-www-form-urlencoded\r\n";

/// Sends it; a second time when it took too long, for the machine may have been busy.
tests::HttpAnswer send_in_time(std::uint16_t port, std::string_view method, std::string_view target,
                               std::string_view headers = {}, std::string_view body = {}) {
  auto answer = tests::http_request(port, method, target, headers, body);
  if (answer.took > in_time) answer = tests::http_request(port, method, target, headers, body);
  CAPTURE(method, std::string(target.substr(0, 200)), std::string(body.substr(0, 200)), answer.status);
  CHECK(answer.took <= in_time);
  CHECK(answer.status >= 200);
  CHECK(answer.status < 500);
  CHECK(tests::header_fault(answer) == "");
  return answer;
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

/// The page but for its JSON, in which quotes are no markup, as long as it ends where its element does.
std::string without_json(std::string page) {
  const std::string begin = "<script type=\"application/ld+json\">";
  const auto at = page.find(begin);
  if (at == std::string::npos) return page;
  const auto end = page.find('<', at + begin.size());
  CHECK(page.substr(end, 9) == "</script>");
  return page.erase(at, end - at);
}

/// Whether a page repeats a text that is more than text to a browser, whole or its telling beginnings.
bool repeats_markup(const std::string& body, const std::string& text) {
  const std::string page = without_json(body);
  constexpr std::string_view beginnings[] = {"<img src=x",      "<svg onload",    "<iframe srcdoc", "<base href=//",
                                             "<form action=//", "<mark>not ours", "<button>go",     "\" onmouseover"};
  const auto stands_in_page = [&](std::string_view piece) { return page.find(piece) != std::string::npos; };
  const bool is_markup = text.size() > 3 && text.find_first_of("<\"") != std::string::npos;
  return std::ranges::any_of(beginnings, stands_in_page) || (is_markup && stands_in_page(text));
}

std::string json_string(const std::string& text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return buffer.GetString();
}

void warm_up(const tests::Daemon& daemon) {
  for (int i = 0; i < 20; ++i) {
    for (const std::string query :
         {"migration", "derechos OR droits", "a*", "\"the compact\"", "kind:report detention"}) {
      (void)daemon.search({"q", query, "facets", "*"});
      (void)daemon.get("/search?q=" + tests::percent_encoded(query));
    }
  }
}

void send_oversized(std::uint16_t port) {
  const std::string api = "/api/v1/search";
  struct Oversized {
    std::string query;  ///< As it stands in an address.
    int get;
    int post;
  };
  std::string words;
  std::string one_letter_prefixes;
  std::string two_letter_prefixes;
  for (int i = 0; i < 10'000; ++i) words += "word" + std::to_string(i) + "+";
  for (int i = 0; i < 20; ++i) {
    one_letter_prefixes += std::string(1, static_cast<char>('a' + i)) + "*+";
    two_letter_prefixes += std::string(1, static_cast<char>('a' + i)) + "e*+";
  }
  for (const auto& [query, get, post] : std::vector<Oversized>{
           {repeated("(", 100'000), 414, 413},
           {repeated("(", 8'000), 400, 400},
           {repeated("(", 60'000), 414, 400},
           {repeated("(", 1'000), 200, 200},
           {repeated("(a", 500), 200, 200},
           {words, 414, 413},
           {words.substr(0, 1'000), 200, 200},
           {repeated("a+", 500), 200, 200},
           {repeated("a*+", 20), 200, 200},
           {repeated("ab*+", 20), 200, 200},
           {one_letter_prefixes, 200, 200},
           {two_letter_prefixes, 200, 200},
           {repeated("-a*+", 20), 200, 200},
           {"\"" + repeated("the+", 200) + "\"", 200, 200},
           {repeated("the+NEAR/5+", 60), 200, 200},
           {repeated("the+OR+", 100), 200, 200},
       }) {
    CAPTURE(query.substr(0, 40), query.size());
    CHECK(send_in_time(port, "GET", api + "?q=" + query).status == get);
    CHECK(send_in_time(port, "POST", api, form, "q=" + query).status == post);
    CHECK(send_in_time(port, "GET", "/search?q=" + query).status == get);
  }
  CHECK(send_in_time(port, "GET", api + "?q=x&" + repeated("filter=kind:report&", 400)).status == 400);
  CHECK(send_in_time(port, "GET", api + "?q=x&filter=author:" + std::string(5'000, 'x')).status == 400);
  CHECK(send_in_time(port, "GET", "/" + std::string(8'300, 'x')).status == 414);
  CHECK(send_in_time(port, "GET", "/healthz", "X-Long: " + std::string(20'000, 'x') + "\r\n").status == 431);
  CHECK(send_in_time(port, "GET", "/healthz", repeated("X-Many: 1\r\n", 80)).status == 431);
}

void send_absurd(std::uint16_t port) {
  for (const std::string parameters : {"q=%ff",
                                       "q=%zz",
                                       "q=%",
                                       "q=%0",
                                       "q=%00",
                                       "q=a%00b",
                                       "page=0",
                                       "page=-1",
                                       "page=1e9",
                                       "page=NaN",
                                       "page=",
                                       "page=18446744073709551616",
                                       "page=4294967296",
                                       "hitsPerPage=1000000",
                                       "hitsPerPage=-5",
                                       "places=999999999",
                                       "page=%31%00",
                                       "date=..",
                                       "date=99999999",
                                       "date=0000",
                                       "filter=:",
                                       "filter=kind:",
                                       "facets=%ff",
                                       "%ff=x",
                                       "around=page:99999999999999999999",
                                       "explain=2",
                                       "prefer=%00",
                                       "filter=date:2018"}) {
    CAPTURE(parameters);
    CHECK(send_in_time(port, "GET", "/api/v1/search?" + parameters).status == 400);
    (void)send_in_time(port, "GET", "/search?" + parameters);
    (void)send_in_time(port, "GET", "/api/v1/document?id=briefing-firewalls-es&" + parameters);
  }
}

void send_strings(std::uint16_t port) {
  const auto strings = tests::hostile_strings();
  CHECK(strings.size() >= 200);
  for (const std::string& text : strings) {
    const std::string encoded = tests::percent_encoded(text);
    CAPTURE(text);
    const auto api = send_in_time(port, "GET", "/api/v1/search?explain=true&q=" + encoded);
    CHECK((api.status == 200 || api.status == 400));
    (void)tests::parse_json(api.body);
    (void)send_in_time(port, "POST", "/api/v1/search", "Content-Type: application/json\r\n",
                       R"({"q": ")" + text + "\"}");
    (void)send_in_time(port, "GET", "/api/v1/search?q=x&facets=*&filter=author:" + encoded);
    (void)send_in_time(port, "GET", "/api/v1/document?id=" + encoded);
    (void)send_in_time(port, "GET", "/files?id=" + encoded);
    for (const std::string target :
         {"/search?q=", "/search?q=pacto&filter=author:", "/search?q=pacto&ui=", "/read?id=",
          "/read?id=briefing-firewalls-es&place=", "/read?id=briefing-firewalls-es&q=", "/"}) {
      CAPTURE(target);
      const auto page = send_in_time(port, "GET", target + encoded);
      CHECK_FALSE(repeats_markup(page.body, text));
    }
  }
}

class IdleConnections {
 public:
  IdleConnections(std::uint16_t port, int count) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < count; ++i) {
      sockets_.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
      (void)::connect(sockets_.back(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
      // Half of them never finish what they begin to say.
      if (i % 2 == 0) (void)::send(sockets_.back(), "GET / HT", 8, MSG_NOSIGNAL);
    }
  }
  IdleConnections(const IdleConnections&) = delete;
  IdleConnections& operator=(const IdleConnections&) = delete;
  ~IdleConnections() {
    for (const int socket : sockets_) (void)::close(socket);
  }

 private:
  std::vector<int> sockets_;
};

}  // namespace

TEST_CASE("a hostile client gets answers or refusals in time, and the daemon lives on, small and silent") {
  tests::Daemon daemon(tests::sample_data());
  warm_up(daemon);
  const std::size_t before = daemon.resident_bytes();
  send_oversized(daemon.port());
  send_absurd(daemon.port());
  send_strings(daemon.port());
  CHECK_THAT(daemon.get("/search?q=%3Cscript%3Ealert(1)").body, Catch::Contains("&lt;script&gt;alert(1)"));
  REQUIRE(daemon.alive());
  CHECK(daemon.search({"q", "pacto"})["totalHits"].GetUint() > 0);
  const std::size_t after = daemon.resident_bytes();
  CAPTURE(before / megabyte, after / megabyte);
  if (memory_tells) CHECK(after < before + 64 * megabyte);
  // Every line that it wrote is one of those known beforehand: no word of a query, no address of a client.
  CHECK(daemon.unexpected_log() == "");
  CHECK(daemon.stop() == 0);
}

TEST_CASE("bytes that are hardly HTTP are refused, and never with the bytes in the answer") {
  tests::Daemon daemon(tests::sample_data());
  const std::string host = "Host: 127.0.0.1:" + std::to_string(daemon.port()) + "\r\n";
  for (const std::string& request : std::vector<std::string>{
           std::string("\r\n\r\n\r\nnonsense\r\n\r\n"),
           std::string("GET / HTTP/9.9lanternfish\r\n\r\n"),
           "GET / HTTP/9.9\r\n" + host + "\r\n",
           std::string("GET / HTTP/1.1\r\n\r\n"),
           "GET  / HTTP/1.1\r\n" + host + "\r\n",
           "GET / HTTP/1.1\r\nHost : x\r\n" + host + "\r\n",
           "POST /api/v1/search HTTP/1.1\r\n" + host + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nq=xx",
           "POST /api/v1/search HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
           "POST /api/v1/search HTTP/1.1\r\n" + host + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\nq=xx",
           "GET /\x01lanternfish HTTP/1.1\r\n" + host + "\r\n",
           "GET http://lanternfish.example/ HTTP/1.1\r\nHost: lanternfish.example\r\n\r\n",
           "GET / HTTP/1.1\r\n" + host + "X: a\r\n folded\r\n\r\n",
           std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + "\r\n\r\n",
       }) {
    CAPTURE(request);
    const auto answer = tests::send_bytes(daemon.port(), request);
    CHECK(answer.status >= 400);
    CHECK((answer.status < 500 || answer.status == 501 || answer.status == 505));
    CHECK(answer.body.find("lanternfish") == std::string::npos);
    CHECK(tests::header_fault(answer) == "");
  }
  CHECK(daemon.get("/healthz").status == 200);
  CHECK(daemon.unexpected_log() == "");
}

TEST_CASE("idle and unfinished connections do not keep others from their answers") {
  tests::Daemon daemon(tests::sample_data());
  const IdleConnections idle(daemon.port(), 90);
  for (int i = 0; i < 5; ++i) CHECK(send_in_time(daemon.port(), "GET", "/api/v1/search?q=pacto").status == 200);
}

TEST_CASE("hostile text in documents is text on pages, and valid JSON in answers") {
  const tests::DataDirectory directory;
  std::string rows;
  std::vector<std::string> texts;
  for (const std::string& text : tests::hostile_strings()) {
    const std::string quoted = json_string(text);
    rapidjson::Document valid;
    valid.Parse<rapidjson::kParseValidateEncodingFlag>(quoted.c_str());
    if (valid.HasParseError()) continue;
    const std::string number = std::to_string(texts.size());
    rows += R"({"id": "h)" + number + R"(", "title": )" + quoted + R"(, "kind": )" + quoted + R"(, "event": )" +
            quoted + R"(, "authors": [)" + quoted + R"(], "topics": [)" + quoted + R"(], "url": )" + quoted +
            R"(, "passages": [{"heading": )" + quoted + R"(, "speaker": )" + quoted + R"(, "paragraph": )" + quoted +
            R"(, "text": "lantern )" + quoted.substr(1) + "}]}\n";
    texts.push_back(text);
  }
  directory.write("rows", "rows.jsonl", rows);
  const auto outcome = directory.index({"rows/rows.jsonl"});
  CAPTURE(outcome.output.substr(0, 3000));
  REQUIRE((outcome.status == 0 || outcome.status == 3));

  tests::Daemon daemon(directory.data());
  CHECK(daemon.search({"q", "lantern"})["totalHits"].GetUint() + 5 > texts.size());
  for (std::size_t page = 1; page <= texts.size() / 10; ++page) {
    const std::string number = std::to_string(page);
    const auto answer = daemon.search({"q", "lantern", "page", number, "facets", "*"});
    for (const auto& hit : answer["hits"].GetArray()) {
      const std::string url = hit["url"].GetString();
      CHECK((url.starts_with("/") || url.starts_with("http://") || url.starts_with("https://")));
    }
    const std::string html = daemon.get("/search?q=lantern&page=" + number).body;
    for (const std::string& text : texts) {
      CAPTURE(text);
      CHECK_FALSE(repeats_markup(html, text));
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(texts[i]);
    const auto view = daemon.get("/read?id=h" + std::to_string(i));
    CHECK((view.status == 200 || view.status == 404));  // a row that was refused for its text
    CHECK_FALSE(repeats_markup(view.body, texts[i]));
  }
  REQUIRE(texts.front() == "<script>alert(1)</script>");
  CHECK_THAT(daemon.get("/read?id=h0").body, Catch::Contains("&lt;script&gt;alert(1)"));
  CHECK(daemon.unexpected_log() == "");
}
