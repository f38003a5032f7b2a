#include "searchd/http/pages/help_view.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "searchd/http/pages/page_links.h"

namespace searchd::http {
namespace {

struct HelpExample {
  std::string_view query;
  std::string_view meaning;
};
constexpr std::array<HelpExample, 12> help_examples = {{
    {"migrant workers", "help.words"},
    {"\"right to seek asylum\"", "help.phrase"},
    {"detention -prison", "help.without"},
    {"return OR deportation", "help.or"},
    {"(work | labour) rights", "help.group"},
    {"regulari*", "help.prefix"},
    {"children NEAR/5 detention", "help.near"},
    {"title:asylum", "help.title_field"},
    {"kind:transcript detention", "help.kind"},
    {"language:es frontera", "help.language"},
    {"symbol:A/RES/73/195", "help.symbol"},
    {"date:2018..2021-06 compact", "help.date"},
}};

TemplateList help_rows(const PageContext& context) {
  TemplateList rows;
  for (const HelpExample& example : help_examples) {
    SearchRequest search;
    search.query = example.query;
    TemplateData row;
    row.set("example", example.query)
        .set("meaning", context.strings.text(example.meaning))
        .set("url", search_link(search, context.links));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

TemplateData help_view(const PageContext& context) {
  TemplateData data = page_frame(context, std::string(context.strings.text("help.title")), {}, help_link);
  data.set("examples", help_rows(context));
  return data;
}

}  // namespace searchd::http
