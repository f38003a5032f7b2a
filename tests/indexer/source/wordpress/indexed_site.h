#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "tests/indexer/extract/pdf_document.h"
#include "tests/indexer/indexer.h"
#include "tests/indexer/source/wordpress/fake_wordpress.h"

namespace tests {

/// Sentences enough to be a text, about `topic`.
inline std::string sentences(const std::string& topic) {
  return "<p>The network met about " + topic +
         " and asked every government of the region for an answer in writing.</p>\n"
         "<p>It heard from the houses on the route what had changed since the spring, and what had not.</p>\n";
}

inline std::string pdf(const std::string& line) {
  PdfDocument document;
  document.add_page();
  document.line(50, 80, line);
  document.line(50, 100, "It was adopted by the assembly and goes to all ministries of the region.");
  return document.bytes();
}

/// A small WordPress and passage-indexer, run on it as people run it.
class IndexedSite {
 public:
  FakeWordPress wordpress;
  Indexer indexer;
  std::string settings;  ///< More lines of [[source]].
  std::string prefix;    ///< Lines before it.

  IndexedSite() {
    wordpress.change([](auto& posts) {
      posts[1] = {.title = "Shelters on the route", .content = sentences("shelters"), .category = "Shelter"};
      posts[2] = {.title = "Wages", .content = sentences("wages")};
      posts[3] = {.type = "page", .title = "Who we are", .content = sentences("itself")};
      posts[10] = {.type = "attachment",
                   .title = "Report on the border",
                   .file_name = "border.pdf",
                   .file = pdf("The report on the border, in ten chapters.")};
    });
  }

  [[nodiscard]] Outcome index(std::vector<std::string> more = {}) const {
    std::ofstream(indexer.file("indexer.toml"))
        << prefix << "\n[[source]]\nname = \"site\"\ntype = \"wordpress\"\nurl = \"" << wordpress.url()
        << "\"\nallow_private_addresses = true\n"
        << settings << "\n";
    more.insert(more.begin(), {"--config", indexer.file("indexer.toml").string()});
    return indexer.index(std::move(more));
  }

  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> found;
    for (const char* path :
         {"post/1", "post/2", "post/3", "page/3", "post/4", "post/5", "attachment/10", "attachment/11"}) {
      if (indexer.document("site/" + std::string(path))) found.emplace_back(path);
    }
    return found;
  }

  [[nodiscard]] std::uint64_t count(const char* name) const { return indexer.report()[name].GetUint64(); }
};

}  // namespace tests
