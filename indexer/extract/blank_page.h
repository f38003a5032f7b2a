#pragma once

#include <chrono>

namespace poppler {
class document;
}

namespace indexer {

/// Tells blank pages from pages that are images, by drawing them small. Drawing costs up to a second a page, so that it
/// ends after a while: pages that were not looked at count as images, which most pages without text are.
class BlankPageTest {
 public:
  explicit BlankPageTest(const poppler::document& document) : document_(document) {}

  /// Whether nothing at all can be seen on the page, counted from 0.
  [[nodiscard]] bool operator()(int page);

 private:
  const poppler::document& document_;
  std::chrono::steady_clock::duration spent_{};
};

}  // namespace indexer
