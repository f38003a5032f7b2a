#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace indexer {

/// The automatic numbers of a Word document's paragraphs. They stand nowhere in its text: each numbered paragraph names
/// a list and a level, and the reader counts.
class DocxNumbering {
 public:
  DocxNumbering() = default;
  /// Reads word/numbering.xml.
  explicit DocxNumbering(std::string_view xml);

  /// The number of the next paragraph of that list and level as it is printed ("29.", "II.3"); empty for bullets and
  /// for formats that are not counted here.
  [[nodiscard]] std::string next(const std::string& list, int level);

 private:
  static constexpr int level_count = 9;

  enum class Format { None, Decimal, LowerLetter, UpperLetter, LowerRoman, UpperRoman };
  struct Level {
    Format format = Format::None;
    std::string text;  ///< "%1." and the like.
    int start = 1;
  };
  struct Definition {
    std::array<Level, level_count> levels;
    std::array<int, level_count> counts{};
    std::array<bool, level_count> started{};
  };

  [[nodiscard]] static Format format_of(std::string_view name);
  [[nodiscard]] static std::string printed(int count, Format format);

  std::map<std::string, std::string> definition_of_list_;
  std::map<std::string, std::array<int, level_count>>
      restarts_;  ///< Of lists that begin anew; 0 for levels that do not.
  std::map<std::string, Definition> definitions_;
};

}  // namespace indexer
