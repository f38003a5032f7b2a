#include "searchd/search/document_set.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace searchd {
namespace {

class DocumentSet final : public Xapian::PostingSource {
 public:
  explicit DocumentSet(std::shared_ptr<const std::vector<Xapian::docid>> documents)
      : documents_(std::move(documents)) {}

  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }
  void init(const Xapian::Database&) override { begun_ = false; }
  void next(double) override {
    at_ = begun_ ? at_ + 1 : 0;
    begun_ = true;
  }
  void skip_to(Xapian::docid wanted, double) override {
    begun_ = true;
    const auto from = documents_->begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, documents_->end(), wanted) - documents_->begin());
  }
  bool at_end() const override { return begun_ && at_ >= documents_->size(); }
  Xapian::docid get_docid() const override { return (*documents_)[at_]; }
  PostingSource* clone() const override { return new DocumentSet(documents_); }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(documents_->size()); }

  std::shared_ptr<const std::vector<Xapian::docid>> documents_;
  std::size_t at_ = 0;
  bool begun_ = false;
};

}  // namespace

Xapian::Query documents_query(std::vector<Xapian::docid> documents) {
  auto shared = std::make_shared<const std::vector<Xapian::docid>>(std::move(documents));
  return Xapian::Query((new DocumentSet(std::move(shared)))->release());
}

}  // namespace searchd
