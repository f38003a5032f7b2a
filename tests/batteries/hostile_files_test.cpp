// Hostile files beside good ones: all good ones go in, no file takes more than its bounds, nothing goes out.
#include "tests/batteries/hostile_files.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/batteries/battery.h"
#include "tests/batteries/limits.h"
#include "tests/end_to_end/daemon.h"
#include "tests/indexer/extract/pdf_document.h"
#include "tests/indexer/extract/zip_file.h"

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr int in_short = 110;  // those that are no files, those of strange names, two in three of the kinds
constexpr int in_full = 300;

constexpr milliseconds most_time{30'000};
constexpr milliseconds to_start_and_end{1'000};  // the process, beside the file
constexpr long most_kilobytes = 512L * 1024;

/// A port of this machine, and whether anybody has come to it.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    (void)::bind(socket_, reinterpret_cast<const sockaddr*>(&address), size);
    (void)::listen(socket_, 16);
    (void)::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() { (void)::close(socket_); }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] bool was_visited() const {
    pollfd entry{socket_, POLLIN, 0};
    return ::poll(&entry, 1, 0) != 0;
  }

 private:
  int socket_;
  std::uint16_t port_ = 0;
};

std::string word_of(int number) {
  std::string word = "lantern";
  for (int rest = number + 26; rest > 0; rest /= 26) word += static_cast<char>('a' + rest % 26);
  return word + "x";
}

/// In every format that is made in no time; each has a word that no other has. Returns the words by name.
std::map<std::string, std::string> write_good_files(const fs::path& folder, int count) {
  std::map<std::string, std::string> words;
  for (int i = 0; i < count; ++i) {
    const std::string word = word_of(i);
    const std::string text = "The right to seek asylum, " + word + ", at the border.";
    std::string name = "good-" + std::to_string(i);
    std::string bytes = text;
    switch (i % 5) {
      case 0:
        name += ".txt";
        break;
      case 1:
        name += ".md";
        break;
      case 2:
        name += ".html";
        bytes = "<html lang=en><p>" + text;
        break;
      case 3:
        name += ".docx";
        bytes =
            tests::zip_file({{"[Content_Types].xml", "<Types/>"},
                             {"word/document.xml",
                              "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                              "<w:body><w:p><w:r><w:t>" +
                                  text + "</w:t></w:r></w:p></w:body></w:document>"}});
        break;
      default: {
        name += ".pdf";
        tests::PdfDocument pdf;
        pdf.add_page();
        pdf.line(50, 50, text);
        bytes = pdf.bytes();
      }
    }
    std::ofstream(folder / name, std::ios::binary) << bytes;
    words[name] = word;
  }
  return words;
}

/// Files that are other files each time that somebody looks.
class ChangingFiles {
 public:
  explicit ChangingFiles(const fs::path& folder)
      : thread_([this, folder] {
          for (std::size_t i = 0; !stop_; ++i) {
            const fs::path file = folder / ("changing-" + std::to_string(i % 4) + (i % 2 == 0 ? ".txt" : ".html"));
            switch (i % 7) {
              case 0:
                fs::remove(file);
                break;
              case 1: {
                std::error_code ignored;
                fs::resize_file(file, 10, ignored);
                break;
              }
              default:
                std::ofstream(file, std::ios::app) << std::string(i % 3 * 100'000, 'a') << " changing\n";
            }
            if (fs::exists(file) && fs::file_size(file) > 5'000'000) fs::remove(file);
          }
        }) {}
  ~ChangingFiles() {
    stop_ = true;
    thread_.join();
  }
  ChangingFiles(const ChangingFiles&) = delete;
  ChangingFiles& operator=(const ChangingFiles&) = delete;

 private:
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

/// All that is there but what lies below `data`, with its times.
std::set<std::string> everything_below(const fs::path& root, const fs::path& data) {
  std::set<std::string> all;
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->path() == data) {
      entry.disable_recursion_pending();
      continue;
    }
    const bool is_file = entry->symlink_status().type() == fs::file_type::regular;
    all.insert(entry->path().string() + (is_file
                                             ? " " + std::to_string(fs::file_size(entry->path())) + " " +
                                                   std::to_string(entry->last_write_time().time_since_epoch().count())
                                             : ""));
  }
  return all;
}

}  // namespace

