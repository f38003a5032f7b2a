#include "searchd/search/likeness/likeness.h"

#include <algorithm>
#include <cmath>

#include "passage/index/schema.h"
#include "searchd/search/ranking.h"

namespace searchd {

Likeness::Likeness(const QueryPlan& plan, const GramFrequencies& frequencies, const Xapian::Database& documents,
                   passage::Analyzer& analyzer)
    : plan_(plan), frequencies_(frequencies), documents_(documents), analyzer_(analyzer) {}

const Likeness::Said& Likeness::said_in(const std::string& language) {
  const auto [entry, is_new] = said_.try_emplace(language);
  Said& said = entry->second;
  if (!is_new) return said;
  for (const WordGroup& group : plan_.words) {
    if (group.run != 0) add(said, group, language);
  }
  double sum = 0;
  for (const Word& word : said.words) sum += word.share;
  for (Word& word : said.words) word.share /= sum;
  return said;
}

void Likeness::add(Said& said, const WordGroup& group, const std::string& language) {
  std::vector<std::vector<std::string>> ways;
  if (std::ranges::find(plan_.languages, language) == plan_.languages.end()) {
    for (const Rendering& rendering : group.renderings) {
      if (rendering.language != language) continue;
      if (std::vector<std::string> forms = forms_of(rendering.text); !forms.empty()) ways.push_back(std::move(forms));
    }
  }
  if (ways.empty() && !group.unspaced && !group.form.empty()) ways.push_back({group.form});
  if (ways.empty()) return;
  Word word;
  double works = 0;
  for (const std::vector<std::string>& forms : ways) {
    add_way(said, word, forms);
    double rarest = documents_.get_doccount();
    for (const std::string& form : forms) {
      rarest = std::min<double>(rarest, documents_.get_termfreq(passage::word_term(form)));
    }
    works = std::max(works, rarest);
  }
  word.share = rarity(works);
  said.words.push_back(std::move(word));
}

void Likeness::add_way(Said& said, Word& word, const std::vector<std::string>& forms) {
  std::vector<Gram> grams;
  for (const std::string& form : forms) {
    const std::vector<Gram> of_form = grams_of(form);
    grams.insert(grams.end(), of_form.begin(), of_form.end());
  }
  double rarities = 0;
  for (const Gram gram : grams) rarities += rarity(frequencies_.works_with(gram));
  Way& way = word.ways.emplace_back();
  for (const Gram gram : grams) {
    const std::size_t place = said.places.try_emplace(gram, said.places.size()).first->second;
    const double own = rarity(frequencies_.works_with(gram)) / rarities;
    way.emplace_back(place, (own + 1 / static_cast<double>(grams.size())) / 2);
  }
}

std::vector<std::string> Likeness::forms_of(std::string_view text) {
  std::vector<std::string> forms;
  for (const passage::WordSpan& word : analyzer_.words(text)) {
    if (!word.unspaced) forms.emplace_back(text.substr(word.begin, word.end - word.begin));
  }
  for (std::string& form : forms) form = analyzer_.exact(form);
  return forms;
}

double Likeness::rarity(double works) const {
  const double all = documents_.get_doccount();
  const double held = std::min(works, all);
  return std::log(1 + (all - held + 0.5) / (held + 0.5));
}

std::vector<double> Likeness::of(const std::vector<ComparedText>& texts) {
  std::vector<Counts> counted;
  double length = 0;
  for (const ComparedText& text : texts) {
    counted.push_back(count(text));
    length += counted.back().length;
  }
  const double mean_length = std::max(1.0, length / static_cast<double>(std::max<std::size_t>(texts.size(), 1)));
  std::vector<double> all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Counts& counts = counted[i];
    const double norm = bm25_k1 * (1 - bm25_b + bm25_b * counts.length / mean_length);
    double sum = 0;
    for (const Word& word : said_in(texts[i].language).words) {
      double most = 0;
      for (const Way& way : word.ways) {
        double held = 0;
        for (const auto& [place, weight] : way) {
          held += weight * counts.of_gram[place] / (counts.of_gram[place] + norm);
        }
        most = std::max(most, held);
      }
      sum += word.share * most;
    }
    all.push_back(sum);
  }
  return all;
}

Likeness::Counts Likeness::count(const ComparedText& text) {
  const Said& said = said_in(text.language);
  Counts counts{.of_gram = std::vector<std::uint32_t>(said.places.size(), 0)};
  for (const std::string& form : forms_of(text.text)) {
    for (const Gram gram : grams_of(form)) {
      counts.length += 1;
      if (const auto known = said.places.find(gram); known != said.places.end()) ++counts.of_gram[known->second];
    }
  }
  return counts;
}

}  // namespace searchd
