#include "indexer/report.h"

#include <algorithm>
#include <utility>

namespace indexer {

namespace {

constexpr std::size_t max_remarks = 5000;

}  // namespace

void Report::add_remark(std::string_view source, std::string_view file, std::string text) {
  if (remarks.size() >= max_remarks) {
    ++remarks_omitted;
    return;
  }
  remarks.push_back({std::string(source), std::string(file), std::move(text)});
}

bool Report::has_news() const {
  const auto has_problem = [](const SourceOutcome& source) { return !source.problem.empty(); };
  return !failure.empty() || !purge.empty() || !former_sources.empty() || added + changed + removed > 0 ||
         std::ranges::any_of(refused, [](const Refused& one) { return one.is_news(); }) ||
         std::ranges::any_of(sources, has_problem);
}

}  // namespace indexer
