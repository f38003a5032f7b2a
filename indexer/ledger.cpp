#include "indexer/ledger.h"

#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "indexer/extract/refusal.h"
#include "passage/error.h"

namespace indexer {
namespace {

constexpr int ledger_format = 1;

std::string item_key(std::string_view source, std::string_view path) {
  std::string key(source);
  key += '\0';
  key += path;
  return key;
}

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void member(Writer& out, const char* name, std::string_view value) {
  if (value.empty()) return;
  out.Key(name);
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void member(Writer& out, const char* name, std::uint32_t value) {
  if (value == 0) return;
  out.Key(name);
  out.Uint(value);
}

void write_clues(Writer& out, const VersionClues& clues) {
  member(out, "declaredWork", clues.work);
  member(out, "language", clues.language);
  member(out, "symbol", clues.symbol);
  member(out, "url", clues.url);
  member(out, "date", clues.date);
  member(out, "print", clues.print);
  if (clues.alternates.empty()) return;
  out.Key("alternates");
  out.StartArray();
  for (const std::string& address : clues.alternates) {
    out.String(address.data(), static_cast<rapidjson::SizeType>(address.size()));
  }
  out.EndArray();
}

void write_ocr(Writer& out, const OcrState& ocr) {
  if (ocr.image_pages == 0) return;
  out.Key("imagePages");
  out.Uint(ocr.image_pages);
  out.Key("waitingPages");
  out.Uint(ocr.waiting);
  member(out, "ocrEngine", ocr.engine);
}

std::string to_json(const LedgerEntry& entry) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  member(out, "source", entry.source);
  member(out, "path", entry.path);
  out.Key("size");
  out.Uint64(entry.state.size);
  out.Key("modified");
  out.Int64(entry.state.modified);
  out.Key("inode");
  out.Uint64(entry.state.inode);
  out.Key("statusChanged");
  out.Int64(entry.state.status_changed);
  member(out, "version", entry.version);
  member(out, "contentHash", entry.content_hash);
  member(out, "fingerprint", entry.fingerprint);
  member(out, "id", entry.id);
  if (entry.work != entry.id) member(out, "work", entry.work);
  member(out, "added", entry.added);
  write_clues(out, entry.clues);
  if (entry.hidden) {
    out.Key("hidden");
    out.Bool(true);
  }
  member(out, "folds", entry.folds ? 1 : 0);
  member(out, "copyOf", entry.copy_of);
  member(out, "pagesWithoutText", entry.pages_without_text);
  member(out, "languageGuessed", entry.language_guessed ? 1 : 0);
  if (entry.refused) member(out, "refused", refusal_code(*entry.refused));
  member(out, "detail", entry.detail);
  write_ocr(out, entry.ocr);
  if (entry.tries > 0) {
    out.Key("tries");
    out.Uint64(entry.tries);
  }
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string text_of(const rapidjson::Document& line, const char* name) {
  const auto found = line.FindMember(name);
  return found != line.MemberEnd() && found->value.IsString()
             ? std::string(found->value.GetString(), found->value.GetStringLength())
             : std::string{};
}

std::uint64_t number_of(const rapidjson::Document& line, const char* name) {
  const auto found = line.FindMember(name);
  if (found == line.MemberEnd()) return 0;
  if (found->value.IsUint64()) return found->value.GetUint64();
  return found->value.IsInt64() ? static_cast<std::uint64_t>(found->value.GetInt64()) : 0;
}

std::vector<std::string> texts_of(const rapidjson::Document& line, const char* name) {
  std::vector<std::string> texts;
  const auto found = line.FindMember(name);
  if (found == line.MemberEnd() || !found->value.IsArray()) return texts;
  for (const auto& text : found->value.GetArray()) {
    if (text.IsString()) texts.emplace_back(text.GetString(), text.GetStringLength());
  }
  return texts;
}

VersionClues clues_of(const rapidjson::Document& line) {
  return {.work = text_of(line, "declaredWork"),
          .language = text_of(line, "language"),
          .symbol = text_of(line, "symbol"),
          .url = text_of(line, "url"),
          .alternates = texts_of(line, "alternates"),
          .date = text_of(line, "date"),
          .print = text_of(line, "print")};
}

std::optional<LedgerEntry> from_json(const rapidjson::Document& line) {
  LedgerEntry entry{.source = text_of(line, "source"),
                    .path = text_of(line, "path"),
                    .state = {.size = number_of(line, "size"),
                              .modified = static_cast<std::int64_t>(number_of(line, "modified")),
                              .inode = number_of(line, "inode"),
                              .status_changed = static_cast<std::int64_t>(number_of(line, "statusChanged"))},
                    .version = text_of(line, "version"),
                    .content_hash = text_of(line, "contentHash"),
                    .fingerprint = text_of(line, "fingerprint"),
                    .id = text_of(line, "id"),
                    .work = text_of(line, "work"),
                    .added = text_of(line, "added"),
                    .clues = clues_of(line),
                    .folds = number_of(line, "folds") != 0,
                    .copy_of = text_of(line, "copyOf"),
                    .pages_without_text = static_cast<std::uint32_t>(number_of(line, "pagesWithoutText")),
                    .language_guessed = number_of(line, "languageGuessed") != 0,
                    .detail = text_of(line, "detail"),
                    .tries = number_of(line, "tries"),
                    .ocr = {.image_pages = static_cast<std::uint32_t>(number_of(line, "imagePages")),
                            .waiting = static_cast<std::uint32_t>(number_of(line, "waitingPages")),
                            .engine = text_of(line, "ocrEngine")}};
  const auto hidden = line.FindMember("hidden");
  entry.hidden = hidden != line.MemberEnd() && hidden->value.IsTrue();
  const std::string refused = text_of(line, "refused");
  if (!refused.empty()) entry.refused = refusal_from_code(refused);
  if (entry.work.empty()) entry.work = entry.id;
  // Ledgers of old have no clues: a work in them was declared.
  if (entry.clues.language.empty() && entry.work != entry.id) entry.clues.work = entry.work;
  if (entry.source.empty() || entry.path.empty() || entry.id.empty() != entry.refused.has_value()) return std::nullopt;
  return entry;
}

}  // namespace

Ledger::Ledger(std::vector<LedgerEntry> entries) : entries_(std::move(entries)) {
  by_item_.reserve(entries_.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) by_item_[item_key(entries_[i].source, entries_[i].path)] = i;
}

Ledger Ledger::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text;
  std::vector<LedgerEntry> entries;
  std::uint64_t number = 0;
  const auto fail = [&] {
    throw passage::Error("cannot understand line " + std::to_string(number) + " of " + file.string() +
                         "; check the generation with \"passage-indexer verify\", or roll back");
  };
  while (std::getline(in, text)) {
    ++number;
    rapidjson::Document line;
    line.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(text.data(), text.size());
    if (line.HasParseError() || !line.IsObject()) fail();
    if (number == 1) {
      if (number_of(line, "ledger") != ledger_format) fail();
      continue;
    }
    auto entry = from_json(line);
    if (!entry) fail();
    entries.push_back(std::move(*entry));
  }
  if (number == 0 || in.bad()) throw passage::Error("cannot read " + file.string());
  return Ledger(std::move(entries));
}

const LedgerEntry* Ledger::find(std::string_view source, std::string_view path) const {
  const auto found = by_item_.find(item_key(source, path));
  return found == by_item_.end() ? nullptr : &entries_[found->second];
}

LedgerWriter::LedgerWriter(const std::filesystem::path& file) : path_(file), out_(file, std::ios::binary) {
  out_ << "{\"ledger\":" << ledger_format << "}\n";
}

void LedgerWriter::add(const LedgerEntry& entry) {
  out_ << to_json(entry) << '\n';
}

void LedgerWriter::finish() {
  out_.close();
  if (!out_) throw passage::Error("cannot write " + path_.string() + "; is the disk full?");
}

}  // namespace indexer
