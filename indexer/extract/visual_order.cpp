// The rules of Unicode for right-to-left text say how what is read becomes what is seen; the way back is not unique.
// ICU's inverse modes were tried: one tears "GCM 2018" apart, the other puts the full stop behind "1963" before it.
// These few rules agree with what the common programs print: the line is turned around; Latin words stay as they are,
// together with the numbers beside them, and so does a number with the full stops, commas and slashes in it. Numbers
// with a hyphen or a space between them change places.
#include "indexer/extract/visual_order.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <unicode/uchar.h>

namespace indexer {
namespace {

enum class Kind { RightToLeft, Latin, Number, NumberSeparator, Other };

/// A character with the marks on it.
struct Cluster {
  icu::UnicodeString text;
  Kind kind;
};
using Clusters = std::vector<Cluster>;

Kind kind_of(UChar32 c) {
  switch (u_charDirection(c)) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return Kind::RightToLeft;
    case U_LEFT_TO_RIGHT:
      return Kind::Latin;
    case U_EUROPEAN_NUMBER:
    case U_ARABIC_NUMBER:
      return Kind::Number;
    case U_COMMON_NUMBER_SEPARATOR:
      return Kind::NumberSeparator;
    default:
      return Kind::Other;
  }
}

Clusters clusters_of(const icu::UnicodeString& text) {
  Clusters clusters;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK && !clusters.empty()) {
      clusters.back().text.append(c);
    } else {
      clusters.push_back({icu::UnicodeString(c), kind_of(c)});
    }
  }
  return clusters;
}

bool is_left_to_right(const Cluster& cluster) {
  return cluster.kind == Kind::Latin || cluster.kind == Kind::Number;
}

/// Behind the number that begins at `from`, its inner separators included.
std::size_t end_of_number(const Clusters& line, std::size_t from, std::size_t to) {
  std::size_t end = from;
  while (end < to && line[end].kind == Kind::Number) {
    ++end;
    if (end + 1 < to && line[end].kind == Kind::NumberSeparator && line[end + 1].kind == Kind::Number) ++end;
  }
  return end;
}

/// Behind the Latin words and numbers that begin at `from` and stay as they are.
std::size_t end_of_run(const Clusters& line, std::size_t from, std::size_t to) {
  std::size_t end = from;
  bool latin = false;
  while (end < to) {
    std::size_t next = end;
    while (next < to && !is_left_to_right(line[next]) && line[next].kind != Kind::RightToLeft) ++next;
    if (next == to || line[next].kind == Kind::RightToLeft) break;
    const bool number = line[next].kind == Kind::Number;
    if (next > end && number && !latin) break;
    end = number ? end_of_number(line, next, to) : next + 1;
    latin = latin || !number;
  }
  return end;
}

/// Appends a part of a line that is read from the right.
void append_turned(const Clusters& line, std::size_t from, std::size_t to, icu::UnicodeString& read) {
  std::vector<icu::UnicodeString> parts;
  for (std::size_t i = from; i < to;) {
    const std::size_t end = is_left_to_right(line[i]) ? end_of_run(line, i, to) : i + 1;
    icu::UnicodeString& part = parts.emplace_back();
    for (; i < end; ++i) part.append(line[i].text);
  }
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) read.append(*part);
}

/// A line of a page that is read from the left: the right-to-left words in it are turned where they stand.
void append_with_turned_words(const Clusters& line, icu::UnicodeString& read) {
  for (std::size_t i = 0; i < line.size();) {
    if (line[i].kind != Kind::RightToLeft) {
      read.append(line[i++].text);
      continue;
    }
    std::size_t end = i + 1;
    for (std::size_t k = end; k < line.size() && line[k].kind != Kind::Latin; ++k) {
      if (line[k].kind == Kind::RightToLeft) end = k + 1;
    }
    append_turned(line, i, end, read);
    i = end;
  }
}

std::int32_t bracket_type(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
}

/// Files disagree on the brackets of a right-to-left text: some hold their shapes, most what they mean. Read wrongly,
/// the first bracket of a line closes and the last one opens.
bool has_turned_brackets(const icu::UnicodeString& text) {
  std::int32_t first = U_BPT_NONE;
  std::int32_t last = U_BPT_NONE;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const std::int32_t type = bracket_type(text.char32At(i));
    if (type == U_BPT_NONE) continue;
    if (first == U_BPT_NONE) first = type;
    last = type;
  }
  return first == U_BPT_CLOSE && last == U_BPT_OPEN;
}

icu::UnicodeString mirrored_brackets(const icu::UnicodeString& text) {
  icu::UnicodeString result;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    result.append(u_getBidiPairedBracket(text.char32At(i)));
  }
  return result;
}

}  // namespace

bool is_mostly_right_to_left(const icu::UnicodeString& text) {
  std::int32_t balance = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const Kind kind = kind_of(text.char32At(i));
    if (kind == Kind::RightToLeft) ++balance;
    if (kind == Kind::Latin) --balance;
  }
  return balance > 0;
}

icu::UnicodeString reading_order(const icu::UnicodeString& seen, bool right_to_left_page) {
  const Clusters line = clusters_of(seen);
  const auto has = [&](Kind kind) { return std::ranges::find(line, kind, &Cluster::kind) != line.end(); };
  // "1963." alone on the last line of an Arabic paragraph is turned as well; an English line is not.
  if (!has(Kind::RightToLeft) && (!right_to_left_page || has(Kind::Latin))) return seen;
  icu::UnicodeString read;
  if (right_to_left_page) {
    append_turned(line, 0, line.size(), read);
  } else {
    append_with_turned_words(line, read);
  }
  return has_turned_brackets(read) ? mirrored_brackets(read) : read;
}

}  // namespace indexer
