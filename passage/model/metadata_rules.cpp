// What untrusted metadata must obey before it is published: sanitize() and valid_id().
#include <algorithm>
#include <cstdint>
#include <set>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/utf8.h>

#include "passage/model/metadata.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace passage {
namespace {

constexpr std::size_t max_id_bytes = 200;
constexpr std::size_t max_title_bytes = 1000;
constexpr std::size_t max_text_bytes = 500;
constexpr std::size_t max_list_entries = 50;
// An address that is cut leads nowhere, so a long one is kept as long as browsers keep it, or dropped.
constexpr std::size_t max_url_bytes = 2000;

bool is_bidi_override(UChar32 character) {
  return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
}

bool is_control(UChar32 character) {
  const auto type = u_charType(character);
  return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}

std::string quoted(std::string_view value) {
  constexpr std::size_t shown = 80;
  return "\"" + std::string(truncated(value, shown)) + (value.size() > shown ? "…\"" : "\"");
}

/// Cleans and cuts one value; says so when something that can be seen is gone.
void clean(std::string& value, std::string_view name, std::size_t max_bytes, std::vector<std::string>& remarks) {
  value = without_controls(is_valid_utf8(value) ? value : to_valid_utf8(value));
  if (value.size() <= max_bytes) return;
  value = trimmed(truncated(value, max_bytes));
  remarks.push_back("the " + std::string(name) + " was longer than " + std::to_string(max_bytes) +
                    " bytes and was cut: " + quoted(value));
}

bool is_web_address(std::string_view url) {
  const std::string lower = ascii_lower(url.substr(0, 9));
  const std::size_t host = lower.starts_with("https://") ? 8 : lower.starts_with("http://") ? 7 : 0;
  if (host == 0 || url.size() <= host || url[host] == '/' || url[host] == '?' || url[host] == '#') return false;
  return std::ranges::none_of(url, [](char c) { return c == ' ' || c == '"' || c == '<' || c == '>' || c == '\\'; });
}

void check_url(std::string& url, std::vector<std::string>& remarks) {
  if (url.empty()) return;
  // Nothing is repaired in an address: with a control character in it, it is not one.
  if (is_valid_utf8(url) && without_controls(url) == url && url.size() <= max_url_bytes && is_web_address(url)) return;
  remarks.push_back("the url " + quoted(without_controls(to_valid_utf8(url))) +
                    " is no http or https address and was dropped");
  url.clear();
}

void check_language(std::string& language, std::vector<std::string>& remarks) {
  if (language.empty()) return;
  std::string canonical = canonical_language(trimmed(language));
  if (canonical.empty()) {
    remarks.push_back("the language " + quoted(without_controls(to_valid_utf8(language))) +
                      " is not known and was dropped");
  }
  language = std::move(canonical);
}

void check_work(std::string& work, std::vector<std::string>& remarks) {
  // A key that is cut would join works that have nothing to do with each other.
  if (work.empty() || valid_id(work)) return;
  remarks.push_back("the work " + quoted(without_controls(to_valid_utf8(work))) +
                    " is no key (1 to 200 bytes without control characters) and was dropped");
  work.clear();
}

const std::set<std::string_view>& iso_countries() {
  static const std::set<std::string_view> countries = [] {
    std::set<std::string_view> all;
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) all.insert(*code);
    return all;
  }();
  return countries;
}

void check_countries(std::vector<std::string>& countries, std::vector<std::string>& remarks) {
  for (std::string& country : countries) {
    std::string upper = country;
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    if (iso_countries().contains(upper)) {
      country = upper;
    } else {
      remarks.push_back("the country " + quoted(country) + " is no ISO 3166 code of two letters and was dropped");
      country.clear();
    }
  }
}

/// Without empty entries and without repetitions.
void tidy(std::vector<std::string>& list) {
  std::set<std::string> seen;
  std::erase_if(list, [&](const std::string& value) { return value.empty() || !seen.insert(value).second; });
}

}  // namespace

std::vector<std::string> sanitize(Metadata& metadata) {
  std::vector<std::string> remarks;
  check_url(metadata.url, remarks);
  check_language(metadata.language, remarks);
  check_work(metadata.work, remarks);
  for (const TextMember& member : text_members()) {
    if (member.name == "id" || member.name == "url" || member.name == "language" || member.name == "work") continue;
    clean(metadata.*member.member, member.name, member.name == "title" ? max_title_bytes : max_text_bytes, remarks);
  }
  for (const ListMember& member : list_members()) {
    std::vector<std::string>& list = metadata.*member.member;
    for (std::string& value : list) clean(value, member.name, max_text_bytes, remarks);
    if (member.name == "countries") check_countries(list, remarks);
    tidy(list);
    if (list.size() <= max_list_entries) continue;
    remarks.push_back("of " + std::to_string(list.size()) + " " + std::string(member.name) + " the first " +
                      std::to_string(max_list_entries) + " were kept");
    list.resize(max_list_entries);
  }
  return remarks;
}

std::string without_controls(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < length;) {
    const int32_t start = i;
    UChar32 character = 0;
    U8_NEXT(bytes, i, length, character);
    if (is_bidi_override(character) || character == 0xfeff) continue;
    if (character == ' ' || (u_isUWhiteSpace(character) && is_control(character))) {
      if (!clean.empty() && clean.back() != ' ') clean.push_back(' ');
    } else if (!is_control(character)) {
      clean.append(text.substr(start, i - start));
    }
  }
  if (clean.ends_with(' ')) clean.pop_back();
  return clean;
}

bool valid_id(std::string_view id) {
  if (id.empty() || id.size() > max_id_bytes || !is_valid_utf8(id)) return false;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(id.data());
  const auto length = static_cast<int32_t>(id.size());
  for (int32_t i = 0; i < length;) {
    UChar32 character = 0;
    U8_NEXT(bytes, i, length, character);
    if (is_control(character)) return false;
  }
  return true;
}

}  // namespace passage
