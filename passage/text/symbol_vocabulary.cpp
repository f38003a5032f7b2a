#include "passage/text/symbol_vocabulary.h"

#include <algorithm>
#include <array>

namespace passage {
namespace {

using Words = std::string_view;

// Abbreviations and their meanings: "United Nations Document Symbols", Dag Hammarskjöld Library (research.un.org).
constexpr auto organs = std::to_array<Words>({"ac",  "agenda", "bur",   "c",     "cepal", "cn",   "conf", "dec", "eca",
                                              "ece", "eclac",  "escap", "escwa", "hrc",   "icef", "incb", "inf", "l",
                                              "ngo", "prst",   "pv",    "res",   "sr",    "spc",  "sub",  "wg",  "wp"});
constexpr auto secretariat = std::to_array<Words>({"adm", "ai", "ctc", "dpi", "eca", "ece", "escap", "esa", "hr", "ic",
                                                   "leg", "lib", "sg", "sgb", "space", "tao", "tcd", "unctad"});
constexpr auto treaty_bodies = std::to_array<Words>({"c", "core", "csp", "gen", "mc", "op", "pub", "sp"});
constexpr auto climate = std::to_array<Words>({"awgkp", "awglca", "cma", "cp", "kp", "pa", "sbi", "sbsta", "tp"});
constexpr auto conferences = std::to_array<Words>({"cop", "cp", "cric", "cst", "sbstta"});
constexpr auto programmes = std::to_array<Words>({"b", "cbd", "ea", "fpa", "gc", "gcss", "gip", "note", "rep"});

// By name.
constexpr std::array bodies{
    SymbolBody{.name = "a", .followed = organs, .numbers_follow = true, .joins_c = true},
    SymbolBody{.name = "cat", .followed = treaty_bodies, .joins_numbers = true},
    SymbolBody{.name = "cbd", .followed = conferences},
    SymbolBody{.name = "ccpr", .followed = treaty_bodies, .joins_numbers = true},
    SymbolBody{.name = "ced", .followed = treaty_bodies, .joins_numbers = true},
    SymbolBody{.name = "cedaw", .followed = treaty_bodies, .joins_numbers = true},
    SymbolBody{.name = "cerd", .followed = treaty_bodies, .joins_numbers = true},
    SymbolBody{.name = "cmw", .followed = treaty_bodies, .joins_numbers = true},
    SymbolBody{.name = "crc", .followed = treaty_bodies, .joins_numbers = true},
    SymbolBody{.name = "crpd", .followed = treaty_bodies, .joins_numbers = true},
    SymbolBody{.name = "dp", .followed = programmes, .numbers_follow = true},
    SymbolBody{.name = "e", .followed = organs, .numbers_follow = true, .joins_c = true},
    SymbolBody{.name = "fccc", .followed = climate},
    SymbolBody{.name = "hcr", .followed = programmes},
    SymbolBody{.name = "hri", .followed = treaty_bodies},
    SymbolBody{.name = "iccd", .followed = conferences},
    SymbolBody{.name = "jiu", .followed = programmes},
    SymbolBody{.name = "s", .followed = organs, .numbers_follow = true, .joins_c = true},
    SymbolBody{.name = "st", .followed = secretariat},
    SymbolBody{.name = "td", .followed = programmes, .numbers_follow = true},
    SymbolBody{.name = "unep", .followed = programmes},
};

constexpr auto words_within = std::to_array<Words>(
    {"ac",  "add", "amend", "b",    "bur", "c",  "cbd",  "cma", "cn",   "co",  "conf", "cop", "core", "corr",
     "cp",  "cr",  "crp",   "d",    "dec", "ea", "ece",  "esa", "gc",   "gen", "hrc",  "inf", "int",  "kp",
     "l",   "lib", "mc",    "misc", "ngo", "op", "pa",   "pop", "pv",   "q",   "qpr",  "r",   "rep",  "res",
     "rev", "sbi", "sc",    "ser",  "sp",  "sr", "stat", "sub", "tech", "upr", "wg",   "wp"});

constexpr auto numbered = std::to_array<Words>(
    {"ac", "add", "amend", "cn", "conf", "corr", "crp", "l", "misc", "pv", "rev", "sr", "sub", "wg", "wp"});

constexpr auto series = std::to_array<Words>({"ac", "c", "cn", "conf", "sub", "wg"});

static_assert(std::ranges::is_sorted(bodies, {}, &SymbolBody::name));
static_assert(std::ranges::is_sorted(words_within));
static_assert(std::ranges::is_sorted(numbered));
static_assert(std::ranges::is_sorted(series));

}  // namespace

std::span<const SymbolBody> symbol_bodies() {
  return bodies;
}

const SymbolBody* find_symbol_body(std::string_view name) {
  const auto found = std::ranges::lower_bound(bodies, name, {}, &SymbolBody::name);
  return found != bodies.end() && found->name == name ? &*found : nullptr;
}

bool is_symbol_word(std::string_view word) {
  return std::ranges::binary_search(words_within, word);
}

bool is_numbered_word(std::string_view word) {
  return std::ranges::binary_search(numbered, word);
}

bool is_name_of_series(std::string_view word) {
  return std::ranges::binary_search(series, word);
}

bool is_special_session(std::string_view word) {
  return word == "s" || word == "es";
}

}  // namespace passage
