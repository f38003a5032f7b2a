#pragma once

#include <string>
#include <string_view>

namespace indexer {

/// What Tesseract calls a language of BCP 47: "es" is "spa", "zh-Hant" "chi_tra", "sr-Latn" "srp_latn". Empty for what
/// is no language.
[[nodiscard]] std::string tesseract_language(std::string_view language);

/// The Debian package that brings the data: "tesseract-ocr-chi-tra" of "chi_tra".
[[nodiscard]] std::string tesseract_package(std::string_view tesseract_language);

}  // namespace indexer
