#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "indexer/commands/byte_size.h"
#include "indexer/commands/directory_status.h"

namespace indexer {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

struct Tally {
  const char* title;
  Counts passage::Manifest::*counts;
};

constexpr std::array tallies{
    Tally{"  languages  ", &passage::Manifest::by_language},
    Tally{"  kinds      ", &passage::Manifest::by_kind},
    Tally{"  formats    ", &passage::Manifest::by_format},
    Tally{"  sources    ", &passage::Manifest::by_source},
};

std::string most_first(const Counts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::greater{}, [](const auto& row) { return row.second; });
  std::string text;
  for (const auto& [name, count] : sorted) {
    if (!text.empty()) text += ", ";
    text += (name.empty() ? "unknown" : name) + " " + std::to_string(count);
  }
  return text;
}

std::string text_of(const GenerationStatus& generation) {
  std::string text = "\ngeneration " + std::to_string(generation.number);
  if (generation.published) text += " (published)";
  if (!generation.manifest) return text + ", damaged, " + byte_size(generation.total_bytes) + "\n";
  const passage::Manifest& manifest = *generation.manifest;
  text += ", made " + manifest.created + "\n  " + std::to_string(manifest.works) + " works in " +
          std::to_string(manifest.documents) + " documents, " + std::to_string(manifest.passages) + " passages\n  " +
          byte_size(generation.total_bytes) + " on disk (documents " + byte_size(generation.documents_bytes) +
          ", passages " + byte_size(generation.passages_bytes) + ")\n";
  for (const Tally& tally : tallies) {
    if (const Counts& counts = manifest.*tally.counts; !counts.empty()) text += tally.title + most_first(counts) + "\n";
  }
  if (const auto& learnt = manifest.learnt) {
    text += "  translations learnt " + learnt->created + " from " + std::to_string(learnt->works) +
            " works: " + std::to_string(learnt->translations) + " in " + std::to_string(learnt->languages) +
            " languages\n";
  }
  if (!generation.other_rules.empty()) {
    text += "  made by other rules (" + generation.other_rules + "): run `passage-indexer index --full`\n";
  }
  return text;
}

}  // namespace

std::string status_text(const DirectoryStatus& status) {
  std::string text = status.data.string() + ": ";
  if (status.published) {
    text += "generation " + std::to_string(*status.published) + " is published\n";
  } else if (status.problems.empty()) {
    text += "nothing has been published yet\n";
  } else {
    text += "damaged\n";
  }
  for (const GenerationStatus& generation : status.generations) text += text_of(generation);
  if (!status.leftovers.empty()) {
    text += "\nbeing written, or left by a run that died (the next `passage-indexer index` removes it):\n";
  }
  for (const Leftover& leftover : status.leftovers) {
    text += "  " + leftover.name + ", " + byte_size(leftover.bytes) + "\n";
  }
  return text;
}

}  // namespace indexer