TEST_CASE("hostile files beside good ones", "[hostile]") {
  const int count = tests::battery_rounds(in_short, in_full);
  const tests::TemporaryDirectory directory;
  const fs::path folder = directory.path() / "files";
  const fs::path data = directory.path() / "data";
  fs::create_directories(data);
  const Listener listener;
  const auto hostile = tests::write_hostile_files(folder, count, listener.port());
  REQUIRE(static_cast<int>(hostile.size()) >= count);
  const auto words = write_good_files(folder, count);
  const auto before = everything_below(directory.path(), data);

  // Each by itself: what it takes is counted by the kernel.
  tests::MeasuredRun slowest;
  tests::MeasuredRun largest;
  std::string slowest_name;
  std::string largest_name;
  for (const std::string& name : hostile) {
    const auto run = tests::run_cut_off(PASSAGE_INDEXER, {"extract", (folder / name).string()}, data.string());
    CAPTURE(name, run.output.substr(0, 300), run.status);
    CHECK((run.status == 0 || run.status == 1));
    CHECK_THAT(run.output, !Catch::Contains("SIGSYS"));
    CHECK(run.wall <= most_time + to_start_and_end);
    CHECK(run.largest_kilobytes <= most_kilobytes);
    if (run.wall > slowest.wall) {
      slowest = run;
      slowest_name = name;
    }
    if (run.largest_kilobytes > largest.largest_kilobytes) {
      largest = run;
      largest_name = name;
    }
  }
  WARN("slowest: " << slowest_name << " " << slowest.wall.count() << " ms, " << slowest.output.substr(0, 200));
  WARN("largest: " << largest_name << " " << largest.largest_kilobytes / 1024 << " MB, "
                   << largest.output.substr(0, 200));

  // All together, and others that change meanwhile.
  const std::vector<std::string> index{"index",        "--data", data.string(), "--allow-shrink",
                                       "--threads",    "2",      "--report",    (data / "report.json").string(),
                                       folder.string()};
  tests::MeasuredRun first;
  {
    const ChangingFiles changing(folder);
    first = tests::run_cut_off(PASSAGE_INDEXER, index, data.string());
  }
  for (int i = 0; i < 4; ++i) {
    for (const char* ending : {".txt", ".html"}) fs::remove(folder / ("changing-" + std::to_string(i) + ending));
  }
  CAPTURE(first.output);
  CHECK(first.status == 3);
  CHECK_THAT(first.output, !Catch::Contains("SIGSYS"));
  CHECK(first.largest_kilobytes <= 2 * most_kilobytes);  // two works are written at a time
  CHECK_FALSE(listener.was_visited());
  CHECK(everything_below(directory.path(), data) == before);

  const tests::Daemon daemon(data);
  for (const auto& [name, word] : words) {
    CAPTURE(name);
    const auto answer = daemon.search({"q", "\"" + word + "\""});
    REQUIRE(answer["totalHits"].GetUint() == 1);
    CHECK(answer["hits"][0]["id"].GetString() == "files/" + name);
  }
  const auto secrets = daemon.search({"q", "\"root x 0 0 root\""});
  CHECK(secrets["totalHits"].GetUint() == 0);

  // What was refused is remembered, on the second night what took too long. The changing files have gone by then.
  (void)tests::run_cut_off(PASSAGE_INDEXER, index, data.string());
  const auto second = tests::run_cut_off(PASSAGE_INDEXER, index, data.string());
  CAPTURE(second.output);
  CHECK(second.status == 0);
  CHECK_THAT(second.output, Catch::Contains("Nothing has changed"));
  CHECK_THAT(second.output, !Catch::Contains(" 0 not read"));
  CHECK(second.processor < first.processor / 4);
  WARN("processor time of the first run: " << first.processor.count()
                                           << " ms, of one that finds all as it was: " << second.processor.count()
                                           << " ms; largest process " << first.largest_kilobytes / 1024 << " MB");
}
