#include "passage/index/learnt_translations.h"

#include <algorithm>
#include <limits>

#include "passage/error.h"
#include "passage/index/byte_codec.h"

namespace passage {
namespace {

constexpr std::string_view magic = "passage translations";
constexpr std::uint64_t version = 1;
constexpr std::size_t offset_bytes = 4;
constexpr std::uint32_t most_per_mille = 1000;

[[noreturn]] void damaged(std::string_view what) {
  throw Error("damaged translations: " + std::string(what) + "; `passage-indexer verify` checks the index");
}

void append_offset(std::string& bytes, std::size_t offset) {
  if (offset > std::numeric_limits<std::uint32_t>::max()) throw Error("too many translations for one file");
  for (std::size_t i = 0; i < offset_bytes; ++i) bytes.push_back(static_cast<char>(offset >> (8 * i) & 0xffU));
}

std::size_t offset_at(std::string_view bytes, std::size_t place) {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < offset_bytes; ++i) {
    offset |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[place + i])) << (8 * i);
  }
  return offset;
}

void write(ByteWriter& out, const TranslationTable::Word& word) {
  out.text(word.stem);
  out.text(word.text);
  out.number(word.translations.size());
  for (const TranslationTable::Translation& translation : word.translations) {
    out.number(translation.language);
    out.number(translation.word);
    out.number(translation.per_mille);
    out.number(translation.together);
  }
}

TranslationTable::Translation read_translation(ByteReader& in) {
  TranslationTable::Translation translation;
  translation.language = in.small_number();
  translation.word = in.small_number();
  translation.per_mille = in.small_number();
  translation.together = in.small_number();
  if (translation.per_mille == 0 || translation.per_mille > most_per_mille) damaged("a probability out of range");
  return translation;
}

}  // namespace

std::size_t count_translations(const TranslationTable& table) {
  std::size_t count = 0;
  for (const TranslationTable::Language& language : table.languages) {
    for (const TranslationTable::Word& word : language.words) count += word.translations.size();
  }
  return count;
}

std::string encode(const TranslationTable& table) {
  ByteWriter head;
  head.text(magic);
  head.number(version);
  head.number(table.works);
  head.number(table.languages.size());
  ByteWriter entries;
  std::string offsets;
  for (const TranslationTable::Language& language : table.languages) {
    head.text(language.code);
    head.number(language.words.size());
    for (const TranslationTable::Word& word : language.words) {
      append_offset(offsets, entries.bytes().size());
      write(entries, word);
    }
  }
  return head.take() + offsets + entries.bytes();
}

/// A word as the file has it, with its translations still to be read.
struct LearntTranslations::Entry {
  std::string_view stem;
  std::string_view text;
  std::uint64_t count;
  ByteReader translations;
  std::size_t bytes_to_end;  ///< Of the file, from the beginning of the word.
};

LearntTranslations LearntTranslations::open(const std::filesystem::path& file) {
  try {
    return LearntTranslations(MappedFile(file));
  } catch (const Error& error) {
    throw Error(file.string() + ": " + error.what());
  }
}

LearntTranslations::LearntTranslations(MappedFile file) : file_(std::move(file)) {
  const std::string_view bytes = file_.bytes();
  ByteReader in(bytes);
  if (in.text() != magic) damaged("not such a file");
  if (in.number() != version) damaged("another version of the format");
  works_ = in.small_number();
  const std::uint64_t count = in.number();
  std::size_t words = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string_view code = in.text();
    if (!languages_.empty() && languages_.back().code >= code) damaged("languages out of order");
    languages_.push_back({.code = code, .offsets = words * offset_bytes, .words = in.number()});
    if (languages_.back().words > in.remaining() / offset_bytes) damaged("it ends early");
    words += languages_.back().words;
  }
  if (words > in.remaining() / offset_bytes) damaged("it ends early");
  const std::size_t head = bytes.size() - in.remaining();
  for (Language& language : languages_) language.offsets += head;
  entries_ = head + words * offset_bytes;
}

LearntTranslations::Entry LearntTranslations::entry(const Language& language, std::size_t word) const {
  const std::size_t offset = offset_at(file_.bytes(), language.offsets + word * offset_bytes);
  if (offset > file_.bytes().size() - entries_) damaged("it ends early");
  ByteReader in(file_.bytes().substr(entries_ + offset));
  const std::string_view stem = in.text();
  const std::string_view text = in.text();
  const std::uint64_t count = in.number();
  if (count > in.remaining()) damaged("more translations than bytes");
  return {.stem = stem,
          .text = text,
          .count = count,
          .translations = in,
          .bytes_to_end = file_.bytes().size() - entries_ - offset};
}

const LearntTranslations::Language& LearntTranslations::language_at(std::uint32_t place) const {
  if (place >= languages_.size()) damaged("a language that it does not have");
  return languages_[place];
}

std::vector<LearntTranslation> LearntTranslations::lookup(std::string_view stem, std::string_view language) const {
  const auto from = std::ranges::lower_bound(languages_, language, {}, &Language::code);
  if (from == languages_.end() || from->code != language) return {};
  std::size_t first = 0;
  std::size_t end = from->words;
  while (first < end) {
    const std::size_t middle = first + (end - first) / 2;
    if (entry(*from, middle).stem < stem) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  if (first == from->words) return {};
  Entry found = entry(*from, first);
  if (found.stem != stem) return {};
  std::vector<LearntTranslation> translations;
  for (std::uint64_t i = 0; i < found.count; ++i) {
    const TranslationTable::Translation translation = read_translation(found.translations);
    const Language& to = language_at(translation.language);
    if (translation.word >= to.words) damaged("a word that it does not have");
    const Entry target = entry(to, translation.word);
    translations.push_back({.text = target.text,
                            .stem = target.stem,
                            .language = to.code,
                            .probability = static_cast<double>(translation.per_mille) / most_per_mille,
                            .together = translation.together});
  }
  return translations;
}

TranslationTable LearntTranslations::table() const {
  TranslationTable table{.works = works_};
  std::size_t next = file_.bytes().size() - entries_;  // how many bytes are left where the next word begins
  for (const Language& language : languages_) {
    TranslationTable::Language& read = table.languages.emplace_back();
    read.code = language.code;
    for (std::size_t i = 0; i < language.words; ++i) {
      Entry found = entry(language, i);
      if (found.bytes_to_end != next) damaged("words that do not stand in a row");
      if (i > 0 && read.words.back().stem >= found.stem) damaged("words out of order");
      TranslationTable::Word& word = read.words.emplace_back();
      word.stem = found.stem;
      word.text = found.text;
      for (std::uint64_t n = 0; n < found.count; ++n) {
        const TranslationTable::Translation translation = read_translation(found.translations);
        if (translation.word >= language_at(translation.language).words) damaged("a word that it does not have");
        word.translations.push_back(translation);
      }
      next = found.translations.remaining();
    }
  }
  if (next != 0) damaged("bytes behind its end");
  return table;
}

}  // namespace passage
