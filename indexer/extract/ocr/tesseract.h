#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace indexer {

/// Pixels in rows from the top, eight bits of grey each. Points to memory of somebody else.
struct GreyPixels {
  const unsigned char* data = nullptr;
  int width = 0;
  int height = 0;
  int bytes_per_row = 0;
  int resolution = 0;  ///< Dots to the inch; 0: not known.
};

/// A line of text that was recognised in an image.
struct RecognizedLine {
  std::string text;
  int paragraph = 0;      ///< Lines that follow each other and have the same number are one paragraph.
  double confidence = 0;  ///< 0 to 100, over its words.

  friend bool operator==(const RecognizedLine&, const RecognizedLine&) = default;
};

/// The library of Tesseract, which recognises text in images, where it is installed. It is looked for when the program
/// runs, so that the program is built and works without it. Decodes images with Leptonica, which Tesseract brings
/// along. One object belongs to one thread at a time.
class Tesseract {
 public:
  /// Nothing where the library (version 5) or its functions are not there.
  [[nodiscard]] static std::unique_ptr<Tesseract> find();
  Tesseract(const Tesseract&) = delete;
  Tesseract& operator=(const Tesseract&) = delete;
  ~Tesseract();

  [[nodiscard]] std::string version() const;

  /// Names of the languages that can be read ("spa", "chi_sim"), sorted; empty when the library finds no data at all.
  [[nodiscard]] std::vector<std::string> languages();

  /// `languages` are names joined by "+", the main one first. Throws passage::Error when their data cannot be loaded.
  [[nodiscard]] std::vector<RecognizedLine> recognize(const GreyPixels& pixels, const std::string& languages);

  /// The same of an image file. Throws RefusedFile: TooLarge beyond `max_pixels`, before anything is decoded; Damaged.
  /// `page` counts from 0 and matters to TIFF only.
  [[nodiscard]] std::vector<RecognizedLine> recognize_image(std::string_view bytes, int page, std::size_t max_pixels,
                                                            const std::string& languages);

 private:
  struct Functions;
  explicit Tesseract(std::unique_ptr<Functions> functions);
  void use(const std::string& languages);
  [[nodiscard]] std::vector<RecognizedLine> read_lines();

  std::unique_ptr<Functions> functions_;
  void* engine_ = nullptr;
  std::string loaded_;  ///< The languages of `engine_`.
};

/// The lines in Tesseract's table of words (TSV).
[[nodiscard]] std::vector<RecognizedLine> lines_of_tsv(std::string_view tsv);

}  // namespace indexer
