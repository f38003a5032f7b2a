#include "passage/index/curation.h"

#include <algorithm>

#include "passage/error.h"
#include "passage/index/byte_codec.h"
#include "passage/index/durable_file.h"

namespace fs = std::filesystem;

namespace passage {
namespace {

constexpr std::string_view file_name = "curation";
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
  write_file(generation_directory / file_name, out.bytes());
}

Curation read_curation(const fs::path& generation_directory) {
  const fs::path file = generation_directory / file_name;
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
  return curation;
}

}  // namespace passage
