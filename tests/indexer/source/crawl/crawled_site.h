#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "tests/indexer/indexer.h"
#include "tests/indexer/source/crawl/fake_site.h"

namespace tests {

/// A page with sentences enough to be a text, about `topic`, and links.
inline std::string page(const std::string& topic, const std::vector<std::string>& links = {},
                        const std::string& head = "") {
  std::string html =
      "<!DOCTYPE html><html lang=\"en\"><head><title>On " + topic + "</title>" + head + "</head><body><nav>";
  for (const std::string& link : links) html += "<a href=\"" + link + "\">more</a> ";
  return html + "</nav><main><h1>On " + topic + "</h1><p>The network met about " + topic +
         " and asked every government of the region for an answer in writing.</p>\n"
         "<p>It heard from the houses on the route what had changed since the spring, and what had not.</p></main>"
         "</body></html>";
}

inline FakeThing redirect(const std::string& to, int status = 301) {
  return {.status = status, .fields = {"Location: " + to}};
}

/// A small web site and passage-indexer, run on it as people run it.
class CrawledSite {
 public:
  FakeSite site;
  Indexer indexer;
  std::string settings;  ///< More lines of [[source]].
  bool has_start = true;

  CrawledSite() {
    site.change([](auto& things) {
      things["/"] = {.body = page("the network", {"/shelters/", "/wages/", "/about"})};
      things["/shelters/"] = {.body = page("shelters", {"/", "/shelters/north/"})};
      things["/shelters/north/"] = {.body = page("the shelter in the north", {"../"})};
      things["/wages/"] = {.body = page("wages", {"/"})};
      things["/about"] = {.body = page("itself", {"/"})};
    });
  }

  [[nodiscard]] Outcome index(std::vector<std::string> more = {}) {
    site.change([](auto&) {});
    std::ofstream(indexer.file("indexer.toml"))
        << "contact = \"it@example.org\"\n[[source]]\nname = \"site\"\ntype = \"web\"\n"
        << (has_start ? "start = [\"" + site.url() + "\"]\n" : "")
        << (settings.find("allow_private") == std::string::npos ? "allow_private_addresses = true\n" : "")
        << (settings.find("delay") == std::string::npos ? "delay = 0\n" : "") << settings << "\n";
    more.insert(more.begin(), {"--config", indexer.file("indexer.toml").string()});
    return indexer.index(std::move(more));
  }

  [[nodiscard]] bool has(const std::string& target) const { return document(target).has_value(); }
  [[nodiscard]] std::optional<passage::Document> document(const std::string& target) const {
    return indexer.document("site/" + site.host() + target);
  }
  [[nodiscard]] std::uint64_t count(const char* name) const { return indexer.report()[name].GetUint64(); }
  [[nodiscard]] std::string report_text() const { return content(indexer.file("report.json")); }
};

}  // namespace tests
