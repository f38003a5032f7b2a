#include "searchd/search/ranking.h"

namespace searchd {

Xapian::BM25Weight work_weighting() {
  return Xapian::BM25Weight(1.2, 0, 0, 0.75, 0.5);
}

Xapian::BM25Weight passage_weighting() {
  return Xapian::BM25Weight(1.2, 0, 0, 0.75, 0.5);
}

}  // namespace searchd
