#include "indexer/extract/docx_numbering.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/extract/xml_reader.h"

namespace indexer {
namespace {

constexpr int largest_count = 9999;

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 0, largest_count);
}

std::string roman(int count) {
  constexpr std::array<std::pair<int, std::string_view>, 13> signs{{{1000, "m"},
                                                                    {900, "cm"},
                                                                    {500, "d"},
                                                                    {400, "cd"},
                                                                    {100, "c"},
                                                                    {90, "xc"},
                                                                    {50, "l"},
                                                                    {40, "xl"},
                                                                    {10, "x"},
                                                                    {9, "ix"},
                                                                    {5, "v"},
                                                                    {4, "iv"},
                                                                    {1, "i"}}};
  std::string result;
  for (const auto& [value, sign] : signs) {
    for (; count >= value; count -= value) result += sign;
  }
  return result;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

/// a … z, aa, bb …, as Word counts.
std::string letters(int count) {
  if (count <= 0) return {};
  return std::string(static_cast<std::size_t>((count - 1) / 26 + 1), static_cast<char>('a' + (count - 1) % 26));
}

}  // namespace

DocxNumbering::Format DocxNumbering::format_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Format>, 5> formats{{{"decimal", Format::Decimal},
                                                                        {"lowerLetter", Format::LowerLetter},
                                                                        {"upperLetter", Format::UpperLetter},
                                                                        {"lowerRoman", Format::LowerRoman},
                                                                        {"upperRoman", Format::UpperRoman}}};
  const auto found = std::ranges::find(formats, name, [](const auto& entry) { return entry.first; });
  return found == formats.end() ? Format::None : found->second;
}

std::string DocxNumbering::printed(int count, Format format) {
  switch (format) {
    case Format::LowerLetter:
      return letters(count);
    case Format::UpperLetter:
      return upper(letters(count));
    case Format::LowerRoman:
      return roman(count);
    case Format::UpperRoman:
      return upper(roman(count));
    default:
      return std::to_string(count);
  }
}

DocxNumbering::DocxNumbering(std::string_view xml) {
  XmlReader reader(xml, "word/numbering.xml");
  Definition* definition = nullptr;
  std::string list;
  int level = 0;
  for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
    if (node != XmlReader::Node::Start) continue;
    const std::string element(reader.name());
    if (element == "abstractNum") {
      definition = &definitions_[reader.attribute("abstractNumId")];
      list.clear();
    } else if (element == "num") {
      list = reader.attribute("numId");
      definition = nullptr;
    } else if (element == "abstractNumId" && !list.empty()) {
      definition_of_list_[list] = reader.attribute("val");
    } else if (element == "lvl" || element == "lvlOverride") {
      level = std::min(number_of(reader.attribute("ilvl"), 0), level_count - 1);
    } else if (element == "startOverride" && !list.empty()) {
      restarts_[list][static_cast<std::size_t>(level)] = number_of(reader.attribute("val"), 1);
    } else if (definition != nullptr) {
      Level& current = definition->levels[static_cast<std::size_t>(level)];
      if (element == "numFmt") current.format = format_of(reader.attribute("val"));
      if (element == "lvlText") current.text = reader.attribute("val");
      if (element == "start") current.start = number_of(reader.attribute("val"), 1);
    }
  }
}

std::string DocxNumbering::next(const std::string& list, int level) {
  const auto named = definition_of_list_.find(list);
  if (named == definition_of_list_.end() || level < 0 || level >= level_count) return {};
  const auto found = definitions_.find(named->second);
  if (found == definitions_.end()) return {};
  Definition& definition = found->second;
  if (const auto restart = restarts_.find(list); restart != restarts_.end()) {
    for (std::size_t i = 0; i < level_count; ++i) {
      if (restart->second[i] == 0) continue;
      definition.started[i] = false;
      definition.levels[i].start = restart->second[i];
    }
    restarts_.erase(restart);
  }
  const auto at = static_cast<std::size_t>(level);
  definition.counts[at] =
      definition.started[at] ? std::min(definition.counts[at] + 1, largest_count) : definition.levels[at].start;
  definition.started[at] = true;
  std::fill(definition.started.begin() + level + 1, definition.started.end(), false);

  std::string result;
  if (definition.levels[at].format == Format::None) return result;
  const std::string& text = definition.levels[at].text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!place) {
      result += text[i];
      continue;
    }
    const auto shown = static_cast<std::size_t>(text[++i] - '1');
    const Level& other = definition.levels[shown];
    result += printed(definition.started[shown] ? definition.counts[shown] : other.start, other.format);
  }
  return result;
}

}  // namespace indexer
