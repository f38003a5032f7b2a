#include "indexer/page_list.h"

#include <algorithm>

namespace indexer {

std::string page_list(const std::vector<std::uint32_t>& pages) {
  constexpr std::size_t shown = 20;
  std::string list;
  for (std::size_t i = 0; i < std::min(shown, pages.size()); ++i) {
    list += (i == 0 ? "" : ", ") + std::to_string(pages[i]);
  }
  return list + (pages.size() > shown ? " …" : "");
}

std::string page_count(std::size_t pages) {
  return std::to_string(pages) + (pages == 1 ? " page" : " pages");
}

}  // namespace indexer
