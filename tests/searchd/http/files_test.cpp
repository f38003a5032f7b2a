#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "searchd/http/api.h"
#include "searchd/http/byte_range.h"
#include "tests/searchd/http/fake_search_service.h"
#include "tests/searchd/http/response_header.h"

using namespace searchd;
using namespace searchd::http;
using tests::header;
namespace fs = std::filesystem;

namespace {

constexpr const char* digits = "0123456789";

class FilesFixture {
 public:
  FilesFixture() : folder_(fs::temp_directory_path() / ("passage_files_test_" + std::to_string(::getpid()))) {
    fs::create_directory(folder_);
    std::ofstream(folder_ / "a.pdf") << digits;
    service_.served_file = {folder_ / "a.pdf", "application/pdf", "Más \"a\".pdf"};
    add_files(router_, service_);
  }
  ~FilesFixture() { fs::remove_all(folder_); }

 protected:
  Response ask(const std::vector<std::pair<std::string, std::string>>& headers = {},
               const std::string& query = "id=served", const std::string& method = "GET") {
    return router_.handle({.method = method, .path = "/files", .query = query, .headers = headers});
  }
  static std::string content(const Response& response) {
    if (!response.file) return {};
    std::string text(response.file->length(), '\0');
    const ssize_t count =
        ::pread(response.file->descriptor(), text.data(), text.size(), static_cast<off_t>(response.file->offset()));
    text.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return text;
  }

  fs::path folder_;
  tests::FakeSearchService service_;
  Router router_{[](const std::string&) {}};
};

}  // namespace

TEST_CASE_METHOD(FilesFixture, "a file is sent as what it is, and can do nothing to its reader") {
  const Response response = ask();
  CHECK(response.status == 200);
  CHECK(content(response) == digits);
  CHECK(response.content_type == "application/pdf");
  CHECK(header(response, "Accept-Ranges") == "bytes");
  CHECK(header(response, "Content-Disposition") == "inline; filename*=UTF-8''M%C3%A1s%20%22a%22.pdf");
  CHECK(header(response, "Content-Security-Policy").find("default-src 'none'") != std::string::npos);
  CHECK(header(response, "Content-Security-Policy").find("sandbox") == std::string::npos);  // older Chromium blocks it
  service_.served_file->media_type = "text/html";
  CHECK(header(ask(), "Content-Security-Policy").find("sandbox") != std::string::npos);
}

TEST_CASE_METHOD(FilesFixture, "a piece of a file is sent") {
  const Response response = ask({{"range", "bytes=2-4"}});
  CHECK(response.status == 206);
  CHECK(content(response) == "234");
  CHECK(header(response, "Content-Range") == "bytes 2-4/10");
  CHECK(content(ask({{"range", "bytes=-3"}})) == "789");

  const Response outside = ask({{"range", "bytes=10-"}});
  CHECK(outside.status == 416);
  CHECK(header(outside, "Content-Range") == "bytes */10");
}

TEST_CASE_METHOD(FilesFixture, "If-Range gets the whole, HEAD no piece") {
  CHECK(content(ask({{"range", "bytes=2-4"}, {"if-range", header(ask(), "ETag")}})) == digits);
  CHECK(ask({{"range", "bytes=2-4"}}, "id=served", "HEAD").status == 200);
}

TEST_CASE_METHOD(FilesFixture, "a file that the client has is not sent again") {
  const Response response = ask({{"if-none-match", header(ask(), "ETag")}});
  CHECK(response.status == 304);
  CHECK_FALSE(response.file);
}

TEST_CASE_METHOD(FilesFixture, "what is not a plain file is not there") {
  fs::create_symlink(folder_ / "a.pdf", folder_ / "link");
  REQUIRE(::mkfifo((folder_ / "pipe").c_str(), 0600) == 0);
  for (const fs::path& path :
       {folder_ / "link", folder_ / "pipe", folder_, folder_ / "gone", folder_ / "a.pdf" / "x"}) {
    INFO(path);
    service_.served_file->path = path;
    CHECK(ask().status == 404);
  }
  service_.served_file.reset();
  CHECK(ask().status == 404);
  CHECK(ask({}, "id=other").status == 404);
}

TEST_CASE_METHOD(FilesFixture, "the id is needed, once, and other parameters are not ours") {
  CHECK(ask({}, "").status == 400);
  CHECK(ask({}, "id=").status == 400);
  CHECK(ask({}, "id=served&id=other").status == 400);
  CHECK(ask({}, "id=%ff").status == 400);
  CHECK(ask({}, "id=served&utm_source=x").status == 200);
}

TEST_CASE("ranges are read as the standard has them") {
  const auto part = [](std::uint64_t first, std::uint64_t last) {
    return RangeRequest{RangeKind::Part, {first, last}};
  };
  const RangeRequest whole{};
  const RangeRequest outside{RangeKind::Unsatisfiable, {}};
  const std::tuple<const char*, std::uint64_t, RangeRequest> rows[] = {
      {"", 10, whole},
      {"bytes=0-0", 10, part(0, 0)},
      {"bytes=0-", 10, part(0, 9)},
      {"Bytes=3-99", 10, part(3, 9)},
      {"bytes=9-9", 10, part(9, 9)},
      {"bytes=10-10", 10, outside},
      {"bytes=-1", 10, part(9, 9)},
      {"bytes=-99", 10, part(0, 9)},
      {"bytes=-0", 10, outside},
      {"bytes=0-", 0, outside},
      {"bytes=-1", 0, outside},
      {"bytes=4-2", 10, whole},
      {"bytes=1-2,4-5", 10, whole},
      {"bytes=a-b", 10, whole},
      {"bytes=-", 10, whole},
      {"bytes=1", 10, whole},
      {"bytes= 1-2 ", 10, part(1, 2)},
      {"bytes=1 -2", 10, whole},
      {"bytes=+1-2", 10, whole},
      {"lines=1-2", 10, whole},
      {"bytes=99999999999999999999-", 10, whole},
  };
  for (const auto& [text, size, expected] : rows) {
    INFO(text);
    CHECK(read_range(text, size) == expected);
  }
}
