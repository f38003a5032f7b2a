// RIS: a line "TAG  - value" for each member, CR LF behind each. A value goes to the end of its line, so that there is
// nothing to escape in it and a line break is all that it may not hold.
#include <string>
#include <string_view>

#include "searchd/http/formats/citation.h"

namespace searchd::http {
namespace {

class RisText {
 public:
  void add(std::string_view tag, std::string_view value) {
    if (!value.empty()) line(tag, value);
  }
  std::string end() && {
    line("ER", "");
    return std::move(text_);
  }

 private:
  void line(std::string_view tag, std::string_view value) {
    text_.append(tag).append("  - ").append(value).append("\r\n");
  }

  std::string text_;
};

/// "2018/02/22/": year, month, day, and something about it; what is not known is empty.
std::string ris_date(const Citation& citation) {
  return citation.year.empty() ? "" : citation.year + "/" + citation.month + "/" + citation.day + "/";
}

}  // namespace

std::string to_ris(const Citation& citation) {
  const CitationType& type = citation_type(citation.kind);
  const bool is_of_meeting = type.container == Container::Meeting;
  RisText ris;
  ris.add("TY", type.ris);
  ris.add("ID", citation.key);
  ris.add("TI", citation.title);
  for (const Citation::Name& author : citation.authors) ris.add("AU", author.text);
  ris.add("PY", citation.year);
  ris.add("DA", ris_date(citation));
  if (is_of_meeting) ris.add("T2", citation.event);
  if (type.container == Container::Publication) ris.add("T2", citation.publisher);
  ris.add("M3", citation.kind);
  ris.add("SN", citation.symbol);
  ris.add("PB", citation.publisher);
  ris.add("SP", citation.page);
  ris.add("N1", citation.note);
  if (!is_of_meeting) ris.add("N1", citation.event);
  ris.add("LA", citation.language);
  ris.add("DO", citation.doi);
  ris.add("UR", citation.url);
  for (const std::string& topic : citation.topics) ris.add("KW", topic);
  return std::move(ris).end();
}

}  // namespace searchd::http
