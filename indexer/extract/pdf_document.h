#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace poppler {
class document;
class page;
}  // namespace poppler

namespace indexer {

/// By its first bytes.
[[nodiscard]] bool is_pdf(std::string_view bytes);

/// Opens a PDF; `bytes` must outlive it. Throws RefusedFile: Damaged, Encrypted, TooLarge.
[[nodiscard]] std::unique_ptr<poppler::document> open_pdf(std::string_view bytes);

/// What is printed on a page, as the document says; empty where it says nothing.
[[nodiscard]] std::string page_label(const poppler::page& page);

}  // namespace indexer
