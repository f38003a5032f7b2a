#include "searchd/search/corresponding_passages.h"

#include <cstdint>
#include <string>

#include "passage/index/document_reader.h"

namespace searchd {
namespace {

// To find a paragraph, a version's passages are read one by one: some milliseconds for so many. Beyond, its beginning
// has to do.
constexpr std::uint32_t most_passages_read = 2000;

/// The first passages of a version's paragraphs of that number, in order: annexes count from 1 again.
std::vector<std::uint32_t> starts_of(const std::string& paragraph, const passage::VersionRecord& version,
                                     const passage::IndexSnapshot& index) {
  std::vector<std::uint32_t> starts;
  bool is_within = false;
  for (const auto& record : passage::read_passages(index, version.metadata.id, 1, version.passage_count())) {
    const bool was_within = is_within;
    is_within = record.passage.locator.paragraph == paragraph;
    if (is_within && !was_within) starts.push_back(record.number);
  }
  return starts;
}

}  // namespace

void add_corresponding(std::vector<Version>& versions, const passage::WorkRecord& work, std::size_t shown,
                       const passage::PassageRecord& passage, const passage::IndexSnapshot& index) {
  const passage::VersionRecord& own = work.versions[shown];
  const std::string& paragraph = passage.passage.locator.paragraph;
  std::uint32_t may_be_read = most_passages_read;
  const auto starts_in = [&](const passage::VersionRecord& version) -> std::vector<std::uint32_t> {
    if (paragraph.empty() || version.passage_count() > may_be_read) return {};
    may_be_read -= version.passage_count();
    return starts_of(paragraph, version, index);
  };
  std::size_t which = 0;  // Of the paragraphs of that number, counted from 1; 0: nothing to go by.
  for (const std::uint32_t start : starts_in(own)) which += start <= passage.number ? 1 : 0;
  auto version = versions.begin();
  for (std::size_t i = 0; i < work.versions.size() && version != versions.end(); ++i) {
    if (i == shown) continue;
    const passage::VersionRecord& other = work.versions[i];
    const std::vector<std::uint32_t> starts = which == 0 ? std::vector<std::uint32_t>{} : starts_in(other);
    if (which > 0 && which <= starts.size()) {
      version->place = starts[which - 1];
    } else if (other.passage_count() == own.passage_count()) {
      version->place = passage.number;
    }
    ++version;
  }
}

}  // namespace searchd
