#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tests/indexer/source/web/http_server.h"

namespace tests {

/// A post, a page or a file of the media library.
struct FakePost {
  std::string type = "post";
  std::string status = "publish";
  std::string modified = "2026-01-05T10:00:00";
  std::string date = "2018-02-22T10:00:00";
  std::string title;
  std::string content;
  std::string excerpt;
  std::string author;
  std::string category;
  std::string tag;
  std::string language;  ///< Emitted as a plugin does, with the translations; empty for no plugin.
  std::map<std::string, std::uint64_t> translations;
  std::string head;  ///< Of its page.
  bool is_protected = false;
  std::uint64_t parent = 0;
  std::string file_name;
  std::string file;  ///< Its bytes.
  std::string caption;
};

/// A site with the REST API of WordPress, as far as the indexer asks: paths, pages, totals and errors as the real one
/// has them (tests/wordpress/run asks a real one). Tests change `posts` between runs, and may answer in its stead.
class FakeWordPress {
 public:
  FakeWordPress();

  /// Changes the site between two runs, and forgets the questions so far.
  void change(const std::function<void(std::map<std::uint64_t, FakePost>&)>& edit);
  /// Gives the whole answer to a question, or nothing to let the site answer.
  using Instead = std::function<std::optional<std::string>(const HttpServer::Request&)>;
  void answer_instead(Instead instead);

  void close_permalinks();  ///< "?rest_route=" only.

  [[nodiscard]] std::string url(const std::string& target = "") const { return server_.url(target); }
  [[nodiscard]] std::string link(std::uint64_t id) const;
  [[nodiscard]] std::vector<HttpServer::Request> requests() const { return server_.requests(); }
  /// Targets of the questions since the last change that hold `part`.
  [[nodiscard]] std::vector<std::string> asked(const std::string& part) const;

 private:
  void answer(const HttpServer::Request& request, const HttpServer::Connection& connection);
  std::string rest(const std::string& route, const HttpServer::Request& request) const;
  std::string list(const std::string& type, const HttpServer::Request& request) const;
  std::string json_of(std::uint64_t id, const FakePost& post, bool all) const;
  std::string page(const std::string& path) const;
  [[nodiscard]] bool is_readable(const FakePost& post, bool has_password) const;

  mutable std::mutex mutex_;
  std::map<std::uint64_t, FakePost> posts_;
  Instead instead_;
  bool permalinks_ = true;
  HttpServer server_;
};

}  // namespace tests
