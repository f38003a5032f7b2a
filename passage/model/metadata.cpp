#include "passage/model/metadata.h"

#include <array>

namespace passage {
namespace {

// The order is that of the binary encoding: append only, and raise the format number when it changes.
constexpr std::array text_member_table{
    TextMember{"id", &Metadata::id},         TextMember{"url", &Metadata::url},
    TextMember{"title", &Metadata::title},   TextMember{"language", &Metadata::language},
    TextMember{"kind", &Metadata::kind},     TextMember{"event", &Metadata::event},
    TextMember{"symbol", &Metadata::symbol}, TextMember{"publisher", &Metadata::publisher},
    TextMember{"rights", &Metadata::rights}, TextMember{"identifier", &Metadata::identifier},
    TextMember{"work", &Metadata::work},
};
constexpr std::array list_member_table{
    ListMember{"authors", &Metadata::authors},
    ListMember{"organizations", &Metadata::organizations},
    ListMember{"countries", &Metadata::countries},
    ListMember{"topics", &Metadata::topics},
};

}  // namespace

std::span<const TextMember> text_members() {
  return text_member_table;
}
std::span<const ListMember> list_members() {
  return list_member_table;
}

Metadata merged(Metadata declared, const Metadata& found) {
  for (const TextMember& member : text_members()) {
    if ((declared.*member.member).empty()) declared.*member.member = found.*member.member;
  }
  for (const ListMember& member : list_members()) {
    if ((declared.*member.member).empty()) declared.*member.member = found.*member.member;
  }
  if (!declared.date) declared.date = found.date;
  return declared;
}

}  // namespace passage
