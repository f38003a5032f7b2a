#include "searchd/search/place_url.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "passage/text/unicode.h"
#include "searchd/search/recording.h"

namespace searchd {
namespace {

std::string encoded(std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                               c == '.' || c == '_' || c == '~';
    if (is_unreserved) {
      out += c;
    } else {
      out += {'%', hexadecimal[byte >> 4], hexadecimal[byte & 15]};
    }
  }
  return out;
}

std::string_view without_fragment(std::string_view url) {
  return url.substr(0, url.find('#'));
}

bool path_ends_with(std::string_view url, std::string_view ending) {
  const std::string path = passage::ascii_lower(url.substr(0, url.find_first_of("?#")));
  return path.ends_with(ending);
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string_view rest = url.substr(scheme + 3);
  return rest.substr(0, rest.find_first_of("/?#"));
}

bool is_youtube(std::string_view url) {
  const std::string host = passage::ascii_lower(host_of(url));
  return host == "youtu.be" || host == "youtube.com" || host.ends_with(".youtube.com");
}

std::string reading_view(const passage::VersionRecord& version, std::uint32_t number) {
  return "/read?id=" + encoded(version.metadata.id) + "&place=" + std::to_string(number) + "#p" +
         std::to_string(number);
}

/// The first words of a passage, enough to be found in its page: browsers scroll to them (WICG text fragments).
std::string text_fragment(std::string_view text) {
  constexpr std::size_t words = 8;
  constexpr std::size_t bytes = 120;
  text = text.substr(0, text.find('\n'));
  std::size_t end = 0;
  for (std::size_t word = 0; word < words && end < text.size(); ++word)
    end = std::min(text.find(' ', end + 1), text.size());
  std::string fragment = encoded(passage::truncated(text.substr(0, end), bytes));
  // A bare hyphen separates the parts of a text fragment.
  for (std::size_t at = fragment.find('-'); at != std::string::npos; at = fragment.find('-', at))
    fragment.replace(at, 1, "%2D");
  return "#:~:text=" + fragment;
}

bool is_captions(std::string_view format) {
  constexpr std::array<std::string_view, 5> captions{"vtt", "srt", "sbv", "ttml", "json"};
  return std::ranges::find(captions, format) != captions.end();
}

}  // namespace

std::string file_url(const passage::VersionRecord& version) {
  return version.file.empty() ? std::string{} : "/files?id=" + encoded(version.metadata.id);
}

std::string document_url(const passage::VersionRecord& version) {
  if (!version.metadata.url.empty()) return version.metadata.url;
  if (!version.file.empty()) return file_url(version);
  return "/read?id=" + encoded(version.metadata.id);
}

std::string place_url(const passage::VersionRecord& version, const passage::PassageRecord& record) {
  const std::string& own = version.metadata.url;
  const passage::Locator& locator = record.passage.locator;
  if (own.empty() && version.file.empty()) return reading_view(version, record.number);

  std::string url(without_fragment(document_url(version)));
  if (!own.empty() && locator.start) {
    const std::string second = std::to_string(static_cast<std::uint64_t>(std::floor(*locator.start)));
    if (is_youtube(own)) return url + (url.find('?') == std::string::npos ? "?t=" : "&t=") + second + "s";
    if (recording_kind(own) || is_captions(version.format)) return url + "#t=" + second;
  }
  if (locator.page && (version.format == "pdf" || path_ends_with(own, ".pdf")))
    return url + "#page=" + std::to_string(*locator.page);
  if (version.format == "html") {
    return url + (locator.anchor.empty() ? text_fragment(record.passage.text) : "#" + encoded(locator.anchor));
  }
  return own.empty() ? reading_view(version, record.number) : url;
}

}  // namespace searchd
