#include "indexer/source/crawl/site_reader.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <set>
#include <variant>

#include "indexer/extract/extraction_codec.h"
#include "indexer/extract/html.h"
#include "indexer/extract/refusal.h"
#include "indexer/extract/robots_directives.h"
#include "indexer/extract/site_list.h"
#include "indexer/fingerprint.h"
#include "indexer/source/web/fetch_error.h"
#include "indexer/source/web/gzip.h"
#include "indexer/source/web/http_date.h"
#include "passage/model/date_interval.h"

namespace indexer {
namespace {

constexpr std::size_t longest_type = 200;
constexpr std::size_t largest_list = std::size_t{64} << 20;

std::string unpacked(const HttpResponse& response) {
  if (!response.body.starts_with("\x1f\x8b")) return response.body;
  try {
    return gunzipped(response.body, largest_list);
  } catch (const BadGzip& bad) {
    throw FetchError(bad.what());
  }
}

/// "2026-01-05" of "Mon, 05 Jan 2026 10:00:00 GMT" and of "2026-01-05T10:00:00Z"; empty for what is neither.
std::string day_of(const std::string& text) {
  constexpr std::size_t day_bytes = 10;
  const std::string day = text.substr(0, day_bytes);
  if (text.size() >= day_bytes && passage::parse_date(day)) return day;
  const auto seconds = http_date(text);
  if (!seconds) return {};
  const std::chrono::sys_seconds time{std::chrono::seconds(*seconds)};
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(time));
  std::array<char, 32> printed{};
  (void)std::snprintf(printed.data(), printed.size(), "%04d-%02u-%02u", int(date.year()), unsigned(date.month()),
                      unsigned(date.day()));
  return printed.data();
}

PageRecord record_of(const HttpResponse& response) {
  return {.etag = std::string(response.field("etag")),
          .last_modified = std::string(response.field("last-modified")),
          .bytes = hash_of(response),
          .content_type = std::string(response.field("content-type").substr(0, longest_type))};
}

/// Absolute, in one spelling and order, without the page itself.
std::vector<std::string> translations(const std::vector<std::string>& links, const Url& base, const PageAddress& page) {
  std::set<std::string> urls;
  for (const std::string& link : links) {
    const auto address = linked_address(base, link);
    if (address && address->key != page.key) urls.insert(address->url);
  }
  return {urls.begin(), urls.end()};
}

}  // namespace

std::string hash_of(const HttpResponse& response) {
  passage::ByteWriter all;
  all.text(response.field("content-type"));
  all.text(response.field("x-robots-tag"));
  all.text(response.body);
  return content_hash(all.bytes());
}

PageRecord SiteReader::read_page(const PageAddress& page, const HttpResponse& response) const {
  PageRecord record = record_of(response);
  record.format = delivered_format(response.field("content-type"), page.path());
  const RobotsDirectives asked = directives_of_field(response.field("x-robots-tag"));
  if (record.format == WebFormat::Page) {
    const Outcome outcome =
        extractor_(response.body, {.charset = std::string(charset_of(response.field("content-type"))),
                                   .content_type = std::string(crawled_page_content_type)});
    if (const auto* extraction = std::get_if<Extraction>(&outcome)) {
      take_signs(record, page, *extraction);
    } else {
      record.text = record.bytes;  // it will be refused again, and be a line of the report
    }
  } else if (record.format == WebFormat::File) {
    record.text = record.bytes;
  }
  record.noindex = record.noindex || asked.noindex;
  if (asked.nofollow) record.links = {};
  return record;
}

void SiteReader::take_signs(PageRecord& record, const PageAddress& page, const Extraction& extraction) const {
  const CrawlSigns signs = extraction.crawl.value_or(CrawlSigns{});
  Extraction text = extraction;
  text.crawl.reset();
  passage::ByteWriter bytes;
  write(bytes, text);
  if (!text.blocks.empty()) record.text = content_hash(bytes.bytes());
  record.noindex = signs.noindex;
  const Url own = *parse_url(page.url);
  const Url base = resolve_url(own, signs.base).value_or(own);
  const auto canonical = signs.canonical.empty() ? std::nullopt : linked_address(base, signs.canonical);
  if (canonical && canonical->key != page.key && scope_.contains(*canonical)) record.leads_to = canonical->url;
  if (signs.nofollow) return;
  std::set<std::string> seen{page.key};
  std::vector<RecordedLink> links;
  const auto take = [&](const std::string& link) {
    const auto address = linked_address(base, link);
    if (!address || !scope_.contains(*address) || !seen.insert(address->key).second) return;
    const WebFormat format = expected_format(address->path());
    const bool is_followed = format == WebFormat::File || (format == WebFormat::Page && site_.follows_pages());
    if (is_followed) links.push_back({.url = address->url});
  };
  for (const NamedAddress& named : signs.addresses) take(named.address);
  for (const std::string& alternate : extraction.alternates) take(alternate);
  record.links = std::move(links);
}

PageRecord SiteReader::read_list(const PageAddress& list, const HttpResponse& response) const {
  const Outcome outcome = extractor_(unpacked(response), {.content_type = std::string(site_list_content_type)});
  if (const auto* refusal = std::get_if<Refusal>(&outcome)) {
    throw FetchError(refusal->detail.empty() ? std::string(refusal_sentence(refusal->reason)) : refusal->detail);
  }
  const CrawlSigns signs = std::get<Extraction>(outcome).crawl.value_or(CrawlSigns{});
  PageRecord record = record_of(response);
  record.format = WebFormat::Other;
  record.lists_sitemaps = signs.kind == CrawlKind::SitemapIndex;
  record.omitted = signs.omitted;
  const Url base = *parse_url(list.url);
  std::vector<RecordedLink> links;
  for (const NamedAddress& named : signs.addresses) {
    const auto address = linked_address(base, named.address);
    if (!address) continue;
    RecordedLink link{.url = address->url};
    link.said = {.modified = named.modified,
                 .date = named.date.empty() ? std::string{} : day_of(named.date),
                 .alternates = translations(named.alternates, base, *address)};
    links.push_back(std::move(link));
  }
  record.links = std::move(links);
  return record;
}

}  // namespace indexer
