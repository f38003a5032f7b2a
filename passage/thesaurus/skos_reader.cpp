#include "passage/thesaurus/skos_reader.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "passage/error.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"
#include "passage/thesaurus/rdf_xml_reader.h"
#include "passage/thesaurus/turtle_reader.h"

namespace passage {
namespace {

constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";

struct LabelProperty {
  std::string_view name;
  LabelKind kind;
};
constexpr std::array label_properties{
    LabelProperty{"prefLabel", LabelKind::Preferred},
    LabelProperty{"altLabel", LabelKind::Alternative},
    LabelProperty{"hiddenLabel", LabelKind::Hidden},
};

class Collector {
 public:
  explicit Collector(const std::string& name) : name_(name) {}

  void take(const RdfStatement& statement) {
    if (!statement.predicate.starts_with(skos)) return;
    const std::string_view property = statement.predicate.substr(skos.size());
    if (property == "broader" && !statement.is_literal) {
      at(statement.subject).broader.emplace_back(statement.object);
    } else if (property == "narrower" && !statement.is_literal) {
      at(statement.object).broader.emplace_back(statement.subject);
    } else if (statement.is_literal) {
      const auto found = std::ranges::find(label_properties, property, &LabelProperty::name);
      if (found != label_properties.end()) add_label(statement, found->kind);
    }
  }

  std::vector<ConceptRecord> run() {
    std::erase_if(records_, [](const ConceptRecord& record) { return record.labels.empty(); });
    return std::move(records_);
  }

 private:
  ConceptRecord& at(std::string_view iri) {
    const auto [place, is_new] = places_.try_emplace(std::string(iri), records_.size());
    if (is_new) {
      if (records_.size() == most_concepts) throw Error(name_ + " has more concepts than a thesaurus may have");
      records_.push_back({.iri = std::string(iri)});
    }
    return records_[place->second];
  }

  void add_label(const RdfStatement& statement, LabelKind kind) {
    const std::string_view text = trimmed(statement.object);
    if (text.empty() || text.size() > longest_label) return;
    if (++label_count_ > most_labels) throw Error(name_ + " has more labels than a thesaurus may have");
    at(statement.subject).labels.push_back({std::string(text), language_of(statement.language), kind});
  }

  // There are few tags and ICU takes its time for each.
  const std::string& language_of(std::string_view tag) {
    const auto [known, is_new] = languages_.try_emplace(std::string(tag));
    if (is_new) {
      known->second = primary_subtag(canonical_language(tag));
      if (known->second.empty()) known->second = "und";
    }
    return known->second;
  }

  const std::string& name_;
  std::vector<ConceptRecord> records_;
  std::unordered_map<std::string, std::size_t> places_;
  std::unordered_map<std::string, std::string> languages_;
  std::size_t label_count_ = 0;
};

}  // namespace

std::vector<ConceptRecord> read_skos(const std::string& content, RdfSyntax syntax, const std::string& name) {
  if (content.size() > most_thesaurus_bytes) throw Error(name + " is larger than a thesaurus may be");
  Collector collector(name);
  const RdfSink sink = [&](const RdfStatement& statement) { collector.take(statement); };
  (syntax == RdfSyntax::Turtle ? read_turtle : read_rdf_xml)(content, name, sink);
  return collector.run();
}

}  // namespace passage
