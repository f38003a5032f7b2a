#include "indexer/extract/mail.h"

#include <algorithm>
#include <optional>
#include <string>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/html.h"
#include "indexer/extract/mail_header.h"
#include "indexer/extract/mail_parts.h"
#include "indexer/extract/mail_words.h"
#include "indexer/extract/plain_text.h"
#include "indexer/extract/text_of_file.h"
#include "indexer/extract/transfer_encoding.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr int deepest = 20;        // parts within parts
constexpr int most_parts = 1'000;  // in all
constexpr std::size_t most_named = 20;

/// What a part says. Of the versions of one text, that of the highest rank is read.
struct PartText {
  enum class Rank : std::uint8_t { None, Html, Plain };
  Rank rank = Rank::None;
  std::vector<Block> blocks;

  void append(PartText other) {
    if (other.blocks.empty()) return;
    rank = std::max(rank, other.rank);
    blocks.insert(blocks.end(), std::move_iterator(other.blocks.begin()), std::move_iterator(other.blocks.end()));
  }
};

class MessageReader {
 public:
  explicit MessageReader(Extraction& extraction) : extraction_(extraction) {}

  PartText read(const MailHeader& header, std::string_view body, int depth) {
    if (depth > deepest) throw RefusedFile(RefusalReason::TooLarge, "parts within parts, more than 20 deep");
    if (++parts_ > most_parts) throw RefusedFile(RefusalReason::TooLarge, "more than 1,000 parts");
    MailField type = header.field_with_parameters("content-type");
    if (type.value.empty()) type.value = "text/plain";
    if (type.value.starts_with("multipart/")) return read_parts(type, body, depth);
    const std::string content = decoded(header, body);
    if (type.value == "message/rfc822") return read_message(content, depth);
    const MailField disposition = header.field_with_parameters("content-disposition");
    if (disposition.value != "attachment" && type.value == "text/plain") return read_plain(content, type);
    if (disposition.value != "attachment" && type.value == "text/html") return read_html(content, type);
    std::string name = decode_mail_words(disposition.parameter("filename"));
    if (name.empty()) name = decode_mail_words(type.parameter("name"));
    add_attachment(name.empty() ? type.value : name + " (" + type.value + ")");
    encrypted_ = encrypted_ || (type.value.ends_with("pkcs7-mime") && type.parameter("smime-type") != "signed-data");
    return {};
  }

  /// What was not read becomes remarks; a message that has nothing else is refused.
  void finish(bool has_text) {
    if (!has_text && encrypted_) throw RefusedFile(RefusalReason::Encrypted, "the message is encrypted");
    std::string list;
    for (const std::string& name : attachments_) list += (list.empty() ? "" : ", ") + name;
    if (unnamed_ > 0) list += " and " + std::to_string(unnamed_) + " more";
    if (list.empty()) return;
    list = "attachments that were not read: " + list;
    if (!has_text) throw RefusedFile(RefusalReason::Empty, list);
    extraction_.remarks.push_back(std::move(list));
  }

 private:
  static std::string decoded(const MailHeader& header, std::string_view body) {
    const std::string encoding = header.field_with_parameters("content-transfer-encoding").value;
    if (encoding == "base64") return decode_base64(body);
    if (encoding == "quoted-printable") return decode_quoted_printable(body);
    return std::string(body);
  }

  PartText read_parts(const MailField& type, std::string_view body, int depth) {
    const MailParts parts = mail_parts(body, type.parameter("boundary"));
    if (parts.cut_short && !cut_short_) {
      cut_short_ = true;
      extraction_.remarks.emplace_back("the message is cut short");
    }
    encrypted_ = encrypted_ || type.value == "multipart/encrypted";
    PartText result;
    for (std::string_view part : parts.parts) {
      const MailHeader header(part);
      PartText text = read(header, part, depth + 1);
      if (type.value != "multipart/alternative") {
        result.append(std::move(text));
      } else if (!text.blocks.empty() && text.rank > result.rank) {
        result = std::move(text);
      }
    }
    return result;
  }

  PartText read_message(std::string_view content, int depth) {
    const MailHeader header(content);
    PartText text;
    std::string subject = decode_mail_words(header.field("subject"));
    if (!subject.empty()) {
      text.blocks.push_back({.kind = BlockKind::Heading, .text = subject});
      text.blocks.back().locator.heading = subject;
    }
    PartText body = read(header, content, depth + 1);
    for (Block& block : body.blocks) {
      if (block.locator.heading.empty()) block.locator.heading = subject;
    }
    text.append(std::move(body));
    return text;
  }

  PartText read_plain(std::string_view content, const MailField& type) {
    return {PartText::Rank::Plain,
            plain_text_blocks(text_of_file(content, {.charset = type.parameter("charset")}, {}, extraction_))};
  }

  PartText read_html(std::string_view content, const MailField& type) {
    Extraction page = extract_html(content, {.charset = type.parameter("charset")});
    for (Block& block : page.blocks) block.locator.anchor.clear();  // nothing opens a message at it
    if (extraction_.charset.empty()) extraction_.charset = page.charset;
    return {PartText::Rank::Html, std::move(page.blocks)};
  }

  void add_attachment(std::string name) {
    if (attachments_.size() < most_named) {
      attachments_.push_back(std::move(name));
    } else {
      ++unnamed_;
    }
  }

  Extraction& extraction_;
  std::vector<std::string> attachments_;
  std::size_t unnamed_ = 0;
  int parts_ = 0;
  bool encrypted_ = false;
  bool cut_short_ = false;
};

passage::Metadata read_metadata(const MailHeader& header, std::vector<std::string>& remarks) {
  passage::Metadata metadata;
  metadata.title = decode_mail_words(header.field("subject"));
  metadata.authors = mail_names(header.field("from"));
  metadata.language = passage::canonical_language(clean_text(header.field("content-language")));
  const std::string date = header.field("date");
  metadata.date = mail_date(date);
  if (!metadata.date && !date.empty()) remarks.push_back("the date " + clean_text(date) + " is not a date");
  return metadata;
}

}  // namespace

Extraction extract_mail(std::string_view bytes, const ExtractionHints&) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("From ")) bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);  // of mbox
  const MailHeader header(bytes);
  if (header.empty()) throw RefusedFile(RefusalReason::Damaged, "the message has no header");
  Extraction extraction{.format = "eml"};
  extraction.metadata = read_metadata(header, extraction.remarks);
  MessageReader reader(extraction);
  extraction.blocks = reader.read(header, bytes, 0).blocks;
  reader.finish(!extraction.blocks.empty());
  return extraction;
}

}  // namespace indexer
