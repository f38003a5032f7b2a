#include "passage/thesaurus/thesaurus.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <unordered_map>
#include <utility>

#include "passage/error.h"
#include "passage/text/unicode.h"
#include "passage/thesaurus/label_index.h"

namespace passage {
namespace {

constexpr std::size_t longest_name = 100;

std::string_view last_part(std::string_view iri) {
  return iri.substr(iri.find_last_of("/#:") + 1);
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// Three small letters in a row: not "1001456", not "COL001".
bool is_made_of_words(std::string_view name) {
  std::size_t run = 0;
  for (const char c : name) {
    run = is_lower(c) ? run + 1 : 0;
    if (run == 3) return true;
  }
  return false;
}

bool is_plain(char c) {
  return is_lower(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// "Women's rights" as "women-s-rights".
std::string with_hyphens(std::string_view label) {
  std::string name;
  for (const char c : fold(label)) {
    if (is_plain(c)) {
      name += c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (name.ends_with('-')) name.pop_back();
  return std::string(truncated(name, longest_name));
}

std::string name_of(const ConceptRecord& record) {
  const std::string_view part = last_part(record.iri);
  if (is_made_of_words(part)) {
    if (std::string name = with_hyphens(part); !name.empty()) return name;
  }
  const auto english = std::ranges::find_if(record.labels, [](const LabelRecord& label) {
    return label.language == "en" && label.kind == LabelKind::Preferred;
  });
  std::string name = with_hyphens((english != record.labels.end() ? *english : record.labels.front()).text);
  return name.empty() ? "concept" : name;
}

/// Adds what another file says of a concept.
void add_to(ConceptRecord& known, ConceptRecord&& more) {
  for (LabelRecord& label : more.labels) {
    const bool is_known = std::ranges::any_of(known.labels, [&](const LabelRecord& other) {
      return other.text == label.text && other.language == label.language;
    });
    if (!is_known) known.labels.push_back(std::move(label));
  }
  std::ranges::move(more.broader, std::back_inserter(known.broader));
}

}  // namespace

Thesaurus::Thesaurus(const std::vector<ThesaurusFile>& files) {
  std::vector<ConceptRecord> records = join(files);
  store_labels(records);
  index_labels();
}

Thesaurus::Thesaurus(Thesaurus&&) noexcept = default;
Thesaurus& Thesaurus::operator=(Thesaurus&&) noexcept = default;
Thesaurus::~Thesaurus() = default;

std::vector<ConceptRecord> Thesaurus::join(const std::vector<ThesaurusFile>& files) {
  std::vector<ConceptRecord> records;
  std::unordered_map<std::string, ConceptId> by_iri;
  std::unordered_map<std::string, ConceptId> by_name;
  for (const ThesaurusFile& file : files) {
    for (ConceptRecord& record : read_concepts(file)) {
      const auto known = record.iri.empty() ? by_iri.end() : by_iri.find(record.iri);
      const auto next = static_cast<ConceptId>(records.size());
      const ConceptId id =
          known != by_iri.end() ? known->second : by_name.try_emplace(name_of(record), next).first->second;
      if (!record.iri.empty()) by_iri.emplace(record.iri, id);
      if (id == next) {
        records.push_back(std::move(record));
        continue;
      }
      add_to(records[id], std::move(record));
    }
  }
  if (records.size() > most_concepts) throw Error("the thesauri have more concepts than there may be");

  concepts_.resize(records.size());
  for (auto& [name, id] : by_name) concepts_[id].name = name;
  for (ConceptId id = 0; id < records.size(); ++id) {
    by_name_.push_back(id);
    std::vector<ConceptId>& broader = concepts_[id].broader;
    for (const std::string& iri : records[id].broader) {
      const auto found = by_iri.find(iri);
      const bool is_new =
          found != by_iri.end() && found->second != id && std::ranges::find(broader, found->second) == broader.end();
      if (is_new) broader.push_back(found->second);
    }
  }
  std::ranges::sort(by_name_, {}, [&](ConceptId id) -> const std::string& { return concepts_[id].name; });
  return records;
}

void Thesaurus::store_labels(std::vector<ConceptRecord>& records) {
  std::set<std::string> languages;
  for (const ConceptRecord& record : records) {
    for (const LabelRecord& label : record.labels) languages.insert(label.language);
  }
  languages_.assign(languages.begin(), languages.end());
  std::size_t bytes = 0;
  std::size_t count = 0;
  for (ConceptRecord& record : records) {
    const auto order = [](const LabelRecord& label) { return std::pair(std::string_view(label.language), label.kind); };
    std::ranges::stable_sort(record.labels, {}, order);
    count += record.labels.size();
    for (const LabelRecord& label : record.labels) bytes += label.text.size();
  }
  if (count > most_labels || languages_.size() > std::numeric_limits<std::uint16_t>::max()) {
    throw Error("the thesauri have more labels than there may be");
  }
  texts_.reserve(bytes);
  labels_.reserve(count);
  for (ConceptId id = 0; id < records.size(); ++id) {
    concepts_[id].first_label = static_cast<std::uint32_t>(labels_.size());
    concepts_[id].label_count = static_cast<std::uint32_t>(records[id].labels.size());
    for (const LabelRecord& label : records[id].labels) {
      const auto language = std::ranges::lower_bound(languages_, label.language) - languages_.begin();
      labels_.push_back({static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint16_t>(label.text.size()),
                         static_cast<std::uint16_t>(language), label.kind});
      texts_ += label.text;
    }
  }
}

void Thesaurus::index_labels() {
  std::vector<IndexedLabel> all;
  all.reserve(labels_.size());
  for (ConceptId id = 0; id < concepts_.size(); ++id) {
    const Concept& one = concepts_[id];
    for (const StoredLabel& stored : std::span(labels_).subspan(one.first_label, one.label_count)) {
      all.push_back({label(stored).text, stored.language, stored.kind, id});
    }
  }
  label_index_ = std::make_unique<const LabelIndex>(all, languages_);
}

Label Thesaurus::label(const StoredLabel& stored) const {
  return {std::string_view(texts_).substr(stored.begin, stored.size), languages_[stored.language], stored.kind};
}

std::string_view Thesaurus::name(ConceptId id) const {
  return concepts_.at(id).name;
}

std::optional<ConceptId> Thesaurus::find(std::string_view name) const {
  const auto by_name = [this](ConceptId id) -> std::string_view { return concepts_[id].name; };
  const auto found = std::ranges::lower_bound(by_name_, name, {}, by_name);
  if (found == by_name_.end() || by_name(*found) != name) return std::nullopt;
  return *found;
}

std::vector<Label> Thesaurus::labels(ConceptId id) const {
  const Concept& one = concepts_.at(id);
  std::vector<Label> labels;
  for (const StoredLabel& stored : std::span(labels_).subspan(one.first_label, one.label_count)) {
    labels.push_back(label(stored));
  }
  return labels;
}

std::vector<Label> Thesaurus::translations(ConceptId id, std::size_t most_per_language) const {
  std::vector<Label> chosen;
  std::size_t of_language = 0;
  for (const Label& label : labels(id)) {
    if (!chosen.empty() && chosen.back().language != label.language) of_language = 0;
    if (label.kind == LabelKind::Hidden || of_language == most_per_language) continue;
    ++of_language;
    chosen.push_back(label);
  }
  return chosen;
}

std::span<const ConceptId> Thesaurus::broader(ConceptId id) const {
  return concepts_.at(id).broader;
}

}  // namespace passage
