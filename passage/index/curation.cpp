#include "passage/index/curation.h"

#include <algorithm>
#include <set>

#include "passage/error.h"
#include "passage/index/byte_codec.h"
#include "passage/index/durable_file.h"
#include "passage/text/unicode.h"

namespace fs = std::filesystem;

namespace passage {
namespace {

constexpr std::string_view head = "passage curation";
constexpr std::uint64_t version = 1;
constexpr std::size_t most_bytes = std::size_t{256} << 20;

std::string_view id_of(const Curation::Correction& correction) {
  return correction.metadata.id;
}

/// Does `act` to each member that the correction has, but the language.
void for_each_corrected(const Metadata& correction, const auto& act) {
  for (const TextMember& member : text_members()) {
    if (member.name != "id" && member.name != "language" && !(correction.*member.member).empty()) act(member.member);
  }
  for (const ListMember& member : list_members()) {
    if (!(correction.*member.member).empty()) act(member.member);
  }
  if (correction.date) act(&Metadata::date);
}

}  // namespace

const Curation::Correction* Curation::correction_of(std::string_view id) const {
  const auto found = std::ranges::lower_bound(corrections, id, {}, id_of);
  return found == corrections.end() || found->metadata.id != id ? nullptr : &*found;
}

bool Curation::hides(std::string_view id) const {
  return std::ranges::binary_search(hidden, id, {}, [](const std::string& one) -> std::string_view { return one; });
}

const Curation::Pin* Curation::pin_of(std::string_view query) const {
  const std::string folded = folded_query(query);
  const auto found = std::ranges::lower_bound(pins, folded, {}, &Pin::query);
  return found == pins.end() || found->query != folded ? nullptr : &*found;
}

std::string folded_query(std::string_view query) {
  return fold(without_controls(trimmed(query)));
}

std::shared_ptr<const Thesaurus> thesaurus_of(const std::vector<Curation::Synonyms>& synonyms) {
  if (synonyms.empty()) return nullptr;
  std::set<std::string> languages;
  for (const Curation::Synonyms& group : synonyms) {
    for (const Curation::Synonym& synonym : group) languages.insert(synonym.language);
  }
  std::string table = "id";
  for (const std::string& language : languages) table += "\talt_" + language;
  for (std::size_t i = 0; i < synonyms.size(); ++i) {
    table += "\ncuration-" + std::to_string(i + 1);
    for (const std::string& language : languages) {
      char before = '\t';
      for (const Curation::Synonym& synonym : synonyms[i]) {
        if (synonym.language != language) continue;
        table += before + synonym.text;
        before = '|';
      }
      if (before == '\t') table += before;
    }
  }
  return std::make_shared<const Thesaurus>(
      std::vector<ThesaurusFile>{{.name = "curation.tsv", .content = table + "\n"}});
}

bool is_same(const Curation& one, const Curation& other) {
  const auto plain = [](Curation curation) {
    for (Curation::Correction& correction : curation.corrections) correction.original.reset();
    return curation;
  };
  return plain(one) == plain(other);
}

Metadata correct(Metadata& metadata, const Metadata& correction) {
  Metadata original;
  for_each_corrected(correction, [&](auto member) {
    original.*member = metadata.*member;
    metadata.*member = correction.*member;
  });
  return original;
}

void undo(Metadata& metadata, const Metadata& correction, const Metadata& original) {
  for_each_corrected(correction, [&](auto member) { metadata.*member = original.*member; });
}

Curation without_purged(Curation curation, const PurgedIds& purged) {
  std::erase_if(curation.corrections, [&](const Curation::Correction& one) { return purged.holds(id_of(one)); });
  std::erase_if(curation.hidden, [&](const std::string& id) { return purged.holds(id); });
  for (Curation::Pin& pin : curation.pins) {
    std::erase_if(pin.ids, [&](const std::string& id) { return purged.holds(id); });
  }
  std::erase_if(curation.pins, [](const Curation::Pin& pin) { return pin.ids.empty(); });
  return curation;
}

void write_curation(const fs::path& generation_directory, const Curation& curation) {
  if (curation.empty()) return;
  ByteWriter out;
  out.text(head);
  out.number(version);
  out.number(curation.corrections.size());
  for (const Curation::Correction& correction : curation.corrections) {
    write(out, correction.metadata);
    out.flag(correction.original.has_value());
    if (correction.original) write(out, *correction.original);
  }
  out.texts(curation.hidden);
  out.number(curation.pins.size());
  for (const Curation::Pin& pin : curation.pins) {
    out.text(pin.query);
    out.texts(pin.ids);
  }
  out.number(curation.synonyms.size());
  for (const Curation::Synonyms& group : curation.synonyms) {
    out.number(group.size());
    for (const Curation::Synonym& synonym : group) {
      out.text(synonym.language);
      out.text(synonym.text);
    }
  }
  write_file(generation_directory / curation_file, out.bytes());
}

Curation read_curation(const fs::path& generation_directory) {
  const fs::path file = generation_directory / curation_file;
  const auto content = read_file(file, most_bytes);
  Curation curation;
  if (!content) return curation;
  ByteReader in(*content);
  if (in.text() != head || in.number() != version) throw Error(file.string() + " is no curation of this version");
  for (std::uint64_t left = in.number(); left > 0; --left) {
    Curation::Correction& correction = curation.corrections.emplace_back();
    correction.metadata = read_metadata(in);
    if (in.flag()) correction.original = read_metadata(in);
  }
  curation.hidden = in.texts();
  for (std::uint64_t left = in.number(); left > 0; --left) {
    Curation::Pin& pin = curation.pins.emplace_back();
    pin.query = in.text();
    pin.ids = in.texts();
  }
  for (std::uint64_t left = in.number(); left > 0; --left) {
    Curation::Synonyms& group = curation.synonyms.emplace_back();
    for (std::uint64_t words = in.number(); words > 0; --words) {
      Curation::Synonym& synonym = group.emplace_back();
      synonym.language = in.text();
      synonym.text = in.text();
    }
  }
  return curation;
}

}  // namespace passage
