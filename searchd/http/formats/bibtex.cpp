// BibTeX: values in braces, which must balance, backslashes or not. What TeX would take for more than a character is
// written as TeX writes that character; letters beyond ASCII stay as they are, for biber and the BibTeX of today.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passage/text/unicode.h"
#include "searchd/http/formats/citation.h"
#include "searchd/http/percent_encoding.h"

namespace searchd::http {
namespace {

constexpr auto special_characters = std::to_array<std::pair<char, std::string_view>>({
    {'\\', "\\textbackslash{}"},
    {'{', "\\textbraceleft{}"},
    {'}', "\\textbraceright{}"},
    {'~', "\\textasciitilde{}"},
    {'^', "\\textasciicircum{}"},
    {'#', "\\#"},
    {'$', "\\$"},
    {'%', "\\%"},
    {'&', "\\&"},
    {'_', "\\_"},
});

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto special = std::ranges::find(special_characters, c, &std::pair<char, std::string_view>::first);
    if (special == special_characters.end()) {
      out += c;
    } else {
      out += special->second;
    }
  }
  return out;
}

/// An address is taken as it is; what could end the value, or is no character of addresses, is percent-encoded.
std::string verbatim_url(std::string_view url) {
  constexpr std::string_view unsafe = "{}\\\"<>^`| ";
  std::string out;
  for (const char c : url) {
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
    out += is_ascii && unsafe.find(c) == std::string_view::npos ? std::string(1, c)
                                                                : percent_encoded(std::string_view(&c, 1));
  }
  return out;
}

/// BibTeX parts names at "and" and at commas. An organization has no parts; nor has what is no name of a person.
std::string bibtex_name(const Citation::Name& name) {
  const std::string lower = passage::ascii_lower(name.text);
  const bool would_break = lower.find(" and ") != std::string::npos || lower.starts_with("and ") ||
                           lower.ends_with(" and") || std::ranges::count(name.text, ',') > 2;
  const std::string text = escaped(name.text);
  return name.is_corporate || would_break ? '{' + text + '}' : text;
}

std::string bibtex_names(const std::vector<Citation::Name>& names) {
  std::string text;
  for (const Citation::Name& name : names) text += (text.empty() ? "" : " and ") + bibtex_name(name);
  return text;
}

std::string bibtex_month(const std::string& month) {
  constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
  return month.empty() ? std::string{} : std::string(names.at(std::stoul(month) - 1));
}

std::string with_capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

/// Who answers for a report: BibTeX wants somebody.
std::string institution_of(const Citation& citation) {
  if (!citation.publisher.empty()) return citation.publisher;
  const auto first = std::ranges::find(citation.authors, true, &Citation::Name::is_corporate);
  return first == citation.authors.end() ? std::string{} : first->text;
}

class BibtexEntry {
 public:
  BibtexEntry(std::string_view type, std::string_view key) : text_("@") { text_.append(type).append("{").append(key); }
  /// `value` is BibTeX already.
  void add(std::string_view name, const std::string& value) {
    if (!value.empty()) text_.append(",\n  ").append(name).append(" = {").append(value).append("}");
  }
  void add_macro(std::string_view name, const std::string& macro) {
    if (!macro.empty()) text_.append(",\n  ").append(name).append(" = ").append(macro);
  }
  std::string end() && { return std::move(text_) + "\n}\n"; }

 private:
  std::string text_;
};

}  // namespace

std::string to_bibtex(const Citation& citation) {
  const std::string_view type = citation_type(citation.kind).bibtex;
  const bool is_report = type == "techreport";
  BibtexEntry entry(type, citation.key);
  entry.add("author", bibtex_names(citation.authors));
  // In braces of its own, lest a style change its capitals: only of English would it know which.
  if (!citation.title.empty()) entry.add("title", '{' + escaped(citation.title) + '}');
  entry.add("year", citation.year);
  entry.add_macro("month", bibtex_month(citation.month));
  entry.add("day", citation.day);
  entry.add("type", with_capital(escaped(citation.kind)));
  entry.add("number", escaped(citation.symbol));
  entry.add(is_report ? "institution" : "publisher",
            escaped(is_report ? institution_of(citation) : citation.publisher));
  entry.add("eventtitle", escaped(citation.event));
  entry.add("pages", escaped(citation.page));
  entry.add("note", escaped(citation.note));
  entry.add("language", escaped(citation.language));
  entry.add("doi", citation.doi);
  entry.add("url", verbatim_url(citation.url));
  std::string keywords;
  for (const std::string& topic : citation.topics) keywords += (keywords.empty() ? "" : ", ") + topic;
  entry.add("keywords", escaped(keywords));
  return std::move(entry).end();
}

}  // namespace searchd::http
