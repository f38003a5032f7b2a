#include "indexer/extract/declared_metadata.h"

#include <algorithm>
#include <array>

#include <yaml-cpp/yaml.h>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/code_point.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t largest_yaml = 64 * 1024;
constexpr std::size_t longest_list = 1000;

struct Alias {
  std::string_view alias;
  std::string_view name;
};
constexpr std::array aliases{
    Alias{"source_url", "url"},
    Alias{"link", "url"},
    Alias{"permalink", "url"},
    Alias{"tags", "topics"},
    Alias{"categories", "topics"},
    Alias{"keywords", "topics"},
    Alias{"subjects", "topics"},
    Alias{"lang", "language"},
    Alias{"locale", "language"},
    Alias{"author", "authors"},
    Alias{"by", "authors"},
    Alias{"creator", "authors"},
    Alias{"organization", "organizations"},
    Alias{"organisation", "organizations"},
    Alias{"organisations", "organizations"},
    Alias{"country", "countries"},
    Alias{"published_time", "date"},
    Alias{"published", "date"},
    Alias{"pub_date", "date"},
    Alias{"issued", "date"},
    Alias{"type", "kind"},
    Alias{"category", "kind"},
    Alias{"license", "rights"},
    Alias{"licence", "rights"},
    Alias{"doi", "identifier"},
};

/// A member in a form that JSON and YAML share.
struct Member {
  std::string name;
  std::vector<std::string> values;  ///< Clean, not empty.
  bool usable = true;               ///< False for an object, a list of objects, a truth value.
};

std::string quoted(const std::string& text) {
  return "\"" + std::string(passage::truncated(text, 80)) + "\"";
}

class Reader {
 public:
  explicit Reader(const std::vector<Member>& members) {
    for (const Member& member : members) read_visibility(member);
    for (const Member& member : members) read_member(member.name, member);
    for (const Alias& alias : aliases) {
      const auto member = std::ranges::find(members, alias.alias, &Member::name);
      if (member != members.end()) read_member(alias.name, *member);
    }
  }

  [[nodiscard]] DeclaredMetadata take() { return std::move(declared_); }

 private:
  void read_visibility(const Member& member) {
    const std::string value = member.values.size() == 1 ? passage::ascii_lower(member.values.front()) : std::string{};
    const bool draft = (member.name == "draft" || member.name == "private") && value == "true";
    const bool unpublished = (member.name == "published" || member.name == "public") && value == "false";
    const bool status =
        (member.name == "status" || member.name == "visibility") && (value == "draft" || value == "private");
    declared_.withheld = declared_.withheld || draft || unpublished || status;
  }

  void read_member(std::string_view name, const Member& member) {
    if (name == "date") return read_date(member);
    for (const passage::TextMember& known : passage::text_members()) {
      if (known.name == name) return read_text(declared_.metadata.*known.member, member);
    }
    for (const passage::ListMember& known : passage::list_members()) {
      if (known.name == name) return read_list(declared_.metadata.*known.member, member);
    }
  }

  void read_text(std::string& text, const Member& member) {
    if (!text.empty() || !check(member)) return;
    if (member.values.size() == 1) {
      text = member.values.front();
    } else if (member.values.size() > 1) {
      declared_.remarks.push_back("\"" + member.name + "\" must be one text, not a list");
    }
  }

  void read_list(std::vector<std::string>& list, const Member& member) {
    if (list.empty() && check(member)) list = member.values;
  }

  void read_date(const Member& member) {
    const bool truth =
        member.values.size() == 1 && (member.values.front() == "true" || member.values.front() == "false");
    if (declared_.metadata.date || truth || !check(member) || member.values.empty()) return;
    declared_.metadata.date = passage::parse_date(member.values.front());
    if (!declared_.metadata.date) {
      declared_.remarks.push_back("the date " + quoted(member.values.front()) +
                                  " is not a date like 2018-02-22, 2018-02 or 2018");
    }
  }

  bool check(const Member& member) {
    if (!member.usable) declared_.remarks.push_back("\"" + member.name + "\" is neither a text nor a list of texts");
    return member.usable;
  }

  DeclaredMetadata declared_;
};

void add_value(Member& member, std::string_view text) {
  std::string clean = clean_text(text);
  if (!clean.empty() && member.values.size() < longest_list) member.values.push_back(std::move(clean));
}

void add_json_value(Member& member, const rapidjson::Value& value) {
  if (value.IsString()) {
    add_value(member, {value.GetString(), value.GetStringLength()});
  } else if (value.IsInt64()) {
    add_value(member, std::to_string(value.GetInt64()));
  } else if (value.IsBool()) {
    add_value(member, value.GetBool() ? "true" : "false");
  } else if (!value.IsNull()) {
    member.usable = false;
  }
}

Member json_member(std::string_view name, const rapidjson::Value& value) {
  Member member{.name = std::string(name)};
  if (!value.IsArray()) {
    add_json_value(member, value);
    return member;
  }
  for (const rapidjson::Value& element : value.GetArray()) add_json_value(member, element);
  return member;
}

/// What yaml-cpp read of well-formed text, made well-formed again: of the escapes \_ (no-break space) and \N (next
/// line) it makes the bytes 0xA0 and 0x85 instead of the characters U+00A0 and U+0085. Both are spaces.
std::string with_escaped_spaces(const std::string& scalar) {
  std::string text;
  text.reserve(scalar.size());
  for (std::size_t at = 0; at < scalar.size();) {
    const std::size_t begin = at;
    const bool ill_formed = next_code_point(scalar, at) < 0;
    const bool space = ill_formed && (scalar[begin] == '\xA0' || scalar[begin] == '\x85');
    text.append(space ? " " : scalar.substr(begin, at - begin));
  }
  return text;
}

/// Goes one level deep, so that aliases of aliases cost nothing.
Member yaml_member(const std::string& name, const YAML::Node& value) {
  Member member{.name = name};
  if (value.IsScalar()) {
    add_value(member, with_escaped_spaces(value.Scalar()));
  } else if (value.IsSequence()) {
    for (const YAML::Node& element : value) {
      if (element.IsScalar()) {
        add_value(member, with_escaped_spaces(element.Scalar()));
      } else if (!element.IsNull()) {
        member.usable = false;
      }
    }
  } else if (!value.IsNull()) {
    member.usable = false;
  }
  return member;
}

DeclaredMetadata refused(std::string remark) {
  DeclaredMetadata declared;
  declared.remarks.push_back(std::move(remark));
  return declared;
}

}  // namespace

DeclaredMetadata read_declared_json(const rapidjson::Value& object) {
  if (!object.IsObject()) return refused("the metadata is not a JSON object");
  std::vector<Member> members;
  for (const auto& member : object.GetObject()) {
    members.push_back(json_member({member.name.GetString(), member.name.GetStringLength()}, member.value));
  }
  return Reader(members).take();
}

DeclaredMetadata read_declared_yaml(std::string_view yaml) {
  if (yaml.size() > largest_yaml) return refused("the front matter is longer than 64 KB and was not read");
  std::vector<Member> members;
  try {
    const YAML::Node root = YAML::Load(std::string(yaml));
    if (!root.IsMap())
      return root.IsNull() ? DeclaredMetadata{} : refused("the front matter holds no names and values");
    for (const auto& member : root) {
      if (member.first.IsScalar()) members.push_back(yaml_member(member.first.Scalar(), member.second));
    }
  } catch (const YAML::Exception& error) {
    return refused("the front matter is not YAML (line " + std::to_string(error.mark.line + 1) + ": " +
                   clean_text(error.msg) + ")");
  }
  return Reader(members).take();
}

}  // namespace indexer
