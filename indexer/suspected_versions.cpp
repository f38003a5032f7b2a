#include "indexer/suspected_versions.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

// Files are named by other codes too than those of BCP 47.
constexpr auto other_marks = std::to_array<std::pair<std::string_view, std::string_view>>({{"arabic", "ar"},
                                                                                           {"chinese", "zh"},
                                                                                           {"cn", "zh"},
                                                                                           {"english", "en"},
                                                                                           {"french", "fr"},
                                                                                           {"russian", "ru"},
                                                                                           {"spanish", "es"}});

/// The language that a part of a name may mean; empty where it means none.
std::string language_of_mark(std::string_view mark) {
  const std::string lower = passage::ascii_lower(mark);
  const auto other = std::ranges::find(other_marks, lower, &std::pair<std::string_view, std::string_view>::first);
  if (other != other_marks.end()) return std::string(other->second);
  const std::string language(lower.substr(0, lower.find('-')));
  if (language.size() < 2 || language.size() > 3) return {};
  return std::string(passage::primary_subtag(passage::canonical_language(lower)));
}

/// The path without its ending, and without a part that names this language; nothing where no part does.
std::optional<std::string> without_mark(std::string_view path, std::string_view language) {
  const std::size_t slash = path.find_last_of('/');
  const std::size_t dot = path.find_last_of('.');
  if (dot != path.npos && (slash == path.npos || dot > slash)) path = path.substr(0, dot);
  for (std::size_t end = path.size(); end > 0;) {
    const std::size_t sign = path.substr(0, end).find_last_of("/-_. ");
    const std::size_t begin = sign == path.npos ? 0 : sign + 1;
    if (language_of_mark(path.substr(begin, end - begin)) == language) {
      return std::string(path.substr(0, begin)) + '*' + std::string(path.substr(end));
    }
    if (sign == path.npos) break;
    end = sign;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Report::SuspectedVersions> suspected_versions(const std::vector<ItemResult>& items) {
  std::map<std::pair<std::string, std::string>, std::vector<const LedgerEntry*>> by_name;
  for (const ItemResult& item : items) {
    const LedgerEntry& entry = item.entry;
    if (entry.refused || entry.clues.language.empty()) continue;
    if (auto name = without_mark(entry.path, entry.clues.language)) {
      by_name[{entry.source, std::move(*name)}].push_back(&entry);
    }
  }
  std::vector<Report::SuspectedVersions> suspected;
  for (auto& [name, entries] : by_name) {
    std::set<std::string> works;
    std::set<std::string> languages;
    Report::SuspectedVersions versions{.source = name.first, .files = {}};
    for (const LedgerEntry* entry : entries) {
      works.insert(entry->work);
      languages.insert(entry->clues.language);
      versions.files.push_back(entry->path);
    }
    if (works.size() < 2 || languages.size() < 2) continue;
    std::ranges::sort(versions.files);
    suspected.push_back(std::move(versions));
  }
  return suspected;
}

}  // namespace indexer
