#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// Makes small PDF files: pages of 600 by 800 points, lines set in Helvetica at given places.
class PdfDocument {
 public:
  /// `rotate` in degrees: how a reader turns the page before it is shown.
  void add_page(int rotate = 0) {
    pages_.emplace_back();
    rotations_.push_back(rotate);
  }

  /// `down` from the upper edge to the baseline. The text is Latin-1, \001 a soft hyphen; brackets and backslashes are
  /// not escaped.
  void line(double x, double down, const std::string& text, double size = 10, bool bold = false) {
    pages_.back() += "BT /" + std::string(bold ? "F2 " : "F1 ") + std::to_string(size) + " Tf " + std::to_string(x) +
                     " " + std::to_string(800 - down) + " Td (" + text + ") Tj ET\n";
  }

  /// Set from below to above: `x` and `down` as they are when the page has been turned to the right.
  void turned_line(double x, double down, const std::string& text) {
    pages_.back() +=
        "BT /F1 10 Tf 0 1 -1 0 " + std::to_string(down) + " " + std::to_string(x) + " Tm (" + text + ") Tj ET\n";
  }

  /// In a font of private characters: U+E041 for "A".
  void private_line(double x, double down, const std::string& text) { line_in("F3", x, down, "(" + text + ")"); }

  /// In a TrueType font that does not say which letters its glyphs are: what is read are the numbers of the glyphs, 3
  /// for a space, 36 for "A".
  void glyph_line(double x, double down, const std::string& text) {
    std::string codes;
    for (const char c : text) {
      constexpr std::string_view digits = "0123456789abcdef";
      const int glyph = c - 29;
      codes += std::string("00") + digits[static_cast<std::size_t>(glyph / 16)] +
               digits[static_cast<std::size_t>(glyph % 16)];
    }
    line_in("F4", x, down, "<" + codes + ">");
  }

  /// A drawing without text, as a scan is.
  void black_box() { pages_.back() += "0 0 0 rg 100 100 300 300 re f\n"; }

  std::string info;     ///< Inside of the information dictionary.
  std::string catalog;  ///< More of the catalogue.
  std::string trailer;  ///< More of the trailer.

  [[nodiscard]] std::string bytes() const {
    std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R " + catalog + " >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences "
        "[1 /uni00AD] >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        "<< " + info + " >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [" + private_names() + "] >> >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Glyphs /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        "/Subtype /CIDFontType2 /BaseFont /Glyphs /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW 500 >>] >>"};
    std::string kids;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const std::string& content = pages_[i];
      kids += std::to_string(objects.size() + 1) + " 0 R ";
      objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate " +
                        std::to_string(rotations_[i]) +
                        " /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R /F4 7 0 R "
                        ">> >> /Contents " +
                        std::to_string(objects.size() + 2) + " 0 R >>");
      objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream");
    }
    objects[1] = "<< /Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids [" + kids + "] >>";
    return with_table(objects);
  }

 private:
  void line_in(const std::string& font, double x, double down, const std::string& shown) {
    pages_.back() +=
        "BT /" + font + " 10 Tf " + std::to_string(x) + " " + std::to_string(800 - down) + " Td " + shown + " Tj ET\n";
  }

  /// Of the visible characters of ASCII.
  static std::string private_names() {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string names = "33";
    for (std::size_t c = 33; c < 127; ++c) names += std::string(" /uniE0") + digits[c / 16] + digits[c % 16];
    return names;
  }

  [[nodiscard]] std::string with_table(const std::vector<std::string>& objects) const {
    std::string file = "%PDF-1.7\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
      const std::string offset = std::to_string(file.size());
      table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
      file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1);
    return file + "xref\n0 " + count + "\n" + table + "trailer\n<< /Size " + count + " /Root 1 0 R /Info 5 0 R " +
           trailer + " >>\nstartxref\n" + std::to_string(file.size()) + "\n%%EOF\n";
  }

  std::vector<std::string> pages_;
  std::vector<int> rotations_;
};

}  // namespace tests
