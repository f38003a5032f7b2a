#include "indexer/source/crawl/crawl_memory.h"

#include <utility>

#include "indexer/fingerprint.h"
#include "passage/error.h"
#include "passage/index/byte_codec.h"
#include "passage/index/durable_file.h"

namespace indexer {
namespace {

constexpr std::string_view magic = "Passage's memory of a site, format 1\n";
constexpr std::size_t most_bytes = std::size_t{512} << 20;

/// Addresses stand in the file once: on most sites every page links to the same hundred others.
class Addresses {
 public:
  std::uint64_t number_of(const std::string& url) {
    const auto [place, is_new] = numbers_.emplace(url, urls_.size());
    if (is_new) urls_.push_back(url);
    return place->second;
  }
  [[nodiscard]] const std::vector<std::string>& urls() const { return urls_; }

 private:
  std::map<std::string, std::uint64_t> numbers_;
  std::vector<std::string> urls_;
};

void write(passage::ByteWriter& out, const Announcement& said) {
  out.text(said.modified);
  out.text(said.date);
  out.texts(said.alternates);
}

Announcement read_announcement(passage::ByteReader& in) {
  Announcement said{.modified = std::string(in.text()), .date = std::string(in.text())};
  said.alternates = in.texts();
  return said;
}

void write(passage::ByteWriter& out, const PageRecord& record, Addresses& addresses) {
  for (const std::string* text :
       {&record.etag, &record.last_modified, &record.bytes, &record.text, &record.content_type, &record.leads_to}) {
    out.text(*text);
  }
  out.number(static_cast<std::uint64_t>(record.checked));
  out.number(static_cast<std::uint64_t>(record.format));
  out.flag(record.noindex);
  out.flag(record.redirects);
  out.flag(record.lists_sitemaps);
  write(out, record.said);
  out.number(record.omitted);
  out.number(record.links.size());
  for (const RecordedLink& link : record.links) {
    const bool says_something = link.said != Announcement{};
    out.number(addresses.number_of(link.url) * 2 + (says_something ? 1 : 0));
    if (says_something) write(out, link.said);
  }
}

PageRecord read_record(passage::ByteReader& in, const std::vector<std::string>& addresses) {
  PageRecord record;
  for (std::string* text :
       {&record.etag, &record.last_modified, &record.bytes, &record.text, &record.content_type, &record.leads_to}) {
    *text = in.text();
  }
  record.checked = static_cast<std::int64_t>(in.number());
  const std::uint64_t format = in.number();
  if (format > static_cast<std::uint64_t>(WebFormat::Other)) throw passage::Error("an unknown format");
  record.format = static_cast<WebFormat>(format);
  record.noindex = in.flag();
  record.redirects = in.flag();
  record.lists_sitemaps = in.flag();
  record.said = read_announcement(in);
  record.omitted = in.number();
  const std::uint64_t links = in.number();
  std::vector<RecordedLink> all;
  for (std::uint64_t i = 0; i < links; ++i) {
    const std::uint64_t number = in.number();
    if (number / 2 >= addresses.size()) throw passage::Error("an unknown address");
    RecordedLink link{.url = addresses[number / 2]};
    if (number % 2 == 1) link.said = read_announcement(in);
    all.push_back(std::move(link));
  }
  record.links = std::move(all);
  return record;
}

std::map<std::string, PageRecord> read_all(std::string_view bytes) {
  passage::ByteReader in(bytes);
  const std::vector<std::string> addresses = in.texts();
  std::map<std::string, PageRecord> records;
  while (!in.at_end()) {
    std::string key(in.text());
    records[std::move(key)] = read_record(in, addresses);
  }
  return records;
}

}  // namespace

CrawlMemory::CrawlMemory(std::filesystem::path file, std::string settings)
    : file_(std::move(file)), settings_(std::move(settings)) {
  const auto content = passage::read_file(file_, most_bytes);
  if (!content || !content->starts_with(magic)) return;
  try {
    passage::ByteReader in(std::string_view(*content).substr(magic.size()));
    const std::string_view settings_then = in.text();
    const std::string_view hash = in.text();
    const std::string_view records = in.text();
    if (settings_then == settings_ && in.at_end() && content_hash(records) == hash) last_ = read_all(records);
  } catch (const passage::Error&) {
    last_.clear();  // shorter than it says
  }
}

const PageRecord* CrawlMemory::find(const std::string& key) const {
  const auto found = last_.find(key);
  return found == last_.end() ? nullptr : &found->second;
}

void CrawlMemory::save() const {
  if (next_ == last_) return;
  Addresses addresses;
  passage::ByteWriter records;
  for (const auto& [key, record] : next_) {
    records.text(key);
    write(records, record, addresses);
  }
  passage::ByteWriter body;
  body.texts(addresses.urls());
  const std::string all = body.bytes() + records.bytes();
  passage::ByteWriter out;
  out.text(settings_);
  out.text(content_hash(all));
  out.text(all);
  passage::make_directories(file_.parent_path());
  passage::replace_file(file_, std::string(magic) + out.bytes());
}

}  // namespace indexer
