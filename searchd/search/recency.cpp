#include "searchd/search/recency.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "passage/index/schema.h"
#include "passage/model/date_interval.h"
#include "searchd/search/ranking.h"

namespace searchd {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days most_ahead{366};

/// Every id there is or may be, each with the weight of the work that has it.
class WorkWeights final : public Xapian::PostingSource {
 public:
  WorkWeights(std::shared_ptr<const WorkShares> shares, double most) : shares_(std::move(shares)), most_(most) {}

  Xapian::doccount get_termfreq_min() const override { return works_; }
  Xapian::doccount get_termfreq_est() const override { return works_; }
  Xapian::doccount get_termfreq_max() const override { return works_; }
  void init(const Xapian::Database& documents) override {
    at_ = 0;
    works_ = documents.get_doccount();
    last_ = documents.get_lastdocid();
    set_maxweight(most_);
  }
  void next(double) override { ++at_; }
  void skip_to(Xapian::docid wanted, double) override { at_ = std::max(at_, wanted); }
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }
  double get_weight() const override { return most_ * shares_->of(at_); }
  PostingSource* clone() const override { return new WorkWeights(shares_, most_); }

 private:
  std::shared_ptr<const WorkShares> shares_;
  double most_;
  Xapian::doccount works_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;  ///< 0: not begun.
};

struct DatedWork {
  Xapian::docid work;
  sys_days day;
};

std::vector<DatedWork> dated_works(const Xapian::Database& documents, sys_days last) {
  std::vector<DatedWork> works;
  const auto end = documents.valuestream_end(passage::first_day_slot);
  for (auto value = documents.valuestream_begin(passage::first_day_slot); value != end; ++value) {
    const auto day = passage::calendar_day(*value);
    if (day && *day <= last) works.push_back({value.get_docid(), *day});
  }
  return works;
}

/// The last day of these that is not after `publication`; that itself where there is none.
sys_days newest_day(const std::vector<DatedWork>& works, sys_days publication) {
  std::optional<sys_days> newest;
  for (const DatedWork& work : works) {
    if (work.day <= publication && (!newest || work.day > *newest)) newest = work.day;
  }
  return newest.value_or(publication);
}

float middle(std::vector<WorkShares::Dated> dated) {
  if (dated.empty()) return 0;
  const auto at = dated.begin() + static_cast<std::ptrdiff_t>(dated.size() / 2);
  std::ranges::nth_element(dated, at, {}, &WorkShares::Dated::share);
  return at->share;
}

}  // namespace

double WorkShares::of(Xapian::docid work) const {
  const auto found = std::ranges::lower_bound(of_dated, work, {}, &Dated::work);
  return found != of_dated.end() && found->work == work ? found->share : of_undated;
}

Recency::Recency(const Xapian::Database& documents, std::string_view published) {
  const auto publication = passage::calendar_day(published.substr(0, published.find('T')));
  const std::vector<DatedWork> dated =
      dated_works(documents, publication ? *publication + most_ahead : sys_days::max());
  const sys_days newest = newest_day(dated, publication.value_or(sys_days::max()));
  WorkShares shares;
  for (const DatedWork& work : dated) {
    const auto age = static_cast<double>(std::max(newest - work.day, days::zero()).count());
    shares.of_dated.push_back({work.work, static_cast<float>(std::exp2(-age / freshness_half_life_days))});
  }
  shares.of_undated = middle(shares.of_dated);
  shares_ = std::make_shared<const WorkShares>(std::move(shares));
}

double Recency::of(Xapian::docid work) const {
  return shares_->of(work);
}

Xapian::Query Recency::weighed(double most) const {
  return Xapian::Query((new WorkWeights(shares_, most))->release());
}

}  // namespace searchd
