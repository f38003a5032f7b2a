#include "indexer/source/wordpress/post_item.h"

#include <algorithm>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "indexer/source/escaped_name.h"
#include "indexer/web_address.h"
#include "passage/index/byte_codec.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Writer& out, std::string_view value) {
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void member(Writer& out, const char* name, std::string_view value) {
  if (value.empty()) return;
  out.Key(name);
  text(out, value);
}

void member(Writer& out, const char* name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out.Key(name);
  out.StartArray();
  for (const std::string& value : values) text(out, value);
  out.EndArray();
}

/// "/es/acerca/" of "https://example.org/es/acerca/"
std::string path_of(std::string_view address) {
  const std::size_t host = address.find("://");
  const std::size_t path = address.find('/', host == address.npos ? 0 : host + 3);
  return path == address.npos ? "/" : std::string(address.substr(path, address.find('?') - path));
}

std::string configured_language(const Post& post, const WordPressSite& site) {
  const std::string path = path_of(post.link);
  std::string_view longest;
  std::string language;
  for (const auto& [beginning, named] : site.languages) {
    if (!path.starts_with(beginning) || beginning.size() < longest.size()) continue;
    longest = beginning;
    language = named;
  }
  return language;
}

bool is_at(const Post& post, const std::string& address) {
  const std::string wanted = address.starts_with('/') ? address : path_of(address);
  const bool same_site = address.starts_with('/') || web_address(address) == web_address(post.link);
  return same_site && path_of(post.link) == wanted;
}

/// A file's name or a title, as far as the one is made from the other.
std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : passage::ascii_lower(name)) {
    if (std::string_view(" -_.").find(c) == std::string_view::npos) letters += c;
  }
  return letters;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// A summary that somebody wrote; WordPress makes one from the beginning of the text where nobody has.
std::string own_excerpt(const Post& post) {
  constexpr std::size_t compared = 100;
  const std::string excerpt = without_spaces(plain_text_of_html(post.excerpt));
  const std::string_view whole = std::string_view(excerpt).substr(0, excerpt.find("[…]"));
  const std::string_view beginning = passage::truncated(whole, compared);
  const bool is_own = without_spaces(plain_text_of_html(post.content)).find(beginning) == std::string::npos;
  return is_own ? post.excerpt : std::string{};
}

std::string language_of(const Post& post, const PageHead& page, const WordPressSite& site) {
  std::string language = configured_language(post, site);
  if (language.empty()) language = post.language;
  return language.empty() ? passage::canonical_language(page.language) : language;
}

}  // namespace

std::string work_of(const Post& post, const Source& source) {
  for (const std::vector<std::string>& versions : source.wordpress->versions) {
    const bool is_one = std::ranges::any_of(versions, [&](const std::string& address) { return is_at(post, address); });
    if (is_one) return document_id(source.label(), "versions" + path_of(versions.front()));
  }
  if (post.translations.empty()) return {};
  const std::uint64_t first = std::min(post.id, post.translations.front());
  return document_id(source.label(), "translations/" + std::to_string(first));
}

std::string row_of_post(const Post& post, const PageHead& page, std::string_view type, const Source& source) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  member(out, "url", post.link);
  member(out, "title", post.title);
  member(out, "language", language_of(post, page, *source.wordpress));
  member(out, "date", post.date);
  if (source.defaults.kind.empty()) member(out, "kind", type == "post" ? "news" : type);
  member(out, "authors", post.authors);
  member(out, "topics", post.topics);
  member(out, "work", work_of(post, source));
  member(out, "alternates", page.alternates);
  out.Key("html");
  text(out, own_excerpt(post) + post.content);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string file_name_of_media(const Post& media) {
  const std::string path = path_of(media.source_url);
  return path.substr(path.find_last_of('/') + 1);
}

std::string declared_of_media(const Post& media, const Source& source) {
  const std::string file = file_name_of_media(media);
  const std::string stem = file.substr(0, file.find_last_of('.'));
  passage::Metadata metadata{
      .url = media.source_url, .language = language_of(media, {}, *source.wordpress), .work = work_of(media, source)};
  if (letters_of(media.title) != letters_of(stem)) metadata.title = media.title;
  passage::ByteWriter out;
  passage::write(out, metadata);
  return out.take();
}

}  // namespace indexer
