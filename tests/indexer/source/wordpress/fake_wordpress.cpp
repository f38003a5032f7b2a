#include "tests/indexer/source/wordpress/fake_wordpress.h"

#include <algorithm>
#include <set>
#include <sstream>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace tests {
namespace {

constexpr const char* json_type = "Content-Type: application/json; charset=UTF-8";
constexpr const char* html_type = "Content-Type: text/html; charset=UTF-8";

std::string value_of(const HttpServer::Request& request, const std::string& name, const std::string& otherwise = "") {
  const auto found = request.query.find(name);
  return found == request.query.end() ? otherwise : found->second;
}

std::string error(int status, const std::string& code, const std::string& message) {
  return http_answer(
      status,
      R"({"code":")" + code + R"(","message":")" + message + R"(","data":{"status":)" + std::to_string(status) + "}}",
      {json_type});
}

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Writer& out, const char* name, const std::string& value) {
  out.Key(name);
  out.String(value.c_str(), static_cast<rapidjson::SizeType>(value.size()));
}

void rendered(Writer& out, const char* name, const std::string& value, bool is_protected = false) {
  out.Key(name);
  out.StartObject();
  text(out, "rendered", is_protected ? "" : value);
  out.Key("protected");
  out.Bool(is_protected);
  out.EndObject();
}

void embedded(Writer& out, const FakePost& post) {
  out.Key("_embedded");
  out.StartObject();
  out.Key("author");
  out.StartArray();
  out.StartObject();
  text(out, "name", post.author);
  out.EndObject();
  out.EndArray();
  out.Key("wp:term");
  out.StartArray();
  const std::pair<const char*, std::string> terms[] = {{"category", post.category}, {"post_tag", post.tag}};
  for (const auto& [taxonomy, name] : terms) {
    out.StartArray();
    if (!name.empty()) {
      out.StartObject();
      text(out, "name", name);
      text(out, "slug", name == "Uncategorized" ? "uncategorized" : "some-slug");
      text(out, "taxonomy", taxonomy);
      out.EndObject();
    }
    out.EndArray();
  }
  out.EndArray();
  out.EndObject();
}

}  // namespace

FakeWordPress::FakeWordPress()
    : server_([this](const HttpServer::Request& request, const HttpServer::Connection& connection) {
        answer(request, connection);
      }) {}

void FakeWordPress::change(const std::function<void(std::map<std::uint64_t, FakePost>&)>& edit) {
  const std::lock_guard lock(mutex_);
  edit(posts_);
  server_.forget_requests();
}

void FakeWordPress::answer_instead(Instead instead) {
  const std::lock_guard lock(mutex_);
  instead_ = std::move(instead);
  server_.forget_requests();
}

void FakeWordPress::close_permalinks() {
  const std::lock_guard lock(mutex_);
  permalinks_ = false;
}

std::string FakeWordPress::link(std::uint64_t id) const {
  return url("/archive/" + std::to_string(id) + "/");
}

std::vector<std::string> FakeWordPress::asked(const std::string& part) const {
  std::vector<std::string> targets;
  for (const HttpServer::Request& request : server_.requests()) {
    if (request.target.find(part) != std::string::npos) targets.push_back(request.target);
  }
  return targets;
}

void FakeWordPress::answer(const HttpServer::Request& request, const HttpServer::Connection& connection) {
  std::string said;
  {
    const std::lock_guard lock(mutex_);
    if (instead_) {
      if (const auto other = instead_(request)) {
        connection.send(*other);
        return;
      }
    }
    const std::string route = value_of(request, "rest_route");
    if (!route.empty()) {
      said = rest(route.substr(1), request);
    } else if (permalinks_ && request.path.starts_with("/wp-json/")) {
      said = rest(request.path.substr(9), request);
    } else {
      said = page(request.path);
    }
  }
  connection.send(said);
}

std::string FakeWordPress::rest(const std::string& route, const HttpServer::Request& request) const {
  if (route == "wp/v2/types") {
    return http_answer(200,
                       R"({"post":{"rest_base":"posts","rest_namespace":"wp/v2"},"page":{"rest_base":"pages"},)"
                       R"("press_release":{"rest_base":"press"},"attachment":{"rest_base":"media"}})",
                       {json_type});
  }
  const std::map<std::string, std::string> types{{"wp/v2/posts", "post"},
                                                 {"wp/v2/pages", "page"},
                                                 {"wp/v2/press", "press_release"},
                                                 {"wp/v2/media", "attachment"}};
  const auto type = types.find(route);
  return type == types.end() ? error(404, "rest_no_route", "No route was found") : list(type->second, request);
}

