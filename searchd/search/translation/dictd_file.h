#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace searchd {

/// A dictionary in dictd's format (RFC 2229's server, dictd(8), dictfmt(1)): NAME.index has a line "headword TAB offset
/// TAB length" for each headword, the numbers in base 64, and the articles stand one after the other in NAME.dict.dz
/// (gzip) or NAME.dict. Headwords in the index are folded for dictd's own search, so that articles are read for theirs.
class DictdFile {
 public:
  /// Nothing when the index or the articles cannot be read or are not what they should be.
  [[nodiscard]] static std::optional<DictdFile> open(const std::filesystem::path& index);

  /// Calls `use` with each article once, in the file's order; what describes the dictionary itself is left out. Reads
  /// the articles in one pass and holds one of them at a time. False when the file ended or broke before the last one.
  [[nodiscard]] bool for_each_article(const std::function<void(std::string_view)>& use) const;

 private:
  struct Place {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    auto operator<=>(const Place&) const = default;
  };

  std::filesystem::path articles_;
  std::vector<Place> places_;  ///< Sorted, each once.
};

}  // namespace searchd
