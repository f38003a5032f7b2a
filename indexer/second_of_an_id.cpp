#include "indexer/second_of_an_id.h"

namespace indexer {
namespace {

constexpr std::string_view before_id = "the id \"";
constexpr std::string_view behind_id = "\" belongs to ";

}  // namespace

std::string detail_of_second(std::string_view id, std::string_view first) {
  return std::string(before_id) + std::string(id) + std::string(behind_id) + std::string(first) + " already";
}

std::optional<std::string_view> id_of_second(std::string_view detail) {
  const std::size_t end = detail.find(behind_id);
  if (!detail.starts_with(before_id) || end == std::string_view::npos) return std::nullopt;
  return detail.substr(before_id.size(), end - before_id.size());
}

}  // namespace indexer
