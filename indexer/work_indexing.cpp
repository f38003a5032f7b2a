#include "indexer/work_indexing.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "passage/index/fields.h"
#include "passage/index/records.h"
#include "passage/index/schema.h"
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

/// The terms of one Xapian document. Collected here first because Xapian keeps them in a tree, which costs several
/// times as much when the same word comes again and again.
class Postings {
 public:
  void add(const std::string& term, std::uint32_t frequency) { postings_[term].frequency += frequency; }
  void add_at(const std::string& term, Xapian::termpos position, std::uint32_t frequency) {
    Posting& posting = postings_[term];
    posting.frequency += frequency;
    posting.positions.push_back(position);
  }

  void move_to(Xapian::Document& document) {
    std::vector<const std::string*> terms;
    terms.reserve(postings_.size());
    for (const auto& [term, posting] : postings_) terms.push_back(&term);
    std::ranges::sort(terms, {}, [](const std::string* term) -> const std::string& { return *term; });
    for (const std::string* term : terms) {
      const Posting& posting = postings_.find(*term)->second;
      // The first call that names a term carries its frequency: each call is a search in Xapian's tree.
      std::uint32_t frequency = posting.frequency;
      for (const Xapian::termpos position : posting.positions) {
        document.add_posting(*term, position, std::exchange(frequency, 0));
      }
      if (posting.positions.empty()) document.add_term(*term, frequency);
    }
    postings_.clear();
  }

 private:
  struct Posting {
    std::uint32_t frequency = 0;
    std::vector<Xapian::termpos> positions;
  };
  std::unordered_map<std::string, Posting> postings_;
};

/// Where the words of a text go, and at which position they begin.
struct Place {
  Postings& postings;
  Xapian::termpos position = 0;
};

/// Adds the words of `text` to all the places, each counting `weight` times: a text is analysed once for both
/// databases. Returns how many positions it takes.
Xapian::termpos add_text(std::initializer_list<Place> places, Analyzer& analyzer, std::string_view text,
                         std::string_view language, std::uint32_t weight) {
  Xapian::termpos length = 0;
  for (const Token& token : analyzer.analyze(text)) {
    const std::string word = passage::word_term(*token.exact);
    for (const Place& place : places) place.postings.add_at(word, place.position + token.position, weight);
    length = token.position + 1;
    if (token.kind != TokenKind::Word) continue;
    for (const std::string& stem : analyzer.index_stems(text.substr(token.begin, token.end - token.begin), language)) {
      const std::string term = passage::stem_term(stem);
      for (const Place& place : places) place.postings.add(term, weight);
    }
  }
  return length;
}

/// Adds the words of a field's values under its own prefix.
Xapian::termpos add_field_words(Postings& postings, Analyzer& analyzer, const Field& field, std::string_view value,
                                Xapian::termpos position) {
  Xapian::termpos next = position;
  for (const Token& token : analyzer.analyze(value)) {
    postings.add_at(passage::field_word_term(field, *token.exact), position + token.position, 1);
    next = position + token.position + 1;
  }
  return next + title_gap;
}

const Document& earliest(const std::vector<Document>& versions) {
  const auto when = [](const Document& document) {
    const auto& date = document.metadata.date;
    return std::tuple(!date.has_value(), date ? std::string_view(date->first_day) : std::string_view{});
  };
  return *std::ranges::min_element(versions, {}, when);
}

class WorkIndexing {
 public:
  WorkIndexing(const passage::Work& work, Analyzer& analyzer)
      : work_(work), analyzer_(analyzer), digest_(passage::key_digest(work.key)) {}

  IndexedWork run() {
    passage::WorkRecord record{.key = work_.key};
    for (std::uint32_t i = 0; i < work_.versions.size(); ++i) {
      add_version(work_.versions[i], i);
      record.versions.push_back(record_of(work_.versions[i]));
    }
    add_fields();
    add_dates();
    postings_.move_to(indexed_.work);
    indexed_.work.add_boolean_term(passage::work_term(digest_));
    for (const std::string& term : boolean_terms_) indexed_.work.add_boolean_term(term);
    indexed_.work.set_data(encode(record));
    return std::move(indexed_);
  }

 private:
  void add_version(const Document& version, std::uint32_t index) {
    const std::string language(passage::primary_subtag(version.metadata.language));
    boolean_terms_.push_back(passage::id_term(version.metadata.id));
    std::uint32_t number = 0;
    for (const passage::Passage& passage : version.passages) {
      add_passage(version, passage, {.version = index, .number = ++number, .passage = passage});
    }
    position_ += version_gap;
    for (const Field& field : passage::fields()) {
      if (!field.has_words()) continue;
      for (const std::string& value : field.values(version)) {
        field_position_ = add_field_words(postings_, analyzer_, field, value, field_position_);
        if (field.word_weight == 0) continue;
        position_ += add_text({{postings_, position_}}, analyzer_, value, language, field.word_weight) + title_gap;
      }
    }
    position_ += version_gap;
  }

  void add_passage(const Document& version, const passage::Passage& text, const passage::PassageRecord& record) {
    static const Field& speaker = *passage::find_field("speaker");
    Postings postings;
    const std::string_view language = passage::primary_subtag(text.language);
    const Xapian::termpos length = add_text({{postings, 0}, {postings_, position_}}, analyzer_, text.text, language, 1);
    position_ += length;
    (void)add_field_words(postings, analyzer_, speaker, text.locator.speaker, length + title_gap);
    Xapian::Document& document = indexed_.passages.emplace_back();
    postings.move_to(document);
    document.add_boolean_term(passage::work_term(digest_));
    document.add_boolean_term(passage::id_term(version.metadata.id));
    document.add_value(passage::version_slot, passage::key_digest(version.metadata.id));
    document.add_value(passage::passage_language_slot, std::string(language));
    document.set_data(encode(record));
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

  void add_dates() {
    const auto& date = earliest(work_.versions).metadata.date;
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
            .fingerprint = version.fingerprint,
            .passage_count = static_cast<std::uint32_t>(version.passages.size())};
  }

  const passage::Work& work_;
  Analyzer& analyzer_;
  const std::string digest_;
  IndexedWork indexed_;
  Postings postings_;
  std::vector<std::string> boolean_terms_;
  Xapian::termpos position_ = 0;
  Xapian::termpos field_position_ = 0;
};

}  // namespace

IndexedWork index_work(const passage::Work& work, Analyzer& analyzer) {
  return WorkIndexing(work, analyzer).run();
}

}  // namespace indexer
