#include "passage/text/stop_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "passage/text/unicode.h"

namespace passage {
namespace {

struct StopWordList {
  std::string_view language;
  std::string_view words;
};

// Articles, pronouns, prepositions, conjunctions, auxiliaries and question words; no word that carries a topic.
constexpr std::array lists{
    StopWordList{"ar",
                 "في من على إلى عن مع هذا هذه ذلك تلك التي الذي الذين اللذين اللواتي أن إن كان كانت كانوا يكون تكون "
                 "ليس ليست لا ما لم لن هو هي هم هن نحن أنا أنت أو و ثم بل لكن حتى إذا إذ كما كل بعض غير بين عند قد هل "
                 "كيف متى أين لماذا ماذا كم أي أية بعد قبل فوق تحت منذ خلال حول دون ضد لدى عبر هناك هنا حيث به بها له "
                 "لها لهم فيه فيها منه منها عليه عليها إليه إليها عنه عنها وفي ومن وعلى والتي والذي وهو وهي أيضا"},
    StopWordList{
        "en",
        "a about above after again against all also am an and any are as at be because been before being below "
        "between both but by can could did do does doing down during each few for from further had has have "
        "having he her here hers him himself his how i if in into is it its itself just me more most my myself "
        "no nor not of off on once only or other our ours out over own same she should so some such than that "
        "the their theirs them themselves then there these they this those through to too under until up very "
        "was we were what when where which while who whom whose why will with would you your yours"},
    StopWordList{
        "es",
        "a al algo algunas algunos ante antes aquel aquella aquello como con contra cual cuales cuando cuanto "
        "cuantos cuantas de del desde donde dos durante e el ella ellas ellos en entre era eran es esa esas ese "
        "eso esos esta estas este esto estos está están fue fueron ha había han hasta hay la las le les lo los "
        "más me mi mis mucho muchos muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra "
        "otras otro otros para pero poco por porque que qué quien quienes quién se sea según ser si sí sido sin "
        "sobre son su sus también tan tanto te tiene tienen todo todos tu tus un una unas uno unos usted ustedes "
        "y ya yo"},
    StopWordList{
        "fr",
        "à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avait avant avec avez avoir avons "
        "ayant c ça car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment contre d "
        "dans de depuis des donc dont du elle elles en encore entre es est et étaient était étant été être eu eux "
        "fait il ils j je l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma "
        "mais me même mêmes mes moi moins mon n ne ni non nos notre nous on ont ou où par parce pas pendant peu "
        "peut peuvent plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera "
        "ses si son sont sous sur t ta te tes toi ton tous tout toute toutes tu un une vers vos votre vous y"},
    StopWordList{
        "ht",
        "a ak an anba ankò ant ap apre ase atravè avan avèk ba bay chak depi deyò di e epi fè gen gende ka kap "
        "ke ki kisa kijan kilè kote kou la lan lè li mwen m menm n nan nou non nou ou oswa pa pandan pou poukisa "
        "plis pral sa se si sou sot t tankou tap te ti tou tout va w y yo yon youn"},
    StopWordList{
        "pt",
        "a à ainda ao aos aquela aquelas aquele aqueles aquilo as às até com como contra da das de dela delas "
        "dele deles depois desde do dos e é ela elas ele eles em entre era eram essa essas esse esses esta está "
        "estão estas este estes eu foi foram for há isso isto já lhe lhes mais mas me mesmo meu meus minha minhas "
        "muito muitos na não nas nem no nos nós nossa nossas nosso nossos num numa o onde os ou para pela pelas "
        "pelo pelos pode podem por porque porquê qual quais quando quanto quantos que quê quem se sem ser será seu "
        "seus si sido só sobre sua suas também te tem têm ter teu teus tu tua tuas um uma umas uns você vocês"},
    StopWordList{
        "ru",
        "а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее "
        "если есть еще же за здесь и из или им их к как какая какие какой ко когда который которая которое которые "
        "которых кто куда ли либо между меня мне может можно мы на над надо нам нас не него нее нет ни них но ну "
        "о об он она они оно от по под почему при про с сам себя сколько со так также такой там тем то того тоже "
        "той только том тот ту ты у уже хотя чего чей чем что чтобы чье чья эта эти этих это этой этом этот эту я"},
    StopWordList{
        "zh",
        "的 了 在 是 和 与 及 或 而 也 都 就 不 没有 我 你 他 她 它 我们 你们 他们 她们 这 那 这些 那些 这个 那个 "
        "一个 有 被 把 对 对于 关于 从 到 向 以 为 为了 因为 所以 但 但是 如果 等 什么 怎么 怎样 如何 哪里 哪些 "
        "哪个 何时 谁 多少 几 吗 呢 吧 啊 之 其 中 上 下 会 能 可以 将 并 还 又 很 更 最 於 與 為 個 這 們 對 從 "
        "嗎 後 後來 以及"},
};

using StopWords = std::unordered_set<std::string>;

StopWords folded(const StopWordList& list) {
  StopWords words;
  for (std::size_t begin = 0; begin < list.words.size();) {
    const std::size_t end = std::min(list.words.find(' ', begin), list.words.size());
    words.insert(fold(list.words.substr(begin, end - begin)));
    begin = end + 1;
  }
  return words;
}

const std::vector<StopWords>& folded_lists() {
  static const std::vector<StopWords> all = [] {
    std::vector<StopWords> sets;
    for (const StopWordList& list : lists) sets.push_back(folded(list));
    return sets;
  }();
  return all;
}

constexpr auto languages = [] {
  std::array<std::string_view, lists.size()> codes;
  for (std::size_t i = 0; i < lists.size(); ++i) codes[i] = lists[i].language;
  return codes;
}();

}  // namespace

bool is_stop_word(std::string_view folded_word, std::string_view language) {
  const auto found = std::ranges::find(languages, language);
  if (found == languages.end()) return false;
  return folded_lists()[static_cast<std::size_t>(found - languages.begin())].contains(std::string(folded_word));
}

std::span<const std::string_view> stop_word_languages() {
  return languages;
}

}  // namespace passage
