#include "indexer/extract/html_metadata.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/json_ld.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

using passage::Metadata;

/// Where a statement stands; what is more deliberate comes first and wins.
enum class Trust : std::uint8_t { Bibliographic, Social, Plain };
constexpr std::size_t trust_levels = 3;

struct MetaRow {
  std::string_view name;  ///< `name` or `property` of the meta element, in lower case.
  Trust trust;
  std::string Metadata::*text = nullptr;
  std::vector<std::string> Metadata::*list = nullptr;
  bool date = false;
};

constexpr std::array meta_rows{
    MetaRow{"article:published_time", Trust::Social, nullptr, nullptr, true},
    MetaRow{"author", Trust::Plain, nullptr, &Metadata::authors},
    MetaRow{"citation_author", Trust::Bibliographic, nullptr, &Metadata::authors},
    MetaRow{"citation_date", Trust::Bibliographic, nullptr, nullptr, true},
    MetaRow{"citation_doi", Trust::Bibliographic, &Metadata::identifier},
    MetaRow{"citation_language", Trust::Bibliographic, &Metadata::language},
    MetaRow{"citation_publication_date", Trust::Bibliographic, nullptr, nullptr, true},
    MetaRow{"citation_publisher", Trust::Bibliographic, &Metadata::publisher},
    MetaRow{"citation_title", Trust::Bibliographic, &Metadata::title},
    MetaRow{"date", Trust::Plain, nullptr, nullptr, true},
    MetaRow{"dc.creator", Trust::Bibliographic, nullptr, &Metadata::authors},
    MetaRow{"dc.date", Trust::Bibliographic, nullptr, nullptr, true},
    MetaRow{"dc.date.issued", Trust::Bibliographic, nullptr, nullptr, true},
    MetaRow{"dc.identifier", Trust::Bibliographic, &Metadata::identifier},
    MetaRow{"dc.issued", Trust::Bibliographic, nullptr, nullptr, true},
    MetaRow{"dc.language", Trust::Bibliographic, &Metadata::language},
    MetaRow{"dc.publisher", Trust::Bibliographic, &Metadata::publisher},
    MetaRow{"dc.rights", Trust::Bibliographic, &Metadata::rights},
    MetaRow{"dc.title", Trust::Bibliographic, &Metadata::title},
    MetaRow{"og:site_name", Trust::Social, &Metadata::publisher},
    MetaRow{"og:title", Trust::Social, &Metadata::title},
};
static_assert(std::ranges::is_sorted(meta_rows, {}, &MetaRow::name));

/// Everything that the walk over the page gathers.
struct Statements {
  std::array<Metadata, trust_levels> meta;
  Metadata json_ld;
  std::string title;
  std::string h1;  ///< The first.
  std::size_t h1_count = 0;
  std::string canonical;
  std::string html_language;    ///< `lang` of html, else of body.
  std::string header_language;  ///< http-equiv="content-language"
  std::string time;
};

/// Dublin Core is written "dc.title", "DC:title" and "dcterms.title".
std::string canonical_name(std::string_view label) {
  std::string name = passage::ascii_lower(passage::trimmed(label));
  if (name.starts_with("dcterms")) name.erase(2, 5);
  if (name.starts_with("dc:")) name[2] = '.';
  return name;
}

/// Citation metadata writes 2018/02/22.
std::optional<passage::DateInterval> read_date(std::string text) {
  if (text.size() >= 7 && text[4] == '/') std::ranges::replace(text, '/', '-');
  return passage::parse_date(text);
}

void read_meta(const xmlNode& element, Statements& statements, std::vector<std::string>& remarks) {
  std::string_view label = attribute(element, "name");
  if (label.empty()) label = attribute(element, "property");
  const std::string name = canonical_name(label);
  const std::string content = clean_text(attribute(element, "content"));
  if (content.empty()) return;
  if (passage::ascii_lower(attribute(element, "http-equiv")) == "content-language")
    statements.header_language = content;
  const auto row = std::ranges::lower_bound(meta_rows, name, {}, &MetaRow::name);
  if (row == meta_rows.end() || row->name != name) return;
  Metadata& metadata = statements.meta[static_cast<std::size_t>(row->trust)];
  if (row->text != nullptr && (metadata.*row->text).empty()) metadata.*row->text = content;
  if (row->list != nullptr && content.find("://") == std::string::npos) (metadata.*row->list).push_back(content);
  if (!row->date || metadata.date) return;
  metadata.date = read_date(content);
  if (!metadata.date) remarks.push_back("the date \"" + content + "\" (meta " + name + ") is not a date");
}

