#include "indexer/source/crawl/page_check.h"

#include <functional>
#include <utility>

#include "indexer/extract/robots_directives.h"

namespace indexer {
namespace {

using State = CrawledPage::State;
using Result = Visit::Result;

/// Whether a record is of something that may be a document, `include` aside.
bool has_text(const PageRecord& record) {
  return !record.redirects && !record.noindex && record.format != WebFormat::Other && !record.text.empty();
}

bool is_pdf(const HttpResponse& response) {
  constexpr std::size_t header_limit = 1024;
  return response.body.substr(0, header_limit).find("%PDF-") != std::string::npos;
}

bool was_document(const CrawledPage& page) {
  return page.before != nullptr && !page.before->refused;
}

/// A page that says "please log in" is no new content of a file, and an error in JSON none of a page.
bool is_something_instead(const CrawledPage& page, const PageRecord* last, const HttpResponse& response) {
  const std::string_view type = response.field("content-type");
  const WebFormat delivered = delivered_format(type, page.page.path());
  const bool was_file = last != nullptr ? last->format == WebFormat::File && has_text(*last)
                                        : expected_format(page.page.path()) == WebFormat::File;
  if (was_document(page) && delivered == WebFormat::Other) return true;
  if (was_document(page) && was_file && delivered == WebFormat::Page) return true;
  return delivered == WebFormat::File && media_type(type) == "application/pdf" && !is_pdf(response);
}

}  // namespace

const PageRecord* PageCheck::remembered(const std::string& key) const {
  return known_.is_full() ? nullptr : memory_.find(key);
}

bool PageCheck::is_vouched_for(const CrawledPage& page, const PageRecord& before) const {
  if (!has_text(before) || !scope_.wants(page.page)) return true;
  // A page that another speaks for need not be in the ledger.
  if (page.before == nullptr) return !before.leads_to.empty();
  return known_.unchanged(page.page.key, version_of(before, page.said)) != nullptr;
}

bool PageCheck::can_be_left(const CrawledPage& page, const PageRecord& before) const {
  return is_vouched_for(page, before) && !is_due(page.page.key, before);
}

bool PageCheck::is_due(const std::string& key, const PageRecord& before) const {
  // Between one half of the days and all of them, so that not all pages are due in one night.
  constexpr std::size_t parts = 1000;
  constexpr std::int64_t day = 86'400;
  const auto share = static_cast<std::int64_t>(std::hash<std::string>{}(key) % parts);
  const std::int64_t days = site_.revalidate_days;
  return now_ - before.checked >= days * day / 2 + days * day / 2 * share / std::int64_t{parts};
}

void PageCheck::take_over(CrawledPage& page, const PageRecord& before) const {
  page.record = before;
  set_state(page);
}

void PageCheck::ask(CrawledPage& page) {
  const PageRecord* before = remembered(page.page.key);
  ask(page, before != nullptr && is_vouched_for(page, *before) ? before : nullptr);
}

void PageCheck::ask_afresh(CrawledPage& page) {
  page.slot.reset();
  ask(page, nullptr);
}

void PageCheck::ask(CrawledPage& page, const PageRecord* vouched) {
  const std::string etag = vouched == nullptr ? "" : vouched->etag;
  const std::string modified = vouched == nullptr ? "" : vouched->last_modified;
  const Visit visit = visitor_.visit(page.page, etag, modified);
  page.was_asked = true;
  switch (visit.result) {
    case Result::Fetched:
      return take_fetched(page, vouched, visit);
    case Result::Unchanged:
      if (etag.empty() && modified.empty())
        return fail(page, "the server says that it is unchanged, and was not asked");
      page.record = *vouched;
      page.record.checked = now_;
      page.record.said = page.said;
      if (directives_of_field(visit.response.field("x-robots-tag")).noindex) page.record.noindex = true;
      return set_state(page);
    case Result::Redirected:
      return take_redirect(page, visit);
    case Result::Gone:
    case Result::Disallowed:
      page.record = {};
      page.state = visit.result == Result::Gone ? State::Gone : State::Silent;
      page.why = visit.why;
      return;
    case Result::Failed:
      return fail(page, visit.why);
  }
}

void PageCheck::take_fetched(CrawledPage& page, const PageRecord* vouched, const Visit& visit) {
  const PageRecord* last = remembered(page.page.key);
  if (is_something_instead(page, last, visit.response)) {
    return fail(page, "what came is no file of the kind that was there, or that it says it is");
  }
  const bool is_same = vouched != nullptr && vouched->bytes == hash_of(visit.response);
  PageRecord record = is_same ? *vouched : reading_.read_page(page.page, visit.response);
  record.etag = visit.response.field("etag");
  record.last_modified = visit.response.field("last-modified");
  record.checked = now_;
  record.said = page.said;
  if (was_document(page) && record.format == WebFormat::Page && record.text.empty() && !record.noindex) {
    return fail(page, "it has no text any more");
  }
  page.has_new_text = was_document(page) && (last == nullptr || last->text != record.text);
  page.record = std::move(record);
  set_state(page);
  if (page.state != State::Document || page.is_unchanged) return;
  page.size = visit.response.body.size();
  page.slot = spool_.append(visit.response.body);
  spooled_ += page.size;
}

void PageCheck::take_redirect(CrawledPage& page, const Visit& visit) {
  if (visit.target.key == page.page.key) {
    const bool is_upgrade = visit.target.url != page.page.url;
    if (!is_upgrade) return fail(page, "it redirects to itself");
    page.page = visit.target;  // from http to https
    return ask(page, nullptr);
  }
  page.record = {.checked = now_, .redirects = true, .said = page.said};
  page.state = State::Redirect;
  page.led_to = visit.target.key;
  if (scope_.contains(visit.target)) {
    page.record.leads_to = visit.target.url;
  } else {
    page.why = "it redirects to " + visit.target.url + ", which is out of the scope";
  }
}

void PageCheck::fail(CrawledPage& page, std::string why) const {
  const PageRecord* last = remembered(page.page.key);
  page.record = last == nullptr ? PageRecord{} : *last;
  page.state = State::Failed;
  page.why = std::move(why);
}

void PageCheck::set_state(CrawledPage& page) const {
  const PageRecord& record = page.record;
  if (record.redirects) {
    page.state = State::Redirect;
  } else if (!has_text(record) || !scope_.wants(page.page)) {
    page.state = State::Silent;
  } else {
    page.state = State::Document;
    page.is_unchanged = known_.unchanged(page.page.key, version_of(record, page.said)) != nullptr;
  }
}

}  // namespace indexer
