#include "indexer/extract/charset_detection.h"

#include <algorithm>
#include <array>
#include <memory>

#include <uchardet/uchardet.h>
#include <unicode/localpointer.h>
#include <unicode/ucsdet.h>

#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t sample_size = 64 * 1024;
constexpr std::size_t sample_lead = 2 * 1024;

/// Charsets of Latin script, in which uchardet finds Western European texts now and then: of short Italian texts it
/// called two in three "ibm852" where ICU was sure, and right.
constexpr std::array<std::string_view, 16> latin_charsets{
    "ibm852",       "iso-8859-1",   "iso-8859-3",  "iso-8859-4",       "iso-8859-9",   "iso-8859-10",
    "iso-8859-13",  "iso-8859-15",  "iso-8859-16", "windows-1250",     "windows-1252", "windows-1254",
    "windows-1257", "windows-1258", "iso-8859-2",  "mac-centraleurope"};
constexpr std::int32_t sure = 50;    // per cent, as ICU counts
constexpr std::int32_t likely = 25;  // above what it says of noise

/// Long ASCII preambles say nothing about the charset; an escape byte does (ISO-2022).
std::string_view telling_part(std::string_view bytes) {
  const auto telling =
      std::ranges::find_if(bytes, [](char c) { return static_cast<unsigned char>(c) > 0x7F || c == '\x1B'; });
  const auto at = static_cast<std::size_t>(telling - bytes.begin());
  return bytes.substr(at > sample_lead ? at - sample_lead : 0, sample_size);
}

std::string uchardet_guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return passage::ascii_lower(uchardet_get_charset(detector.get()));
}

struct IcuGuess {
  std::string charset;
  std::int32_t confidence = 0;
};

IcuGuess icu_guess(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUCharsetDetectorPointer detector(ucsdet_open(&status));
  ucsdet_setText(detector.getAlias(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.getAlias(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  const char* name = ucsdet_getName(match, &status);
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  if (U_FAILURE(status)) return {};
  return {passage::ascii_lower(name), confidence};
}

/// Where KOI8-R has lines for drawing boxes, KOI8-U has the Ukrainian letters; between letters they are letters.
bool is_ukrainian_koi8(std::string_view bytes) {
  constexpr std::string_view ukrainian = "\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD";
  const auto is_letter = [&](std::size_t i) {
    return i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= 0xC0;
  };
  for (std::size_t i = bytes.find_first_of(ukrainian); i != std::string_view::npos;
       i = bytes.find_first_of(ukrainian, i + 1)) {
    if (is_letter(i + 1) || (i > 0 && is_letter(i - 1))) return true;
  }
  return false;
}

std::string combined_guess(std::string_view sample) {
  std::string guess = uchardet_guess(sample);
  if (guess == "utf-8") guess.clear();  // said of some short texts in KOI8; this one is not UTF-8
  if (!guess.empty() && std::ranges::find(latin_charsets, guess) == latin_charsets.end()) return guess;
  const IcuGuess other = icu_guess(sample);
  const bool western = other.charset == "iso-8859-1" || other.charset == "windows-1252";
  if (western && other.confidence >= sure) return other.charset;
  if (guess.empty() && other.confidence >= likely) return other.charset;
  return guess.empty() ? "windows-1252" : guess;
}

}  // namespace

std::string detect_charset(std::string_view bytes) {
  const std::string_view sample = telling_part(bytes);
  std::string guess = combined_guess(sample);
  if (guess == "koi8-r" && is_ukrainian_koi8(sample)) return "koi8-u";
  return guess;
}

std::string detect_wide_charset(std::string_view bytes) {
  constexpr std::size_t sample = 4096;
  const std::size_t size = std::min(bytes.size(), sample) / 4 * 4;
  if (size == 0) return {};
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < size; ++i) zeros[i % 4] += bytes[i] == '\0' ? 1 : 0;
  const std::size_t units = size / 4;
  const auto most = [&](std::size_t count) { return count * 10 > units * 7; };
  const auto few = [&](std::size_t count) { return count * 10 < units; };
  if (most(zeros[2]) && most(zeros[3]) && few(zeros[0])) return "utf-32le";
  if (most(zeros[0]) && most(zeros[1]) && few(zeros[3])) return "utf-32be";
  if (most(zeros[1]) && most(zeros[3]) && few(zeros[0]) && few(zeros[2])) return "utf-16le";
  if (most(zeros[0]) && most(zeros[2]) && few(zeros[1]) && few(zeros[3])) return "utf-16be";
  return {};
}

}  // namespace indexer