std::string inner_text(const xmlNode& element) {
  std::string text;
  walk(
      element,
      [&](const xmlNode& node) {
        text += text_of(node);
        return true;
      },
      [](const xmlNode&) {});
  return clean_text(text);
}

/// The code of a script is no text to text_of().
std::string_view code_of(const xmlNode& script) {
  const xmlNode* code = script.children;
  if (code == nullptr || code->content == nullptr) return {};
  return reinterpret_cast<const char*>(code->content);
}

/// Whether to read on below; svg has titles of its own, and what stands aside speaks of other documents.
bool read_element(const xmlNode& node, Statements& statements, std::vector<std::string>& remarks) {
  const std::string_view name = name_of(node);
  if (name == "svg" || name == "template" || name == "nav" || name == "aside") return false;
  if ((name == "html" || name == "body") && statements.html_language.empty()) {
    statements.html_language = clean_text(language_of(node));
  }
  if (name == "meta") read_meta(node, statements, remarks);
  if (name == "title" && statements.title.empty()) statements.title = inner_text(node);
  if (name == "h1" && statements.h1_count++ == 0) statements.h1 = inner_text(node);
  if (name == "time" && statements.time.empty()) statements.time = clean_text(attribute(node, "datetime"));
  if (name == "link" && statements.canonical.empty() && passage::ascii_lower(attribute(node, "rel")) == "canonical") {
    statements.canonical = clean_text(attribute(node, "href"));
  }
  if (name == "script" && passage::ascii_lower(attribute(node, "type")).starts_with("application/ld+json")) {
    statements.json_ld = merged(std::move(statements.json_ld), read_json_ld(code_of(node)));
  }
  return true;
}

/// Whether a word of the title stands in the text.
bool is_about(const std::string& title, const std::vector<Block>& blocks) {
  for (std::string_view rest = title; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool found =
        std::ranges::any_of(blocks, [&](const Block& block) { return block.text.find(word) != std::string::npos; });
    if (found && word.size() > 2) return true;
  }
  return false;
}

/// The title of a page is often its heading and then the site's name, or a label that says nothing of the text
/// ("French"): then the only h1 is better.
bool is_better_title(const std::string& heading, const std::string& title, const std::vector<Block>& blocks) {
  const bool read = std::ranges::any_of(
      blocks, [&](const Block& block) { return block.kind == BlockKind::Heading && block.text == heading; });
  return read && (title.starts_with(heading) || !is_about(title, blocks));
}

bool is_web_address(std::string_view url) {
  const std::string lower = passage::ascii_lower(url.substr(0, 8));
  return lower.starts_with("https://") || lower.starts_with("http://");
}

/// Everything that stands in elements of their own, for what no meta element says.
Metadata plain_statements(const Statements& statements, const std::vector<Block>& blocks) {
  Metadata metadata;
  metadata.title = statements.title;
  if (statements.h1_count == 1 && is_better_title(statements.h1, metadata.title, blocks)) {
    metadata.title = statements.h1;
  }
  metadata.language = statements.html_language.empty() ? statements.header_language : statements.html_language;
  metadata.date = read_date(statements.time);
  return metadata;
}

}  // namespace

Metadata html_metadata(const xmlDoc& document, const std::vector<Block>& blocks, std::vector<std::string>& remarks) {
  Statements statements;
  const xmlNode* root = xmlDocGetRootElement(const_cast<xmlDoc*>(&document));
  if (root == nullptr) return {};
  walk(
      *root, [&](const xmlNode& node) { return read_element(node, statements, remarks); }, [](const xmlNode&) {});
  const auto meta = [&](Trust trust) -> const Metadata& { return statements.meta[static_cast<std::size_t>(trust)]; };

  Metadata metadata;
  if (is_web_address(statements.canonical)) metadata.url = statements.canonical;
  metadata.language = statements.html_language;  // whatever else is said, speech and search go by this
  metadata = merged(std::move(metadata), meta(Trust::Bibliographic));
  metadata = merged(std::move(metadata), statements.json_ld);
  metadata = merged(std::move(metadata), meta(Trust::Social));
  metadata = merged(std::move(metadata), meta(Trust::Plain));
  return merged(std::move(metadata), plain_statements(statements, blocks));
}

}  // namespace indexer
