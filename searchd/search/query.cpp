#include "searchd/search/query.h"

namespace searchd {
namespace {

std::string in_field(const QueryNode& node) {
  return node.field ? std::string(node.field->name) + ":" : std::string{};
}

std::string list(std::string_view name, const QueryNode& node) {
  std::string out = "(";
  out += name;
  for (const QueryNode& child : node.children) out += " " + describe(child);
  return out + ")";
}

std::string describe_without_sign(const QueryNode& node) {
  switch (node.kind) {
    case QueryKind::Words:
      return in_field(node) + node.text;
    case QueryKind::Prefix:
      return in_field(node) + node.text + "*";
    case QueryKind::Phrase:
      return in_field(node) + "\"" + node.text + "\"";
    case QueryKind::Value:
      return std::string(node.field->name) + "=" + node.text;
    case QueryKind::Date:
      return "date=" + node.date.first_day + ".." + node.date.last_day;
    case QueryKind::Symbol:
      return "symbol " + node.text;
    case QueryKind::Near:
      return list("near/" + std::to_string(node.distance), node);
    case QueryKind::Or:
      return list("or", node);
    case QueryKind::And:
      return list("and", node);
  }
  return {};
}

}  // namespace

std::string describe(const QueryNode& node) {
  return (node.excluded ? "-" : "") + describe_without_sign(node);
}

}  // namespace searchd
