#include "indexer/duplicates/text_print.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include <openssl/evp.h>

#include "indexer/extract/transfer_encoding.h"
#include "passage/error.h"
#include "passage/index/byte_codec.h"

namespace indexer {
namespace {

using passage::Token;
using passage::TokenKind;

/// A notice, a caption, a page that holds nothing but its frame are alike without being copies.
constexpr std::size_t least_words = 60;

/// Grows with every change of the rules here; prints of other rules are not compared.
constexpr std::uint64_t print_version = 1;

constexpr unsigned simhash_bits = 64;

/// Spreads the bits of a number over all of its bits (the finalizer of SplitMix64).
std::uint64_t spread(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

/// FNV-1a; the same on every machine.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return spread(hash);
}

std::uint64_t joined(std::uint64_t first, std::uint64_t second) {
  return spread(first * 0x9e3779b97f4a7c15U + second);
}

/// The digits of a number, without what groups them ("1,234.5"); empty for what is none.
std::string digits_of(std::string_view word) {
  std::string digits;
  for (const char c : word) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ',' && c != '.') {
      return {};
    }
  }
  return digits;
}

/// Takes the words of a text, one after the other.
class Printer {
 public:
  void add(const std::string& word) {
    const std::uint64_t hash = hash_of(word);
    ++counts_[hash];
    print_.text = joined(print_.text, hash);
    if (words_++ > 0) add_to_sketch(joined(previous_, hash));
    previous_ = hash;
    if (const std::string digits = digits_of(word); !digits.empty()) {
      print_.numbers.push_back(static_cast<std::uint32_t>(hash_of(digits)));
    }
  }

  std::optional<TextPrint> print() {
    if (words_ < least_words) return std::nullopt;
    std::vector<std::uint32_t>& numbers = print_.numbers;
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    if (numbers.size() > TextPrint::most_numbers) numbers.resize(TextPrint::most_numbers);
    print_.simhash = simhash();
    set_sketch();
    return std::move(print_);
  }

 private:
  void add_to_sketch(std::uint64_t pair) {
    std::uint64_t& lowest = lowest_[pair % TextPrint::bins];
    if (lowest == 0 || pair < lowest) lowest = pair;
  }

  /// Of the lowest, bits that have not made it the lowest: those are alike in all long texts.
  void set_sketch() {
    constexpr unsigned unused_bits = 16;
    for (std::size_t i = 0; i < TextPrint::bins; ++i) {
      if (lowest_[i] == 0) continue;
      print_.sketch[i] = std::max<std::uint16_t>(1, static_cast<std::uint16_t>(lowest_[i] >> unused_bits));
    }
  }

  /// Charikar's: each word votes for its own bits. Whole numbers, so that no order of adding matters.
  std::uint64_t simhash() const {
    constexpr double steps = 1024;
    std::array<std::int64_t, simhash_bits> votes{};
    for (const auto& [hash, count] : counts_) {
      const auto weight = static_cast<std::int64_t>(std::lround(steps * (1 + std::log(count))));
      for (unsigned bit = 0; bit < simhash_bits; ++bit) votes[bit] += (hash >> bit & 1U) != 0 ? weight : -weight;
    }
    std::uint64_t simhash = 0;
    for (unsigned bit = 0; bit < simhash_bits; ++bit) {
      if (votes[bit] > 0) simhash |= std::uint64_t{1} << bit;
    }
    return simhash;
  }

  TextPrint print_;
  std::array<std::uint64_t, TextPrint::bins> lowest_{};  ///< Pair of each bin; 0: none.
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;
  std::uint64_t previous_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

std::optional<TextPrint> print_of(const passage::Document& document, passage::Analyzer& analyzer) {
  Printer printer;
  for (const passage::Passage& passage : document.passages) {
    for (const Token& token : analyzer.analyze(passage.text)) {
      if (token.kind == TokenKind::Word || token.kind == TokenKind::Single) printer.add(*token.exact);
    }
  }
  return printer.print();
}

std::string encode(const TextPrint& print) {
  passage::ByteWriter out;
  out.number(print_version);
  out.number(print.text);
  out.number(print.simhash);
  std::string bins;
  for (const std::uint16_t value : print.sketch) {
    bins += static_cast<char>(value & 0xffU);
    bins += static_cast<char>(value >> 8U);
  }
  out.text(bins);
  out.number(print.numbers.size());
  std::uint32_t before = 0;
  for (const std::uint32_t number : print.numbers) out.number(number - std::exchange(before, number));
  const std::string& bytes = out.bytes();
  std::string encoded((bytes.size() + 2) / 3 * 4 + 1, '\0');
  encoded.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                                                          reinterpret_cast<const unsigned char*>(bytes.data()),
                                                          static_cast<int>(bytes.size()))));
  return encoded;
}

std::optional<TextPrint> decode_print(std::string_view encoded) {
  if (encoded.empty()) return std::nullopt;
  const std::string bytes = decode_base64(encoded);
  try {
    passage::ByteReader in(bytes);
    if (in.number() != print_version) return std::nullopt;
    TextPrint print{.text = in.number(), .simhash = in.number()};
    const std::string_view bins = in.text();
    if (bins.size() != 2 * TextPrint::bins) return std::nullopt;
    for (std::size_t i = 0; i < TextPrint::bins; ++i) {
      const auto low = static_cast<unsigned char>(bins[2 * i]);
      const auto high = static_cast<unsigned char>(bins[2 * i + 1]);
      print.sketch[i] = static_cast<std::uint16_t>(low | high << 8U);
    }
    const std::uint64_t numbers = in.number();
    if (numbers > TextPrint::most_numbers) return std::nullopt;
    std::uint32_t before = 0;
    for (std::uint64_t i = 0; i < numbers; ++i) print.numbers.push_back(before += in.small_number());
    return print;
  } catch (const passage::Error&) {
    return std::nullopt;
  }
}

}  // namespace indexer
