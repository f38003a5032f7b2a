#include "indexer/web_address.h"

#include <algorithm>
#include <vector>

#include "passage/text/unicode.h"

namespace indexer {
namespace {

struct Parts {
  std::string origin;     ///< "https://example.org"; empty where the address is relative.
  std::string_view path;  ///< With the query.
};

Parts parts_of(std::string_view address) {
  address = address.substr(0, address.find('#'));
  const std::size_t scheme = address.find("://");
  if (scheme == address.npos) return {{}, address};
  const std::string name = passage::ascii_lower(address.substr(0, scheme));
  if (name != "http" && name != "https") return {};
  const std::size_t host_end = std::min(address.find_first_of("/?", scheme + 3), address.size());
  return {passage::ascii_lower(address.substr(0, host_end)), address.substr(host_end)};
}

std::string without_dots(std::string_view path) {
  const std::size_t query = std::min(path.find('?'), path.size());
  std::vector<std::string_view> segments;
  bool ends_in_slash = true;
  for (std::size_t begin = 0; begin < query;) {
    const std::size_t end = std::min(path.find('/', begin), query);
    const std::string_view segment = path.substr(begin, end - begin);
    ends_in_slash = end < query || segment == "." || segment == "..";
    if (segment == ".." && !segments.empty()) segments.pop_back();
    if (!segment.empty() && segment != "." && segment != "..") segments.push_back(segment);
    begin = end + 1;
  }
  std::string clean;
  for (const std::string_view segment : segments) clean.append("/").append(segment);
  if (ends_in_slash) clean += '/';
  return clean.append(path.substr(query));
}

}  // namespace

std::string web_address(std::string_view link, std::string_view page) {
  const Parts base = parts_of(page);
  const std::string scheme = base.origin.substr(0, base.origin.find("//"));
  const std::string with_scheme = link.starts_with("//") ? scheme + std::string(link) : std::string(link);
  const Parts parts = parts_of(with_scheme);
  if (!parts.origin.empty()) return parts.origin + without_dots(parts.path);
  const bool has_other_scheme = link.substr(0, link.find('/')).find(':') != link.npos;
  if (base.origin.empty() || has_other_scheme || parts.path.empty()) return {};
  if (parts.path.starts_with('/')) return base.origin + without_dots(parts.path);
  const std::string_view folder = base.path.substr(0, base.path.substr(0, base.path.find('?')).find_last_of('/') + 1);
  return base.origin + without_dots(std::string(folder) + "/" + std::string(parts.path));
}

}  // namespace indexer
