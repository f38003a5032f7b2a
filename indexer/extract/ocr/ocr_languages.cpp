#include "indexer/extract/ocr/ocr_languages.h"

#include <algorithm>
#include <array>

#include <unicode/locid.h>
#include <unicode/uloc.h>

namespace indexer {
namespace {

struct Name {
  std::string_view language;  ///< With the script where it matters.
  std::string_view tesseract;
};
/// Where Tesseract's name is not the one of three letters in ISO 639.
constexpr std::array names{
    Name{"zh-Hans", "chi_sim"},  Name{"zh-Hant", "chi_tra"},  Name{"yue-Hant", "chi_tra"}, Name{"yue-Hans", "chi_sim"},
    Name{"sr-Latn", "srp_latn"}, Name{"az-Cyrl", "aze_cyrl"}, Name{"uz-Cyrl", "uzb_cyrl"}, Name{"ku-Latn", "kmr"},
    Name{"nb-Latn", "nor"},      Name{"nn-Latn", "nor"},      Name{"fil-Latn", "fil"},     Name{"tl-Latn", "fil"},
};

}  // namespace

std::string tesseract_language(std::string_view language) {
  if (language.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale =
      icu::Locale::forLanguageTag({language.data(), static_cast<std::int32_t>(language.size())}, status);
  if (U_FAILURE(status)) return {};
  locale.addLikelySubtags(status);
  if (U_FAILURE(status)) return {};
  const std::string with_script = std::string(locale.getLanguage()) + "-" + locale.getScript();
  const auto found = std::ranges::find(names, with_script, &Name::language);
  return found == names.end() ? std::string(locale.getISO3Language()) : std::string(found->tesseract);
}

std::string tesseract_package(std::string_view tesseract_language) {
  std::string package = "tesseract-ocr-" + std::string(tesseract_language);
  std::ranges::replace(package, '_', '-');
  return package;
}

}  // namespace indexer
