#include "searchd/http/pages/template.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

#include "passage/error.h"

namespace searchd::http {
namespace {

constexpr std::string_view white_space = " \t\r\n";

std::string_view trimmed_tag(std::string_view tag) {
  const auto first = tag.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return tag.substr(first, tag.find_last_not_of(white_space) - first + 1);
}

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

bool holds(const TemplateData::Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
  return !std::get<TemplateList>(value).empty();
}

}  // namespace

TemplateData& TemplateData::set(std::string_view name, std::string text) {
  members_.emplace_back(name, std::move(text));
  return *this;
}

TemplateData& TemplateData::set(std::string_view name, bool truth) {
  members_.emplace_back(name, truth);
  return *this;
}

TemplateData& TemplateData::set(std::string_view name, TemplateList list) {
  members_.emplace_back(name, std::move(list));
  return *this;
}

TemplateData& TemplateData::set(std::string_view name, TemplateData object) {
  TemplateList list;
  list.push_back(std::move(object));
  return set(name, std::move(list));
}

const TemplateData::Value* TemplateData::find(std::string_view name) const {
  const auto found = std::ranges::find(members_, name, [](const auto& member) { return member.first; });
  return found == members_.end() ? nullptr : &found->second;
}

void append_escaped(std::string& html, std::string_view text) {
  for (;;) {
    const auto special = text.find_first_of("&<>\"'");
    html.append(text.substr(0, special));
    if (special == std::string_view::npos) return;
    switch (text[special]) {
      case '&':
        html.append("&amp;");
        break;
      case '<':
        html.append("&lt;");
        break;
      case '>':
        html.append("&gt;");
        break;
      case '"':
        html.append("&quot;");
        break;
      default:
        html.append("&#39;");
        break;
    }
    text.remove_prefix(special + 1);
  }
}

void append_escaped_json(std::string& html, std::string_view json) {
  struct Escape {
    std::string_view text;
    std::string_view escaped;
  };
  constexpr auto escapes = std::to_array<Escape>({
      {"<", "\\u003C"},
      {">", "\\u003E"},
      {"&", "\\u0026"},
      {"\u2028", "\\u2028"},
      {"\u2029", "\\u2029"},
  });
  while (!json.empty()) {
    const auto* const escape =
        std::ranges::find_if(escapes, [&](const Escape& one) { return json.starts_with(one.text); });
    if (escape == escapes.end()) {
      html.push_back(json.front());
      json.remove_prefix(1);
    } else {
      html.append(escape->escaped);
      json.remove_prefix(escape->text.size());
    }
  }
}

/// Turns one template, and what it includes, into nodes.
class TemplateSet::Parser {
 public:
  Parser(const std::map<std::string, std::string_view>& sources, Nodes& nodes) : sources_(sources), nodes_(nodes) {}

  void parse(const std::string& name) {
    if (std::ranges::find(included_, name) != included_.end()) fail(name, "includes itself");
    const auto source = sources_.find(name);
    if (source == sources_.end()) throw passage::Error("there is no template \"" + name + "\"");
    included_.push_back(name);
    parse_text(name, trimmed_tag(source->second));
    included_.pop_back();
  }

 private:
  [[noreturn]] static void fail(const std::string& name, const std::string& what) {
    throw passage::Error("the template \"" + name + "\" " + what);
  }

  void parse_text(const std::string& name, std::string_view text) {
    std::vector<std::size_t> open;
    while (!text.empty()) {
      const auto begin = text.find("{{");
      append_text(text.substr(0, begin));
      if (begin == std::string_view::npos) break;
      const auto end = text.find("}}", begin);
      if (end == std::string_view::npos) fail(name, "has a {{ without }}");
      parse_tag(name, trimmed_tag(text.substr(begin + 2, end - begin - 2)), open);
      text.remove_prefix(end + 2);
    }
    if (!open.empty()) fail(name, "does not close {{#" + nodes_[open.back()].text + "}}");
  }

