#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

namespace indexer {

/// A post, a page or a file of the media library as the REST API gives it, read but not believed.
struct Post {
  std::uint64_t id = 0;
  bool is_public = false;  ///< Published, and without a password.
  std::string link;
  std::string date;     ///< "2018-02-22"
  std::string title;    ///< Plain text.
  std::string content;  ///< HTML
  std::string excerpt;  ///< HTML
  std::vector<std::string> authors;
  std::vector<std::string> topics;          ///< Categories and tags.
  std::string language;                     ///< Of a plugin's fields: BCP 47, or empty.
  bool names_translations = false;          ///< A plugin says which translations there are, be it none.
  std::vector<std::uint64_t> translations;  ///< Ids of the others.
  std::string source_url;                   ///< Of media: the file.
  std::string mime_type;
  std::string caption;  ///< Plain text.
};

/// Reads an object of `posts`, `pages`, `media` or a type of the site's own, with its author and terms embedded.
[[nodiscard]] Post read_post(const rapidjson::Value& object);

/// The text of a little HTML (a title, a caption): tags gone, character references decoded.
[[nodiscard]] std::string plain_text_of_html(std::string_view html);

}  // namespace indexer
