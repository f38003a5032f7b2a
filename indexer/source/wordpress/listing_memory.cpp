#include "indexer/source/wordpress/listing_memory.h"

#include <utility>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "indexer/source/wordpress/json_value.h"
#include "passage/error.h"
#include "passage/index/durable_file.h"

namespace indexer {
namespace {

constexpr std::uint64_t memory_format = 1;
constexpr std::size_t most_bytes = std::size_t{256} << 20;

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Writer& out, const std::string& value) {
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void write(Writer& out, const PostList& list) {
  out.StartObject();
  out.Key("total");
  out.Uint64(list.total);
  out.Key("walked");
  out.Uint64(static_cast<std::uint64_t>(list.walked));
  out.Key("posts");
  out.StartArray();
  for (const ListedPost& post : list.posts) {
    out.StartArray();
    out.Uint64(post.id);
    text(out, post.modified);
    out.Uint64(post.parent);
    out.Bool(post.is_protected);
    out.EndArray();
  }
  out.EndArray();
  out.EndObject();
}

PostList read(const rapidjson::Value& value) {
  PostList list{.total = number_of(value, "total"), .walked = static_cast<std::int64_t>(number_of(value, "walked"))};
  const rapidjson::Value& posts = member_of(value, "posts");
  if (!posts.IsArray()) return {};
  for (const rapidjson::Value& post : posts.GetArray()) {
    const bool is_post = post.IsArray() && post.Size() == 4 && post[0].IsUint64() && post[1].IsString() &&
                         post[2].IsUint64() && post[3].IsBool();
    if (!is_post) return {};
    list.posts.push_back({.id = post[0].GetUint64(),
                          .modified = post[1].GetString(),
                          .parent = post[2].GetUint64(),
                          .is_protected = post[3].GetBool()});
  }
  return list.posts.size() <= list.total ? list : PostList{};
}

}  // namespace

ListingMemory::ListingMemory(std::filesystem::path file, std::string site)
    : file_(std::move(file)), site_(std::move(site)) {
  const auto content = passage::read_file(file_, most_bytes);
  if (!content) return;
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(content->data(), content->size());
  if (json.HasParseError() || number_of(json, "memory") != memory_format || text_of(json, "site") != site_) return;
  const rapidjson::Value& lists = member_of(json, "lists");
  if (!lists.IsObject()) return;
  for (const auto& list : lists.GetObject()) last_[list.name.GetString()] = read(list.value);
}

const PostList* ListingMemory::find(const PostGroup& group) const {
  const auto found = last_.find(key(group));
  return found == last_.end() ? nullptr : &found->second;
}

void ListingMemory::save() const {
  if (next_ == last_) return;
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  out.Key("memory");
  out.Uint64(memory_format);
  out.Key("site");
  text(out, site_);
  out.Key("lists");
  out.StartObject();
  for (const auto& [group, list] : next_) {
    out.Key(group.c_str());
    write(out, list);
  }
  out.EndObject();
  out.EndObject();
  passage::make_directories(file_.parent_path());
  passage::replace_file(file_, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace indexer
