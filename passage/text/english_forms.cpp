#include "passage/text/english_forms.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace passage {
namespace {

struct Form {
  std::string_view written;
  std::string_view base;
};

// Whole words: irregular forms, and spellings that follow no rule.
constexpr auto whole_words = std::to_array<Form>({
    {"ageing", "aging"},
    {"analyses", "analysis"},
    {"arisen", "arise"},
    {"arose", "arise"},
    {"ate", "eat"},
    {"beaten", "beat"},
    {"became", "become"},
    {"began", "begin"},
    {"begun", "begin"},
    {"bitten", "bite"},
    {"bought", "buy"},
    {"broke", "break"},
    {"broken", "break"},
    {"brought", "bring"},
    {"built", "build"},
    {"burnt", "burn"},
    {"came", "come"},
    {"catalogue", "catalog"},
    {"catalogues", "catalog"},
    {"caught", "catch"},
    {"centre", "center"},
    {"centred", "center"},
    {"centres", "center"},
    {"children", "child"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"crises", "crisis"},
    {"criteria", "criterion"},
    {"dealt", "deal"},
    {"dialogue", "dialog"},
    {"dialogues", "dialog"},
    {"drawn", "draw"},
    {"drew", "draw"},
    {"driven", "drive"},
    {"drove", "drive"},
    {"eaten", "eat"},
    {"fallen", "fall"},
    {"feet", "foot"},
    {"fell", "fall"},
    {"felt", "feel"},
    {"fled", "flee"},
    {"flew", "fly"},
    {"flown", "fly"},
    {"forbade", "forbid"},
    {"forbidden", "forbid"},
    {"foreseen", "foresee"},
    {"forgave", "forgive"},
    {"forgiven", "forgive"},
    {"forgot", "forget"},
    {"forgotten", "forget"},
    {"fought", "fight"},
    {"found", "find"},
    {"froze", "freeze"},
    {"frozen", "freeze"},
    {"gave", "give"},
    {"given", "give"},
    {"gone", "go"},
    {"grew", "grow"},
    {"grey", "gray"},
    {"grown", "grow"},
    {"heard", "hear"},
    {"held", "hold"},
    {"hid", "hide"},
    {"hidden", "hide"},
    {"hung", "hang"},
    {"kept", "keep"},
    {"kilometre", "kilometer"},
    {"kilometres", "kilometer"},
    {"knew", "know"},
    {"known", "know"},
    {"laid", "lay"},
    {"learnt", "learn"},
    {"led", "lead"},
    {"lent", "lend"},
    {"litre", "liter"},
    {"litres", "liter"},
    {"lost", "lose"},
    {"made", "make"},
    {"meant", "mean"},
    {"men", "man"},
    {"met", "meet"},
    {"metre", "meter"},
    {"metres", "meter"},
    {"mistaken", "mistake"},
    {"mistook", "mistake"},
    {"overcame", "overcome"},
    {"oversaw", "oversee"},
    {"overseen", "oversee"},
    {"overthrew", "overthrow"},
    {"overthrown", "overthrow"},
    {"paid", "pay"},
    {"phenomena", "phenomenon"},
    {"practise", "practice"},
    {"practised", "practiced"},
    {"practises", "practice"},
    {"practising", "practicing"},
    {"programme", "program"},
    {"programmes", "program"},
    {"ran", "run"},
    {"ridden", "ride"},
    {"risen", "rise"},
    {"rode", "ride"},
    {"said", "say"},
    {"sank", "sink"},
    {"seen", "see"},
    {"sent", "send"},
    {"shaken", "shake"},
    {"shook", "shake"},
    {"shown", "show"},
    {"shrank", "shrink"},
    {"slept", "sleep"},
    {"sold", "sell"},
    {"sought", "seek"},
    {"spent", "spend"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"stole", "steal"},
    {"stolen", "steal"},
    {"stood", "stand"},
    {"stricken", "strike"},
    {"struck", "strike"},
    {"stuck", "stick"},
    {"sunk", "sink"},
    {"swam", "swim"},
    {"swept", "sweep"},
    {"swore", "swear"},
    {"sworn", "swear"},
    {"swum", "swim"},
    {"taken", "take"},
    {"taught", "teach"},
    {"teeth", "tooth"},
    {"theatre", "theater"},
    {"theatres", "theater"},
    {"thieves", "thief"},
    {"threw", "throw"},
    {"thrown", "throw"},
    {"told", "tell"},
    {"took", "take"},
    {"tore", "tear"},
    {"torn", "tear"},
    {"understood", "understand"},
    {"undertaken", "undertake"},
    {"undertook", "undertake"},
    {"underwent", "undergo"},
    {"upheld", "uphold"},
    {"went", "go"},
    {"wept", "weep"},
    {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"},
    {"withheld", "withhold"},
    {"withstood", "withstand"},
    {"wives", "wife"},
    {"woke", "wake"},
    {"woken", "wake"},
    {"women", "woman"},
    {"won", "win"},
    {"wore", "wear"},
    {"worn", "wear"},
    {"written", "write"},
    {"wrote", "write"},
});
static_assert(std::ranges::is_sorted(whole_words, {}, &Form::written));

// How words begin that are spelt in two ways, whatever their endings.
constexpr auto beginnings = std::to_array<Form>({
    {"acknowledgement", "acknowledgment"},
    {"armour", "armor"},
    {"behaviour", "behavior"},
    {"cancell", "cancel"},
    {"channell", "channel"},
    {"colour", "color"},
    {"counsell", "counsel"},
    {"defence", "defense"},
    {"endeavour", "endeavor"},
    {"enroll", "enrol"},
    {"favour", "favor"},
    {"fulfill", "fulfil"},
    {"harbour", "harbor"},
    {"honour", "honor"},
    {"humour", "humor"},
    {"installment", "instalment"},
    {"judgement", "judgment"},
    {"labell", "label"},
    {"labour", "labor"},
    {"licence", "license"},
    {"neighbour", "neighbor"},
    {"offence", "offense"},
    {"paediatric", "pediatric"},
    {"rigour", "rigor"},
    {"rumour", "rumor"},
    {"skillful", "skilful"},
    {"travell", "travel"},
    {"tumour", "tumor"},
});

constexpr auto verb_endings = std::to_array<std::string_view>({"e", "ed", "er", "ers", "es", "ing", "able"});
constexpr auto noun_endings = std::to_array<std::string_view>({"ation", "ations", "ational"});

// What stands before "-ise" in the verbs that America writes with "-ize"; not in "advise", "exercise", "precise".
constexpr auto before_ise = std::to_array<std::string_view>(
    {"al", "am", "an", "ar", "at", "er", "gn", "ic", "il", "im", "in", "it", "iv", "ol", "om", "on", "or", "ul"});
constexpr std::size_t shortest_before_ise = 3;  // "arise" is none

bool is_among(std::string_view wanted, auto const& words) {
  return std::ranges::find(words, wanted) != words.end();
}

/// Writes the last "is" or "ys" that begins such an ending with a z.
void write_with_z(std::string& word) {
  const std::size_t at = std::max(word.rfind("is") + 1, word.rfind("ys") + 1);  // npos + 1 is 0
  if (at < shortest_before_ise + 1) return;
  const std::string_view all = word;
  const std::string_view ending = all.substr(at + 1);
  const std::string_view before = all.substr(at - 3, 2);
  const bool is_noun = all[at - 1] == 'i' && is_among(ending, noun_endings);
  const bool is_verb =
      is_among(ending, verb_endings) && (all[at - 1] == 'y' ? before == "al" : is_among(before, before_ise));
  if (is_noun || is_verb) word[at] = 'z';
}

}  // namespace

std::string english_base_form(std::string word) {
  const auto whole = std::ranges::lower_bound(whole_words, std::string_view(word), {}, &Form::written);
  if (whole != whole_words.end() && whole->written == word) return std::string(whole->base);
  for (const Form& beginning : beginnings) {
    if (!word.starts_with(beginning.written)) continue;
    word.replace(0, beginning.written.size(), beginning.base);
    return word;
  }
  write_with_z(word);
  return word;
}

}  // namespace passage
