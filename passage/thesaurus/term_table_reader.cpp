#include "passage/thesaurus/term_table_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "passage/error.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace passage {
namespace {

struct KindPrefix {
  std::string_view prefix;
  LabelKind kind;
};
constexpr std::array kind_prefixes{
    KindPrefix{"alt_", LabelKind::Alternative},
    KindPrefix{"hidden_", LabelKind::Hidden},
    KindPrefix{"", LabelKind::Preferred},
};

struct Column {
  bool is_id = false;
  LabelKind kind = LabelKind::Preferred;
  std::string language;
};

/// The text up to the separator, which goes with it.
std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

class TableReading {
 public:
  explicit TableReading(const std::string& name) : name_(name) {}

  std::vector<ConceptRecord> run(std::string_view content) {
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    while (!content.empty()) {
      ++line_;
      std::string_view row = cut(content, '\n');
      if (row.ends_with('\r')) row.remove_suffix(1);
      if (!is_valid_utf8(row)) fail("it is not UTF-8");
      if (columns_.empty()) {
        read_header(row);
      } else if (!trimmed(row).empty() && row.front() != '#' && row.front() != '@') {
        read_row(row);
      }
    }
    if (columns_.empty()) throw Error(name_ + ": there is no row that names the columns");
    return std::move(records_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(name_ + ":" + std::to_string(line_) + ": " + what);
  }

  void read_header(std::string_view row) {
    for (bool more = true; more;) {
      more = row.find('\t') != std::string_view::npos;
      const std::string_view title = trimmed(cut(row, '\t'));
      if (title == "id" || title == "uri") {
        columns_.push_back({.is_id = true});
        continue;
      }
      const auto kind =
          std::ranges::find_if(kind_prefixes, [&](const KindPrefix& one) { return title.starts_with(one.prefix); });
      std::string language(primary_subtag(canonical_language(title.substr(kind->prefix.size()))));
      if (language.empty()) {
        fail("the column \"" + to_valid_utf8(truncated(title, 40)) +
             "\" is neither a language (\"es\", \"alt_es\", \"hidden_es\") nor \"id\"");
      }
      columns_.push_back({.kind = kind->kind, .language = std::move(language)});
    }
  }

  void read_row(std::string_view row) {
    ConceptRecord record;
    for (const Column& column : columns_) {
      std::string_view field = trimmed(cut(row, '\t'));
      if (column.is_id) {
        record.iri = field;
        continue;
      }
      while (!field.empty()) {
        const std::string_view text = trimmed(cut(field, '|'));
        if (text.empty() || text.size() > longest_label) continue;
        if (++label_count_ > most_labels) throw Error(name_ + " has more labels than a thesaurus may have");
        record.labels.push_back({std::string(text), column.language, column.kind});
      }
    }
    if (!trimmed(row).empty()) fail("the row has more fields than there are columns");
    if (record.labels.empty()) return;
    if (records_.size() == most_concepts) throw Error(name_ + " has more concepts than a thesaurus may have");
    records_.push_back(std::move(record));
  }

  const std::string& name_;
  std::size_t line_ = 0;
  std::vector<Column> columns_;
  std::vector<ConceptRecord> records_;
  std::size_t label_count_ = 0;
};

}  // namespace

std::vector<ConceptRecord> read_term_table(const std::string& content, const std::string& name) {
  if (content.size() > most_thesaurus_bytes) throw Error(name + " is larger than a thesaurus may be");
  return TableReading(name).run(content);
}

}  // namespace passage
