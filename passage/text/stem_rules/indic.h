#pragma once

#include <array>

#include "passage/text/light_stemmer.h"

/// Words are folded, which keeps vowel signs; a vowel sign counts as a letter.
namespace passage::stem_rules {

// After Ramanathan and Rao 2003: endings of nouns, adjectives and verbs.
inline constexpr auto hindi_endings = std::to_array<Affix>(
    {{"ा"},   {"ि"},    {"ी"},    {"ु"},    {"ू"},    {"े"},    {"ो"},    {"ां"},    {"ें"},     {"ीं"},   {"ों"},
     {"ाओं"},  {"ाएं"},   {"ियां"},  {"ियों"}, {"ुओं"},   {"ुएं"},   {"ुआं"},    {"ाओ"},   {"ाई"},   {"ाए"},  {"ाया"},
     {"िए"},  {"ने"},    {"नी"},   {"ना"},  {"ते"},   {"ती"},  {"ता"},   {"तीं"},   {"कर"},   {"ाकर"}, {"ाइए"},
     {"ाईं"},  {"ाने"},   {"ाना"},  {"ाते"},  {"ाती"}, {"ाता"}, {"ातीं"},  {"ेगी"},   {"ेगा"},   {"ोगी"}, {"ोगे"},
     {"ेंगी"},  {"ेंगे"},    {"ूंगी"},   {"ूंगा"},  {"एंगी"}, {"एंगे"},  {"ाएगी"}, {"ाएगा"}, {"ाएंगी"}, {"ाएंगे"}, {"ाओगी"},
     {"ाओगे"}, {"ाऊंगी"}, {"ाऊंगा"}, {"नाओं"}, {"नाएं"}, {"ताओं"}, {"ताएं"}});
inline constexpr auto hindi = std::to_array<AffixStep>({{AffixStep::Side::Suffix, hindi_endings}});

// Case endings, then plural and definiteness: "অভিবাসীদের" is "অভিবাসী" of several people.
inline constexpr auto bengali_cases = std::to_array<Affix>(
    {{"কে", 2},     {"রা", 3},  {"েরা", 2},  {"ের", 2},    {"ীর", 2, "ী"},  {"ির", 2, "ি"},  {"ুর", 2, "ু"},
     {"য়ের", 2},    {"দের", 2}, {"েদের", 2}, {"দেরকে", 2}, {"াতে", 2, "া"}, {"ীতে", 2, "ী"}, {"িতে", 2, "ি"},
     {"ুতে", 2, "ু"}, {"েতে", 2}, {"ে", 3},    {"য়", 3},     {"ই", 3},        {"ও", 3}});
inline constexpr auto bengali_numbers = std::to_array<Affix>({{"টি"},
                                                              {"টা"},
                                                              {"গুলি"},
                                                              {"গুলো"},
                                                              {"গুলা"},
                                                              {"সমূহ"},
                                                              {"গণ", 3},
                                                              {"বৃন্দ"},
                                                              {"টির"},
                                                              {"গুলির"},
                                                              {"গুলোর"},
                                                              {"সমূহের"},
                                                              {"গুলিতে"},
                                                              {"গুলোতে"}});
inline constexpr auto bengali =
    std::to_array<AffixStep>({{AffixStep::Side::Suffix, bengali_cases}, {AffixStep::Side::Suffix, bengali_numbers}});

}  // namespace passage::stem_rules
