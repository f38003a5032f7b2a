#include "indexer/extract/rtf_words.h"

#include <algorithm>
#include <array>
#include <functional>

namespace indexer {
namespace {

struct Destination {
  std::string_view word;
  RtfTarget target;
};
constexpr std::array destinations{
    Destination{"shptxt", RtfTarget::Box},
    Destination{"footnote", RtfTarget::Note},
    Destination{"listtext", RtfTarget::ListNumber},
    Destination{"pntext", RtfTarget::ListNumber},
    Destination{"fonttbl", RtfTarget::Fonts},
    Destination{"stylesheet", RtfTarget::Styles},
    Destination{"info", RtfTarget::Info},
    Destination{"pict", RtfTarget::Skipped},
    Destination{"objdata", RtfTarget::Skipped},
    Destination{"fldinst", RtfTarget::Skipped},
    Destination{"header", RtfTarget::Skipped},
    Destination{"headerl", RtfTarget::Skipped},
    Destination{"headerr", RtfTarget::Skipped},
    Destination{"headerf", RtfTarget::Skipped},
    Destination{"footer", RtfTarget::Skipped},
    Destination{"footerl", RtfTarget::Skipped},
    Destination{"footerr", RtfTarget::Skipped},
    Destination{"footerf", RtfTarget::Skipped},
    Destination{"ftnsep", RtfTarget::Skipped},
    Destination{"ftnsepc", RtfTarget::Skipped},
    Destination{"ftncn", RtfTarget::Skipped},
    Destination{"annotation", RtfTarget::Skipped},
    Destination{"colortbl", RtfTarget::Skipped},
    Destination{"filetbl", RtfTarget::Skipped},
    Destination{"list", RtfTarget::Skipped},
    Destination{"listtable", RtfTarget::Skipped},
    Destination{"listoverridetable", RtfTarget::Skipped},
    Destination{"revtbl", RtfTarget::Skipped},
    Destination{"xe", RtfTarget::Skipped},
    Destination{"tc", RtfTarget::Skipped},
    Destination{"tcn", RtfTarget::Skipped},
    Destination{"nonshppict", RtfTarget::Skipped},
    Destination{"sp", RtfTarget::Skipped},
    Destination{"nonesttables", RtfTarget::Skipped},
    Destination{"bkmkstart", RtfTarget::Skipped},
    Destination{"bkmkend", RtfTarget::Skipped},
};

/// Within these, what is worth having is in a destination further in.
constexpr std::array<std::string_view, 3> wrappings{"shpinst", "object", "upr"};
constexpr std::array<std::string_view, 3> wrapped{"shptxt", "result", "ud"};

constexpr std::array members_of_info{
    Destination{"title", RtfTarget::Title},
    Destination{"author", RtfTarget::Author},
    Destination{"keywords", RtfTarget::Keywords},
    Destination{"creatim", RtfTarget::Created},
};

struct Sign {
  std::string_view word;
  char16_t unit;
};
constexpr std::array signs{
    Sign{"tab", u' '},         Sign{"line", u' '},        Sign{"emdash", u'\u2014'},    Sign{"endash", u'\u2013'},
    Sign{"lquote", u'\u2018'}, Sign{"rquote", u'\u2019'}, Sign{"ldblquote", u'\u201C'}, Sign{"rdblquote", u'\u201D'},
    Sign{"bullet", u'\u2022'}, Sign{"emspace", u' '},     Sign{"enspace", u' '},        Sign{"qmspace", u' '},
    Sign{"zwj", u'\u200D'},    Sign{"zwnj", u'\u200C'},   Sign{"ltrmark", u'\u200E'},   Sign{"rtlmark", u'\u200F'},
};

constexpr std::array<std::string_view, 6> paragraph_ends{"par", "sect", "page", "column", "nestcell", "nestrow"};

struct CodePageWord {
  std::string_view word;
  std::int32_t code_page;
};
constexpr std::array code_page_words{CodePageWord{"ansi", 1252}, CodePageWord{"mac", 10000}, CodePageWord{"pc", 437},
                                     CodePageWord{"pca", 850}};

template <typename Rows, typename Value>
auto value_of(const Rows& rows, std::string_view word, Value value) {
  using Row = typename Rows::value_type;
  const auto found = std::ranges::find(rows, word, &Row::word);
  return found == rows.end() ? std::nullopt : std::optional(std::invoke(value, *found));
}

template <typename Words>
bool holds(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::optional<RtfTarget> rtf_destination(std::string_view word) {
  return value_of(destinations, word, &Destination::target);
}

std::optional<RtfTarget> rtf_member_of_info(std::string_view word) {
  return value_of(members_of_info, word, &Destination::target);
}

bool is_rtf_wrapping(std::string_view word) {
  return holds(wrappings, word);
}

bool is_wrapped_in_rtf(std::string_view word) {
  return holds(wrapped, word);
}

std::optional<char16_t> rtf_sign(std::string_view word) {
  return value_of(signs, word, &Sign::unit);
}

std::optional<std::int32_t> rtf_code_page(std::string_view word) {
  return value_of(code_page_words, word, &CodePageWord::code_page);
}

bool ends_rtf_paragraph(std::string_view word) {
  return holds(paragraph_ends, word);
}

}  // namespace indexer
