#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passage/index/byte_codec.h"

namespace indexer {

/// An address that a page, a sitemap or a feed names, as it writes it.
struct NamedAddress {
  std::string address;
  std::string modified;                 ///< When it was changed, as a sitemap says.
  std::string date;                     ///< When it was published, as a feed says.
  std::vector<std::string> alternates;  ///< Its translations, as a sitemap says; with itself, or without.

  friend bool operator==(const NamedAddress&, const NamedAddress&) = default;
};

enum class CrawlKind : std::uint8_t { Page, Sitemap, SitemapIndex, Feed };

/// What a page, a sitemap or a feed says to those who follow it. Nothing in it is trusted.
struct CrawlSigns {
  CrawlKind kind = CrawlKind::Page;
  std::string base;       ///< What the page's links start from, if not from the page.
  std::string canonical;  ///< The address that the page should be known by.
  bool noindex = false;
  bool nofollow = false;
  std::vector<NamedAddress> addresses;  ///< max_named_addresses at most.
  std::uint64_t omitted = 0;            ///< Addresses beyond that, or too long to be one.

  friend bool operator==(const CrawlSigns&, const CrawlSigns&) = default;
};

inline constexpr std::size_t max_named_addresses = 50'000;  // what sitemaps.org allows in a file
inline constexpr std::size_t longest_named_address = 2'000;

/// Adds an address, or counts it among the omitted.
void add_address(CrawlSigns& signs, NamedAddress named);

void write(passage::ByteWriter& out, const CrawlSigns& signs);
/// Throws passage::Error for bytes that make no sense.
[[nodiscard]] CrawlSigns read_crawl_signs(passage::ByteReader& in);

}  // namespace indexer
