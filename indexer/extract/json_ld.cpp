#include "indexer/extract/json_ld.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "indexer/extract/clean_text.h"

namespace indexer {
namespace {

using Value = rapidjson::Value;

constexpr std::size_t longest_json = 1024 * 1024;

/// Types that stand for the document itself, better ones first; breadcrumbs, organisations and sites do not.
constexpr std::array<std::string_view, 14> document_types{
    "ScholarlyArticle", "Report",       "NewsArticle", "LegislationObject", "Legislation",    "TechArticle", "Article",
    "BlogPosting",      "PressRelease", "Book",        "DigitalDocument",   "PodcastEpisode", "VideoObject", "WebPage"};

std::string text_of(const Value& value) {
  return value.IsString() ? clean_text({value.GetString(), value.GetStringLength()}) : std::string{};
}

const Value* find(const Value& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto member = object.FindMember(name);
  return member == object.MemberEnd() ? nullptr : &member->value;
}

std::string text_member(const Value& object, const char* name) {
  const Value* value = find(object, name);
  return value == nullptr ? std::string{} : text_of(*value);
}

/// The value itself, or what is in the list.
std::vector<const Value*> each(const Value* value) {
  std::vector<const Value*> values;
  if (value == nullptr) return values;
  if (!value->IsArray()) return {value};
  for (const Value& element : value->GetArray()) values.push_back(&element);
  return values;
}

/// Names of persons and organisations, given as text or as objects with a name.
std::vector<std::string> names(const Value* value) {
  std::vector<std::string> found;
  for (const Value* each_value : each(value)) {
    std::string name = each_value->IsObject() ? text_member(*each_value, "name") : text_of(*each_value);
    if (!name.empty()) found.push_back(std::move(name));
  }
  return found;
}

/// Place of the object's type among the types of documents; their number for any other.
std::size_t rank(const Value& object) {
  std::size_t best = document_types.size();
  for (const Value* type : each(find(object, "@type"))) {
    const auto found = std::ranges::find(document_types, text_of(*type));
    best = std::min(best, static_cast<std::size_t>(found - document_types.begin()));
  }
  return best;
}

passage::Metadata read_object(const Value& object) {
  passage::Metadata metadata;
  metadata.title = text_member(object, "headline");
  if (metadata.title.empty()) metadata.title = text_member(object, "name");
  metadata.date = passage::parse_date(text_member(object, "datePublished"));
  metadata.authors = names(find(object, "author"));
  if (const auto publishers = names(find(object, "publisher")); !publishers.empty())
    metadata.publisher = publishers.front();
  metadata.language = text_member(object, "inLanguage");
  return metadata;
}

}  // namespace

passage::Metadata read_json_ld(std::string_view json) {
  if (json.size() > longest_json) return {};
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError()) return {};
  std::vector<const Value*> objects = each(&document);
  const std::size_t top_level = objects.size();
  for (std::size_t i = 0; i < top_level; ++i) {
    if (!objects[i]->IsObject()) continue;
    const std::vector<const Value*> graph = each(find(*objects[i], "@graph"));
    objects.insert(objects.end(), graph.begin(), graph.end());
  }
  const auto best = std::ranges::min_element(objects, {}, [](const Value* object) { return rank(*object); });
  if (best == objects.end() || rank(**best) == document_types.size()) return {};
  return read_object(**best);
}

}  // namespace indexer
