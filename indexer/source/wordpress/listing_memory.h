#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "indexer/source/wordpress/post_listing.h"

namespace indexer {

/// The lists of a site's posts as they were at the last run: numbers and times, and nothing that anybody wrote. It
/// saves questions and decides nothing: what is in the index is in the ledger. A memory that is lost, damaged or of
/// another site is none.
class ListingMemory {
 public:
  ListingMemory(std::filesystem::path file, std::string site);

  /// Nothing for a group that is not remembered.
  [[nodiscard]] const PostList* find(const PostGroup& group) const;
  void keep(const PostGroup& group, const PostList& list) { next_[key(group)] = list; }

  /// Replaces the file by what was kept. Throws Error.
  void save() const;

 private:
  static std::string key(const PostGroup& group) { return group.route + "?" + group.query; }

  std::filesystem::path file_;
  std::string site_;
  std::map<std::string, PostList> last_;
  std::map<std::string, PostList> next_;
};

}  // namespace indexer
