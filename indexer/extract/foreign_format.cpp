#include "indexer/extract/foreign_format.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace indexer {
namespace {

struct Mark {
  std::size_t offset;
  std::string_view bytes;
  std::string_view name;
};
constexpr std::string_view old_office = "an Office document of the old kind";

template <std::size_t size>
constexpr std::string_view exact(const char (&bytes)[size]) {
  return {bytes, size - 1};  // with the zeros in it
}

constexpr std::array marks{
    Mark{0, "\xD0\xCF\x11\xE0", old_office},
    Mark{0, "\x1F\x8B", "a gzip archive"},
    Mark{0, "BZh", "a bzip2 archive"},
    Mark{0,
         exact("\xFD"
               "7zXZ\x00"),
         "an xz archive"},
    Mark{0, "7z\xBC\xAF\x27\x1C", "a 7z archive"},
    Mark{0, "Rar!\x1A\x07", "a RAR archive"},
    Mark{257, "ustar", "a tar archive"},
    Mark{0, "!<arch>\n", "an archive"},
    Mark{0, "AT&TFORM", "a DjVu document"},
    Mark{0, "%!PS", "a PostScript document"},
    Mark{0, "RIFF", "a recording or video (RIFF)"},
    Mark{0, "ID3", "an MP3 recording"},
    Mark{0, "\xFF\xFB", "an MP3 recording"},
    Mark{0, "OggS", "a recording or video (Ogg)"},
    Mark{0, "fLaC", "a FLAC recording"},
    Mark{4, "ftyp", "a recording or video (MP4)"},
    Mark{0, "\x1A\x45\xDF\xA3", "a recording or video (Matroska, WebM)"},
    Mark{0,
         "\x7F"
         "ELF",
         "a program"},
    Mark{0, exact("MZ\x90\x00"), "a program"},
    Mark{0, "\xCA\xFE\xBA\xBE", "a program"},
    Mark{0, "\xCF\xFA\xED\xFE", "a program"},
    Mark{0,
         exact("\x00"
               "asm"),
         "a program"},
    Mark{0, "SQLite format 3", "a database"},
    Mark{0, "OTTO", "a font"},
    Mark{0, "wOFF", "a font"},
    Mark{0, "wOF2", "a font"},
};

struct ExtensionRow {
  std::string_view extensions;  ///< Separated and enclosed by spaces.
  std::string_view name;
};
constexpr std::array extension_rows{
    ExtensionRow{" doc dot ", "a Word document of the old kind (.doc)"},
    ExtensionRow{" xls xlt ", "a spreadsheet of the old kind (.xls)"},
    ExtensionRow{" ppt pps ", "a presentation of the old kind (.ppt)"},
    ExtensionRow{" msg ", "an Outlook message"},
    ExtensionRow{" mbox mht mhtml ", "a mailbox or a web archive"},
    ExtensionRow{" ass ssa sub smi ", "subtitles of a kind that is not read; save them as WebVTT or SRT"},
    ExtensionRow{" yaml yml toml ini cfg conf ", "data or settings"},
    ExtensionRow{" csv tsv ", "a table (CSV)"},
    ExtensionRow{" css js mjs ts php py sh c cpp h java rb pl sql ", "program text"},
    ExtensionRow{" exe dll so bat com msi app dmg deb rpm jar apk iso bin ", "a program or a package"},
    ExtensionRow{" svg ico heic psd ", "an image of a kind that is not read; save it as PNG"},
    ExtensionRow{" mp3 mp4 m4a m4v mov avi mkv webm ogg oga ogv wav flac aac wmv opus ", "a recording or video"},
    ExtensionRow{" ttf otf woff woff2 ", "a font"},
    ExtensionRow{" pages numbers key ", "an Apple iWork document"},
    ExtensionRow{" mobi azw azw3 fb2 djvu ps eps tex ", "a book or print format"},
    ExtensionRow{" zip gz tgz bz2 xz 7z rar tar ", "an archive"},
    ExtensionRow{" db sqlite mdb accdb ", "a database"},
};

}  // namespace

std::string_view foreign_format(std::string_view bytes, std::string_view extension) {
  const std::string_view by_bytes = foreign_format_by_bytes(bytes);
  const std::string_view by_extension = foreign_format_by_extension(extension);
  // All old Office documents begin alike; which of them it is, only the name says.
  return by_bytes.empty() || (by_bytes == old_office && !by_extension.empty()) ? by_extension : by_bytes;
}

std::string_view foreign_format_by_bytes(std::string_view bytes) {
  const auto found = std::ranges::find_if(marks, [&](const Mark& mark) {
    return bytes.size() > mark.offset && bytes.substr(mark.offset).starts_with(mark.bytes);
  });
  return found == marks.end() ? std::string_view{} : found->name;
}

std::string_view foreign_format_by_extension(std::string_view extension) {
  if (extension.empty()) return {};
  const auto found = std::ranges::find_if(extension_rows, [&](const ExtensionRow& row) {
    const std::size_t at = row.extensions.find(extension);
    return at != std::string_view::npos && row.extensions[at - 1] == ' ' &&
           row.extensions[at + extension.size()] == ' ';
  });
  return found == extension_rows.end() ? std::string_view{} : found->name;
}

bool is_encrypted_office(std::string_view bytes) {
  // The stream's name stands in the directory of the container, in UTF-16.
  constexpr std::string_view name = exact("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e");
  return bytes.starts_with("\xD0\xCF\x11\xE0") && bytes.find(name) != std::string_view::npos;
}

}  // namespace indexer
