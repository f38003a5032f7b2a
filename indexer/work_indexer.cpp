#include "indexer/work_indexer.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "passage/index/fields.h"
#include "passage/index/records.h"
#include "passage/index/schema.h"
#include "passage/text/document_symbol.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

using passage::Analyzer;
using passage::Document;
using passage::Field;
using passage::Token;
using passage::TokenKind;

// Phrases do not reach from a title into the text, nor from one version into the next.
constexpr Xapian::termpos title_gap = 100;
constexpr Xapian::termpos version_gap = 1000;

const Document& earliest(const std::vector<Document>& versions) {
  const auto when = [](const Document& document) {
    const auto& date = document.metadata.date;
    return std::tuple(!date.has_value(), date ? std::string_view(date->first_day) : std::string_view{});
  };
  return *std::ranges::min_element(versions, {}, when);
}

/// Whether a value is the beginning of the text, cut, for want of a title: as a title it would say too much.
bool is_cut_from(const Document& version, std::string_view value) {
  constexpr std::string_view mark = "…";
  if (!value.ends_with(mark) || version.passages.empty()) return false;
  value.remove_suffix(mark.size());
  return version.passages.front().text.starts_with(value);
}

/// Makes one work.
class WorkIndexing {
 public:
  WorkIndexing(const passage::Work& work, Analyzer& analyzer, TermTable& table, Postings& postings)
      : work_(work), analyzer_(analyzer), table_(table), postings_(postings) {}

  /// A copy adds its passages, to be read, and what its metadata says otherwise. Its text is that of the version which
  /// is shown for it: words that were indexed twice would weigh twice.
  IndexedWork run() {
    passage::WorkRecord record{.key = work_.key};
    for (std::uint32_t i = 0; i < work_.versions.size(); ++i) {
      record.versions.push_back(add_version(work_.versions[i], i));
    }
    add_fields();
    add_symbols();
    add_dates();
    postings_.move_to(indexed_.work, table_);
    indexed_.work.add_boolean_term(passage::work_term(passage::key_digest(work_.key)));
    for (const std::string& term : boolean_terms_) indexed_.work.add_boolean_term(term);
    indexed_.work.set_data(encode(record));
    return std::move(indexed_);
  }

 private:
  passage::VersionRecord add_version(const Document& version, std::uint32_t index) {
    const std::string id = passage::id_term(version.metadata.id);
    boolean_terms_.push_back(id);
    passage::VersionRecord record = record_of(version);
    record.first_position = position_;
    std::uint32_t number = 0;
    for (const passage::Passage& passage : version.passages) {
      record.passage_lengths.push_back(version.copy_of.empty() ? add_passage(passage) : 0);
      Xapian::Document& document = indexed_.passages.emplace_back();
      document.add_boolean_term(id);
      document.set_data(encode(passage::PassageRecord{.version = index, .number = ++number, .passage = passage}));
    }
    position_ += version_gap;
    const std::string_view language = passage::primary_subtag(version.metadata.language);
    for (const Field& field : passage::fields()) {
      if (!field.has_words() || field.of_passages) continue;
      for (const std::string& value : field.values(version)) {
        const bool is_said_again = !said_.emplace(field.name, value).second && !version.copy_of.empty();
        if (!is_said_again && !is_cut_from(version, value)) {
          field_position_ += add_field_words(field, value, field_position_) + title_gap;
        }
        if (field.word_weight > 0) position_ += add_text(value, language, field.word_weight) + title_gap;
      }
    }
    position_ += version_gap;
    return record;
  }

  /// Returns how many positions the passage takes.
  Xapian::termpos add_passage(const passage::Passage& passage) {
    static const Field& speaker = *passage::find_field("speaker");
    (void)add_field_words(speaker, passage.locator.speaker, position_);
    const Xapian::termpos length = add_text(passage.text, passage::primary_subtag(passage.language), 1);
    position_ += length;
    return length;
  }

