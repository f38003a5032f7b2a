#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "indexer/byte_spool.h"
#include "indexer/ledger.h"
#include "indexer/source/crawl/page_address.h"
#include "indexer/source/crawl/page_record.h"

namespace indexer {

/// What a crawl has found out about an address.
struct CrawledPage {
  enum class State : std::uint8_t {
    Document,  ///< As it was, or with bytes in the spool.
    Silent,    ///< It is no document: it or robots.txt asks for that, or it has no text, or is a picture.
    Redirect,  ///< Another address speaks for it.
    Gone,      ///< It is not there.
    Failed,    ///< Nothing is known; it keeps what it had.
    Waiting,   ///< It was not asked for in this run.
  };
  PageAddress page;
  State state = State::Waiting;
  PageRecord record;  ///< As it is now, where the state says something about it; else as it was.
  Announcement said;
  std::string from;    ///< What named it.
  std::string why;     ///< It failed, has gone, or may not be asked for.
  std::string led_to;  ///< PageAddress::key of where it redirects to, within the scope or not.
  const LedgerEntry* before = nullptr;
  bool was_asked = false;     ///< In this run, of the server.
  bool is_unchanged = false;  ///< It is in the ledger as it is now.
  bool has_new_text = false;  ///< It is in the ledger, with another text.
  std::optional<ByteSpool::Slot> slot;
  std::uint64_t size = 0;
};

using CrawledPages = std::map<std::string, CrawledPage>;  // by PageAddress::key

}  // namespace indexer
