#include "indexer/extract/refusal.h"

#include <algorithm>
#include <array>

namespace indexer {
namespace {

struct Row {
  RefusalReason reason;
  std::string_view code;
  std::string_view sentence;
};

constexpr std::array rows{
    Row{RefusalReason::Unsupported, "unsupported",
        "Passage does not read this kind of file; save it as PDF, DOCX, ODT, HTML or plain text."},
    Row{RefusalReason::WantsProgram, "wants_program",
        "The program that reads this kind of file is not installed; install it, and the next run reads them."},
    Row{RefusalReason::Empty, "empty", "The file holds no text."},
    Row{RefusalReason::WantsOcr, "wants_ocr",
        "The pages are images without text; install the Debian package tesseract-ocr to have it recognised (and the "
        "data of "
        "languages other than English, like tesseract-ocr-spa)."},
    Row{RefusalReason::AwaitsOcr, "awaits_ocr",
        "The pages are images whose text the next runs recognise; ocr_minutes says how long each may take."},
    Row{RefusalReason::Encrypted, "encrypted", "The file is protected by a password; save it without one."},
    Row{RefusalReason::Damaged, "damaged", "The file is damaged, cut short, or not what its name says."},
    Row{RefusalReason::TooLarge, "too_large", "The file, or the text in it, is larger than the limit."},
    Row{RefusalReason::TimedOut, "timed_out", "Reading the file took longer than the time limit."},
    Row{RefusalReason::OutOfMemory, "out_of_memory", "Reading the file took more memory than the limit."},
    Row{RefusalReason::Crashed, "crashed", "The reader crashed on this file; nothing else was affected."},
    Row{RefusalReason::Unreadable, "unreadable",
        "The file cannot be opened or fetched; look at its permissions, or its address."},
    Row{RefusalReason::BadMetadata, "bad_metadata", "What is declared about the document cannot be used."},
};

const Row& row_of(RefusalReason reason) {
  return *std::ranges::find(rows, reason, &Row::reason);
}

}  // namespace

std::string_view refusal_code(RefusalReason reason) {
  return row_of(reason).code;
}

RefusalReason refusal_from_code(std::string_view code) {
  const auto found = std::ranges::find(rows, code, &Row::code);
  return found == rows.end() ? RefusalReason::Damaged : found->reason;
}

std::string_view refusal_sentence(RefusalReason reason) {
  return row_of(reason).sentence;
}

}  // namespace indexer