  void parse_tag(const std::string& name, std::string_view tag, std::vector<std::size_t>& open) {
    const char sigil = tag.empty() ? '\0' : tag.front();
    if (sigil == '!') return;
    const bool has_sigil = std::string_view("#^/>@$").find(sigil) != std::string_view::npos;
    const std::string key(has_sigil ? trimmed_tag(tag.substr(1)) : tag);
    if (!is_name(key)) fail(name, "has a tag that is none: {{" + std::string(tag) + "}}");
    if (sigil == '>') return parse(key);
    if (sigil == '/') {
      if (open.empty() || nodes_[open.back()].text != key) fail(name, "closes {{/" + key + "}} which is not open");
      nodes_[open.back()].end = nodes_.size();
      open.pop_back();
      return;
    }
    if (sigil == '#' || sigil == '^') open.push_back(nodes_.size());
    const Kind kind = sigil == '#'   ? Kind::Section
                      : sigil == '^' ? Kind::InvertedSection
                      : sigil == '@' ? Kind::String
                      : sigil == '$' ? Kind::Json
                                     : Kind::Variable;
    nodes_.push_back({kind, key});
    if (kind == Kind::Variable || kind == Kind::String || kind == Kind::Json) at_line_start_ = false;
  }

  /// Indentation and empty lines are for those who read the templates, not for those who load the page.
  void append_text(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
      const auto space = std::min(text.find_first_of(white_space), text.size());
      kept.append(text.substr(0, space));
      if (space > 0) at_line_start_ = false;
      text.remove_prefix(space);
      const auto run = text.substr(0, std::min(text.find_first_not_of(white_space), text.size()));
      text.remove_prefix(run.size());
      if (run.find('\n') == std::string_view::npos) {
        kept.append(run);
      } else if (!at_line_start_) {
        kept.push_back('\n');
        at_line_start_ = true;
      }
    }
    if (!kept.empty()) nodes_.push_back({Kind::Text, std::move(kept)});
  }

  const std::map<std::string, std::string_view>& sources_;
  Nodes& nodes_;
  std::vector<std::string> included_;
  bool at_line_start_ = false;
};

/// Puts the nodes of one template out.
class TemplateSet::Renderer {
 public:
  Renderer(const Nodes& nodes, const Lookup& strings, std::string& html)
      : nodes_(nodes), strings_(strings), html_(html) {}

  void render(std::size_t begin, std::size_t end, const TemplateData& data) {
    objects_.push_back(&data);
    render(begin, end);
    objects_.pop_back();
  }

 private:
  void render(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const Node& node = nodes_[at];
      switch (node.kind) {
        case Kind::Text:
          html_.append(node.text);
          break;
        case Kind::String:
          append_escaped(html_, strings_(node.text));
          break;
        case Kind::Variable:
          render_text(node.text, append_escaped);
          break;
        case Kind::Json:
          render_text(node.text, append_escaped_json);
          break;
        case Kind::Section:
          render_section(at);
          break;
        case Kind::InvertedSection:
          if (const auto* value = find(node.text); value == nullptr || !holds(*value)) render(at + 1, node.end);
          break;
      }
      at = node.end > at ? node.end : at + 1;
    }
  }

  void render_text(std::string_view name, void (*append)(std::string& html, std::string_view text)) {
    const auto* value = find(name);
    if (value == nullptr) return;
    if (const auto* text = std::get_if<std::string>(value)) append(html_, *text);
  }

  void render_section(std::size_t at) {
    const auto* value = find(nodes_[at].text);
    if (value == nullptr || !holds(*value)) return;
    if (const auto* list = std::get_if<TemplateList>(value)) {
      for (const TemplateData& item : *list) render(at + 1, nodes_[at].end, item);
    } else {
      render(at + 1, nodes_[at].end);
    }
  }

  const TemplateData::Value* find(std::string_view name) const {
    for (auto object = objects_.rbegin(); object != objects_.rend(); ++object) {
      if (const auto* value = (*object)->find(name)) return value;
    }
    return nullptr;
  }

  const Nodes& nodes_;
  const Lookup& strings_;
  std::string& html_;
  std::vector<const TemplateData*> objects_;
};

TemplateSet::TemplateSet(const std::map<std::string, std::string_view>& sources) {
  for (const auto& [name, text] : sources) Parser(sources, templates_[name]).parse(name);
}

std::string TemplateSet::render(std::string_view name, const TemplateData& data, const Lookup& strings) const {
  const auto found = templates_.find(name);
  if (found == templates_.end()) throw passage::Error("there is no template \"" + std::string(name) + "\"");
  std::string html;
  html.reserve(32 * 1024);
  Renderer(found->second, strings, html).render(0, found->second.size(), data);
  return html;
}

std::vector<std::string> TemplateSet::string_keys() const {
  std::set<std::string> keys;
  for (const auto& [name, nodes] : templates_) {
    for (const Node& node : nodes) {
      if (node.kind == Kind::String) keys.insert(node.text);
    }
  }
  return {keys.begin(), keys.end()};
}

}  // namespace searchd::http
