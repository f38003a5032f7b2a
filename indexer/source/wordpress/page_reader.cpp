#include "indexer/source/wordpress/page_reader.h"

#include "indexer/source/web/fetch_error.h"

namespace indexer {
namespace {

constexpr std::size_t longest_page = std::size_t{8} << 20;
constexpr int most_failures = 3;

}  // namespace

std::optional<PageHead> PageReader::read(const std::string& address) {
  if (failures_ == most_failures) return std::nullopt;
  std::string why;
  try {
    const HttpResponse response = client_.get({.url = address, .accept = "text/html", .max_body = longest_page});
    if (response.status == 200) {
      failures_ = 0;
      return read_page_head(response.body);
    }
    why = "cannot read " + address + ": the server answers " + std::to_string(response.status);
  } catch (const FetchError& error) {
    why = error.what();
  }
  if (++failures_ == most_failures) why += "; no further pages were read for their languages";
  problem_ = std::move(why);
  return std::nullopt;
}

PageHead PageReader::head_of(const std::string& address) {
  if (wanted_ == false || address.empty()) return {};
  auto head = read(address);
  if (!wanted_ && head) {
    const auto home = head->alternates.empty() ? read(site_.url) : head;
    if (home) wanted_ = !home->alternates.empty();
  }
  // Without translations the page's language is the theme's, whatever the text is in.
  return head && !head->alternates.empty() ? std::move(*head) : PageHead{};
}

}  // namespace indexer
