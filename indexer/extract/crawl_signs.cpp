#include "indexer/extract/crawl_signs.h"

#include <utility>

#include "indexer/extract/html_alternates.h"
#include "passage/error.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

[[noreturn]] void damaged(const char* what) {
  throw passage::Error(std::string("damaged signs of a page: ") + what);
}

std::string utf8(std::string_view text) {
  if (!passage::is_valid_utf8(text)) damaged("a text is not valid UTF-8");
  return std::string(text);
}

}  // namespace

void add_address(CrawlSigns& signs, NamedAddress named) {
  if (named.address.empty()) return;
  if (named.address.size() > longest_named_address || signs.addresses.size() == max_named_addresses) {
    ++signs.omitted;
  } else {
    signs.addresses.push_back(std::move(named));
  }
}

void write(passage::ByteWriter& out, const CrawlSigns& signs) {
  out.number(static_cast<std::uint64_t>(signs.kind));
  out.text(signs.base);
  out.text(signs.canonical);
  out.flag(signs.noindex);
  out.flag(signs.nofollow);
  out.number(signs.omitted);
  out.number(signs.addresses.size());
  for (const NamedAddress& named : signs.addresses) {
    out.text(named.address);
    out.text(named.modified);
    out.text(named.date);
    out.texts(named.alternates);
  }
}

CrawlSigns read_crawl_signs(passage::ByteReader& in) {
  CrawlSigns signs;
  const std::uint64_t kind = in.number();
  if (kind > static_cast<std::uint64_t>(CrawlKind::Feed)) damaged("an unknown kind");
  signs.kind = static_cast<CrawlKind>(kind);
  signs.base = utf8(in.text());
  signs.canonical = utf8(in.text());
  signs.noindex = in.flag();
  signs.nofollow = in.flag();
  signs.omitted = in.number();
  const std::uint64_t count = in.number();
  if (count > max_named_addresses || count > in.remaining()) damaged("too many addresses");
  for (std::uint64_t i = 0; i < count; ++i) {
    NamedAddress named{.address = utf8(in.text()), .modified = utf8(in.text()), .date = utf8(in.text())};
    named.alternates = in.texts();
    if (named.alternates.size() > max_alternates) damaged("too many alternates");
    for (const std::string& alternate : named.alternates) (void)utf8(alternate);
    signs.addresses.push_back(std::move(named));
  }
  return signs;
}

}  // namespace indexer