  /// Adds the words of a text, and their stems, each counting `weight` times. Returns how many positions they take.
  Xapian::termpos add_text(std::string_view text, std::string_view language, std::uint32_t weight) {
    Xapian::termpos length = 0;
    const std::vector<passage::FoundSymbol> symbols = passage::find_document_symbols(text);
    auto symbol = symbols.begin();
    for (const Token& token : analyzer_.analyze(text)) {
      if (symbol != symbols.end() && token.begin >= symbol->begin) {
        postings_.add_at(table_.id(passage::symbol_term(symbol->symbol)), position_ + token.position, weight);
        ++symbol;
      }
      const TermTable::WordTerms& terms = table_.terms_of(token, text, language);
      postings_.add_at(terms.exact, position_ + token.position, weight);
      // Where the stem is the word itself, the word's positions are enough.
      for (const TermId stem : terms.own_stems) postings_.add(stem, weight);
      for (const TermId stem : terms.other_stems) postings_.add_at(stem, position_ + token.position, weight);
      length = token.position + 1;
    }
    return length;
  }

  /// Adds the words of a field's value under its own prefix. Returns how many positions they take.
  Xapian::termpos add_field_words(const Field& field, std::string_view value, Xapian::termpos position) {
    Xapian::termpos length = 0;
    for (const Token& token : analyzer_.analyze(value)) {
      postings_.add_at(table_.id(passage::field_word_term(field, *token.exact)), position + token.position, 1);
      length = token.position + 1;
    }
    return length;
  }

  void add_fields() {
    for (const Field& field : passage::fields()) {
      if (!field.can_filter()) continue;
      // By folded form, so that values which differ in spelling only are one.
      std::map<std::string, std::string> values;
      const auto add = [&](const Document& version) {
        for (const std::string& value : field.values(version)) {
          values.emplace(passage::field_value_term(field, value), value);
        }
      };
      if (field.of_earliest) {
        add(earliest(work_.versions));
      } else {
        std::ranges::for_each(work_.versions, add);
      }
      std::vector<std::string> shown;
      for (const auto& [term, value] : values) {
        boolean_terms_.push_back(term);
        shown.push_back(value);
      }
      if (field.is_facet() && !shown.empty()) indexed_.work.add_value(field.slot, passage::encode_slot_values(shown));
    }
  }

  /// The symbols of the versions, as the texts of others name them.
  void add_symbols() {
    for (const Document& version : work_.versions) {
      const auto symbol = passage::document_symbol(version.metadata.symbol);
      if (symbol) postings_.add(table_.id(passage::symbol_term(*symbol)), 1);
    }
  }

  void add_dates() {
    const auto& date = earliest(work_.versions).metadata.date;
    // A copy of what was there is nothing new.
    std::string added;
    for (const Document& version : work_.versions) {
      if (version.copy_of.empty()) added = std::max(added, version.added);
    }
    indexed_.work.add_value(passage::added_slot, added + (date ? date->first_day : std::string{}));
    indexed_.work.add_value(passage::undated_last_slot, date ? date->first_day : "~");
    if (!date) return;
    indexed_.work.add_value(passage::first_day_slot, date->first_day);
    indexed_.work.add_value(passage::last_day_slot, date->last_day);
  }

  static passage::VersionRecord record_of(const Document& version) {
    return {.metadata = version.metadata,
            .source = version.source,
            .format = version.format,
            .file = version.file,
            .file_size = version.file_size,
            .fingerprint = version.fingerprint,
            .added = version.added,
            .copy_of = version.copy_of};
  }

  const passage::Work& work_;
  Analyzer& analyzer_;
  TermTable& table_;
  Postings& postings_;
  IndexedWork indexed_;
  std::vector<std::string> boolean_terms_;
  std::set<std::pair<std::string_view, std::string>> said_;  ///< Values of fields.
  Xapian::termpos position_ = 0;
  Xapian::termpos field_position_ = 0;
};

}  // namespace

IndexedWork WorkIndexer::index(const passage::Work& work) {
  table_.forget_too_many();
  return WorkIndexing(work, analyzer_, table_, postings_).run();
}

}  // namespace indexer
