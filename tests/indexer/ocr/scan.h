#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <zlib.h>

namespace tests {

/// Pixels of grey, as a scanner leaves them.
struct Scan {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::string pixels;
};

/// The first page of a PDF, as if printed and scanned.
inline Scan scanned(const std::string& pdf, double resolution = 150) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  const std::unique_ptr<poppler::page> page(document->create_page(0));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  const poppler::image image = renderer.render_page(page.get(), resolution, resolution);
  if (!image.is_valid()) throw std::runtime_error("the page cannot be drawn");
  Scan scan{static_cast<std::uint32_t>(image.width()), static_cast<std::uint32_t>(image.height()), {}};
  for (int y = 0; y < image.height(); ++y) {
    scan.pixels.append(image.const_data() + std::ptrdiff_t{y} * image.bytes_per_row(), scan.width);
  }
  return scan;
}

inline std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string result(size, '\0');
  compress(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  result.resize(size);
  return result;
}

inline std::string big_endian(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

inline std::string png_chunk(const std::string& type, const std::string& content) {
  const std::string body = type + content;
  const auto check = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(content.size())) + body + big_endian(static_cast<std::uint32_t>(check));
}

/// A PNG that claims a size; `rows` are what is behind it, each with its filter byte.
inline std::string png(std::uint32_t width, std::uint32_t height, const std::string& rows) {
  const std::string depth_and_colour("\x08\x00\x00\x00\x00", 5);
  return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", big_endian(width) + big_endian(height) + depth_and_colour) +
         png_chunk("IDAT", deflated(rows)) + png_chunk("IEND", {});
}

inline std::string png(const Scan& scan) {
  std::string rows;
  for (std::uint32_t y = 0; y < scan.height; ++y) {
    rows += '\0';
    rows += scan.pixels.substr(std::size_t{y} * scan.width, scan.width);
  }
  return png(scan.width, scan.height, rows);
}

/// A PDF whose pages are images and nothing else. `claimed` is the size that they say they have, in points.
inline std::string scanned_pdf(const std::vector<Scan>& scans, const std::string& claimed = "600 800") {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", ""};
  std::string kids;
  for (const Scan& scan : scans) {
    const std::size_t first = objects.size() + 1;
    kids += std::to_string(first) + " 0 R ";
    const std::string data = deflated(scan.pixels);
    const std::string content = "q 600 0 0 800 0 0 cm /I Do Q";
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + claimed + "] /Resources << /XObject << /I " +
                      std::to_string(first + 1) + " 0 R >> >> /Contents " + std::to_string(first + 2) + " 0 R >>");
    objects.push_back("<< /Type /XObject /Subtype /Image /Width " + std::to_string(scan.width) + " /Height " +
                      std::to_string(scan.height) +
                      " /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode /Length " +
                      std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream");
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream");
  }
  objects[1] = "<< /Type /Pages /Count " + std::to_string(scans.size()) + " /Kids [" + kids + "] >>";
  std::string file = "%PDF-1.7\n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  return file + "trailer\n<< /Root 1 0 R >>\n%%EOF\n";  // readers rebuild the table
}

}  // namespace tests
