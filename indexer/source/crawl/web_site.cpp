#include "indexer/source/crawl/web_site.h"

#include "passage/index/byte_codec.h"

namespace indexer {

std::string document_settings(const WebSite& site) {
  passage::ByteWriter all;
  for (const auto& [path, language] : site.languages) {
    all.text(path);
    all.text(language);
  }
  return all.take();
}

std::string configured_language(const WebSite& site, std::string_view path) {
  std::string_view longest;
  std::string language;
  for (const auto& [beginning, named] : site.languages) {
    if (!path.starts_with(beginning) || beginning.size() < longest.size()) continue;
    longest = beginning;
    language = named;
  }
  return language;
}

}  // namespace indexer