bool FakeWordPress::is_readable(const FakePost& post, bool has_password) const {
  if (post.type != "attachment") return post.status == "publish";
  const auto parent = posts_.find(post.parent);
  return has_password || parent == posts_.end() || parent->second.status == "publish";
}

std::string FakeWordPress::list(const std::string& type, const HttpServer::Request& request) const {
  std::set<std::uint64_t> included;
  std::istringstream ids(value_of(request, "include"));
  for (std::string id; std::getline(ids, id, ',');) included.insert(std::stoull(id));
  const std::size_t per_page = std::stoull(value_of(request, "per_page", "10"));
  const std::size_t page = std::stoull(value_of(request, "page", "1"));
  const std::string after = value_of(request, "modified_after");
  const std::string mime_type = value_of(request, "mime_type");
  std::vector<std::uint64_t> found;
  for (const auto& [id, post] : posts_) {
    const bool is_listed = type == "attachment" ? post.type == type : post.type == type && post.status == "publish";
    const bool is_wanted = (included.empty() || included.contains(id)) && (after.empty() || post.modified > after);
    if (is_listed && is_wanted && (mime_type.empty() || mime_type == "application/pdf")) found.push_back(id);
  }
  const std::string order = value_of(request, "orderby", "date");
  if (order == "date") std::ranges::sort(found, [&](auto a, auto b) { return posts_.at(a).date > posts_.at(b).date; });
  const std::size_t pages = (found.size() + per_page - 1) / per_page;
  if (page > 1 && page > pages) return error(400, "rest_post_invalid_page_number", "The page number is too large");
  std::string body = "[";
  for (std::size_t i = (page - 1) * per_page; i < std::min(page * per_page, found.size()); ++i) {
    const FakePost& post = posts_.at(found[i]);
    if (!is_readable(post, !request.field("authorization").empty())) continue;
    body += (body.size() > 1 ? "," : "") + json_of(found[i], post, value_of(request, "_fields").empty());
  }
  return http_answer(
      200, body + "]",
      {json_type, "X-WP-Total: " + std::to_string(found.size()), "X-WP-TotalPages: " + std::to_string(pages)});
}

std::string FakeWordPress::json_of(std::uint64_t id, const FakePost& post, bool all) const {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  out.Key("id");
  out.Uint64(id);
  text(out, "modified_gmt", post.modified);
  text(out, "status", post.type == "attachment" ? "inherit" : post.status);
  if (post.type == "attachment") {
    out.Key("post");
    post.parent == 0 ? out.Null() : out.Uint64(post.parent);
  } else if (!all) {
    rendered(out, "content", "", post.is_protected);
  }
  if (all) {
    text(out, "date", post.date);
    text(out, "link", link(id));
    rendered(out, "title", post.title);
    if (post.type == "attachment") {
      text(out, "source_url", url("/wp-content/uploads/" + post.file_name));
      text(out, "mime_type", "application/pdf");
      rendered(out, "caption", post.caption);
    } else {
      rendered(out, "content", post.content, post.is_protected);
      rendered(out, "excerpt", post.excerpt, post.is_protected);
    }
    if (!post.language.empty()) {
      text(out, "lang", post.language);
      out.Key("translations");
      out.StartObject();
      for (const auto& [language, translation] : post.translations) {
        out.Key(language.c_str());
        out.Uint64(translation);
      }
      out.EndObject();
    }
    embedded(out, post);
  }
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string FakeWordPress::page(const std::string& path) const {
  for (const auto& [id, post] : posts_) {
    if (!post.file_name.empty() && path == "/wp-content/uploads/" + post.file_name) {
      return http_answer(200, post.file, {"Content-Type: application/pdf"});
    }
    if (path == "/archive/" + std::to_string(id) + "/") {
      return http_answer(200,
                         "<!DOCTYPE html><html><head>" + post.head + "</head><body>" + post.content + "</body></html>",
                         {html_type});
    }
  }
  if (path == "/")
    return http_answer(200, "<!DOCTYPE html><html lang=\"en-US\"><head></head><body></body></html>", {html_type});
  return http_answer(404, "<!DOCTYPE html><title>Not found</title>", {html_type});
}

}  // namespace tests
