#include "indexer/work_differences.h"

#include <map>

#include "passage/text/language.h"

namespace indexer {
namespace {

using ByValue = std::map<std::string, std::string>;  // value -> id of the first document with it

void compare(const char* what, const ByValue& values, std::vector<std::string>& differences) {
  if (values.size() < 2) return;
  std::string list;
  for (const auto& [value, id] : values) {
    list += list.empty() ? "" : ", ";
    list += value;
    list += " (" + id + ")";
  }
  differences.push_back(std::string("its versions have different ") + what + ": " + list +
                        "; that of the earliest is taken");
}

}  // namespace

std::vector<std::string> work_differences(const passage::Work& work) {
  std::vector<std::string> differences;
  if (work.versions.size() < 2) return differences;
  ByValue kinds;
  ByValue dates;
  ByValue languages;
  for (const passage::Document& version : work.versions) {
    if (!version.copy_of.empty()) continue;
    const passage::Metadata& metadata = version.metadata;
    if (!metadata.kind.empty()) kinds.emplace(metadata.kind, metadata.id);
    if (metadata.date) dates.emplace(metadata.date->text, metadata.id);
    const auto [first, fresh] = languages.emplace(metadata.language, metadata.id);
    if (!fresh) {
      differences.push_back("two of its versions are in \"" + metadata.language + "\": " + first->second + " and " +
                            metadata.id);
    }
  }
  compare("kinds", kinds, differences);
  compare("dates", dates, differences);
  return differences;
}

}  // namespace indexer
