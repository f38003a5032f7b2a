#include "tests/relevance/cross_language_report.h"

#include <algorithm>
#include <iomanip>
#include <ostream>

#include "tests/relevance/metrics.h"

namespace relevance {
namespace {

/// Sums while results are added, means after `finish`.
class Groups {
 public:
  void add(const std::string& name, const CrossLanguageResult& result) {
    auto group = std::ranges::find(groups_, name, &GroupOfResults::name);
    if (group == groups_.end()) group = groups_.insert(groups_.end(), {.name = name});
    ++group->queries;
    group->filtered += reciprocal_rank_at_10(result.filtered);
    group->unfiltered += reciprocal_rank_at_10(result.unfiltered);
  }

  std::vector<GroupOfResults> finish() && {
    for (GroupOfResults& group : groups_) {
      group.filtered /= static_cast<double>(group.queries);
      group.unfiltered /= static_cast<double>(group.queries);
    }
    return std::move(groups_);
  }

 private:
  std::vector<GroupOfResults> groups_;
};

std::string kind_of_target(const CrossLanguageQuery& query) {
  return query.target == "en" || query.target == "es" ? "into en and es" : "into the others";
}

std::string shown(std::size_t rank) {
  return rank == 0 ? "-" : std::to_string(rank);
}

}  // namespace

std::vector<GroupOfResults> grouped(const std::vector<CrossLanguageResult>& results) {
  Groups groups;
  for (const CrossLanguageResult& one : results) groups.add("all", one);
  for (const CrossLanguageResult& one : results) groups.add(kind_of_target(one.query), one);
  for (const CrossLanguageResult& one : results) groups.add("into " + one.query.target, one);
  for (const CrossLanguageResult& one : results) groups.add("from " + one.query.language, one);
  return std::move(groups).finish();
}

void write_groups(const std::vector<GroupOfResults>& groups, std::ostream& out) {
  out << std::left << std::setw(17) << "MRR@10" << std::right << std::setw(7) << "queries" << std::setw(10)
      << "filtered" << std::setw(12) << "unfiltered" << std::fixed << std::setprecision(4) << '\n';
  for (const GroupOfResults& group : groups) {
    out << std::left << std::setw(17) << group.name << std::right << std::setw(7) << group.queries << std::setw(10)
        << group.filtered << std::setw(12) << group.unfiltered << '\n';
  }
}

void write_misses(const std::vector<CrossLanguageResult>& results, std::ostream& out) {
  out << "query\ttarget\tfiltered\tunfiltered\ttext\trelevant\n";
  for (const CrossLanguageResult& one : results) {
    if (one.filtered == 1) continue;
    out << one.query.id << '\t' << one.query.target << '\t' << shown(one.filtered) << '\t' << shown(one.unfiltered)
        << '\t' << one.query.text << '\t';
    const char* between = "";
    for (const std::string& id : one.query.relevant) {
      out << between << id;
      between = ", ";
    }
    out << '\n';
  }
}

}  // namespace relevance
