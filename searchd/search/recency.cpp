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

/// All works, each with a weight of its own.
class WorkWeights final : public Xapian::PostingSource {
 public:
  WorkWeights(std::shared_ptr<const std::vector<float>> shares, double most)
      : shares_(std::move(shares)), most_(most) {}

  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }
  void init(const Xapian::Database&) override {
    at_ = 0;
    set_maxweight(most_);
  }
  void next(double) override { ++at_; }
  void skip_to(Xapian::docid wanted, double) override { at_ = std::max(at_, wanted); }
  bool at_end() const override { return at_ > shares_->size(); }
  Xapian::docid get_docid() const override { return at_; }
  double get_weight() const override { return most_ * (*shares_)[at_ - 1]; }
  PostingSource* clone() const override { return new WorkWeights(shares_, most_); }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(shares_->size()); }

  std::shared_ptr<const std::vector<float>> shares_;
  double most_;
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

float middle(std::vector<float> values) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

Recency::Recency(const Xapian::Database& documents, std::string_view published) {
  const auto publication = passage::calendar_day(published.substr(0, published.find('T')));
  const std::vector<DatedWork> dated =
      dated_works(documents, publication ? *publication + most_ahead : sys_days::max());
  const sys_days newest = newest_day(dated, publication.value_or(sys_days::max()));
  std::vector<float> shares;
  for (const DatedWork& work : dated) {
    const auto age = static_cast<double>(std::max(newest - work.day, days::zero()).count());
    shares.push_back(static_cast<float>(std::exp2(-age / freshness_half_life_days)));
  }
  std::vector<float> of_works(documents.get_lastdocid(), shares.empty() ? 0 : middle(shares));
  for (std::size_t i = 0; i < dated.size(); ++i) of_works[dated[i].work - 1] = shares[i];
  of_works_ = std::make_shared<const std::vector<float>>(std::move(of_works));
}

double Recency::of(Xapian::docid work) const {
  return (*of_works_)[work - 1];
}

Xapian::Query Recency::weighed(double most) const {
  return Xapian::Query((new WorkWeights(of_works_, most))->release());
}

}  // namespace searchd
