#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/search/translation/denied_words.h"
#include "searchd/search/translation/dictionary.h"
#include "searchd/search/translation/translation_direction.h"

namespace searchd {

struct MachineTranslationSettings {
  /// Directions that may be used, "en-es" (codes of two or three letters), those preferred first; "all" for those that
  /// are installed. None: nothing is translated.
  std::vector<std::string> pairs;
  std::filesystem::path modes = "/usr/share/apertium/modes";
  TranslationBounds bounds;
};

/// Translates a query's words by Apertium, where it is installed; what is not there adds nothing. Each direction takes
/// about ten processes and 50 to 170 MB while it is in use (630 MB from Catalan into French). Any thread may ask.
///
/// The first question in a direction waits up to `bounds.start` for the programs, most of which need a tenth of a
/// second, rather than going without: on a site with few visitors every question would be the first.
class MachineTranslation {
 public:
  explicit MachineTranslation(const MachineTranslationSettings& settings, DeniedWords denied = {});

  /// The row is translated as one text, so that its words are understood in context; the translation comes back in
  /// parts, each with the words that it translates (of those inside, function words count too). By way of one third
  /// language where the direction itself is not there. Words that are unknown or denied are left out.
  [[nodiscard]] std::vector<RowTranslations> translate(std::span<const std::string> words, std::string_view from,
                                                       std::string_view to) const;

  /// Starts what translates between these, and does not wait: asked for several languages, they start together.
  void prepare(std::string_view from, std::string_view to) const;

  /// The directions that are installed and may be used, those preferred first.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs() const;

 private:
  /// One direction, or two by way of a third language; none when there is no way.
  [[nodiscard]] std::vector<TranslationDirection*> way(std::string_view from, std::string_view to) const;
  [[nodiscard]] TranslationDirection* find(std::string_view from, std::string_view to) const;
  [[nodiscard]] std::vector<TranslatedPiece> pieces(TranslationDirection& direction,
                                                    std::span<const std::string> words) const;

  DeniedWords denied_;
  std::vector<std::unique_ptr<TranslationDirection>> directions_;
};

}  // namespace searchd
