#include "searchd/search/likeness/likeness.h"

#include <algorithm>
#include <cmath>

#include "passage/index/schema.h"
#include "passage/text/unicode.h"
#include "searchd/search/ranking.h"

namespace searchd {

Likeness::Likeness(const QueryPlan& plan, const GramFrequencies& frequencies, const Xapian::Database& documents,
                   passage::Analyzer& analyzer, double other_languages)
    : plan_(plan),
      frequencies_(frequencies),
      documents_(documents),
      analyzer_(analyzer),
      other_languages_(other_languages) {}

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
  std::vector<std::vector<Form>> ways;
  if (!is_of_query(language)) {
    for (const Rendering& rendering : group.renderings) {
      if (rendering.language != language) continue;
      if (std::vector<Form> forms = forms_of(rendering.text); !forms.empty()) ways.push_back(std::move(forms));
    }
  }
  if (ways.empty()) ways.push_back(forms_of(group.text));
  std::erase(ways, std::vector<Form>{});
  if (ways.empty()) return;
  Word word;
  double works = 0;
  for (const std::vector<Form>& forms : ways) {
    add_way(said, word, forms);
    double rarest = documents_.get_doccount();
    for (const Form& form : forms) rarest = std::min(rarest, works_with(form));
    works = std::max(works, rarest);
  }
  word.share = rarity(works);
  said.words.push_back(std::move(word));
}

void Likeness::add_way(Said& said, Word& word, const std::vector<Form>& forms) {
  std::vector<Gram> grams;
  for (const Form& form : forms) {
    const std::vector<Gram> of_form = form.grams();
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

std::vector<Likeness::Form> Likeness::forms_of(std::string_view text) {
  std::vector<Form> forms;
  for (const passage::WordSpan& word : analyzer_.words(text)) {
    forms.push_back({std::string(text.substr(word.begin, word.end - word.begin)), word.unspaced});
  }
  for (Form& form : forms) form.text = analyzer_.exact(form.text);
  std::erase_if(forms, [](const Form& form) { return form.text.empty(); });
  return forms;
}

/// In how many works it stands; of an unspaced script, its rarest character.
double Likeness::works_with(const Form& form) const {
  if (!form.unspaced) return documents_.get_termfreq(passage::word_term(form.text));
  double rarest = documents_.get_doccount();
  for (std::string_view rest = form.text; !rest.empty();) {
    const std::string_view character = passage::first_character(rest);
    rest.remove_prefix(character.size());
    rarest = std::min<double>(rarest, documents_.get_termfreq(passage::word_term(character)));
  }
  return rarest;
}

bool Likeness::is_of_query(std::string_view language) const {
  return std::ranges::find(plan_.languages, language) != plan_.languages.end();
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
    all.push_back(is_of_query(texts[i].language) ? sum : other_languages_ * sum);
  }
  return all;
}

double Likeness::of_title(const ComparedText& title) {
  const Counts counts = count(title);
  if (counts.length == 0) return 0;
  double known = 0;
  for (const std::uint32_t count : counts.of_gram) known += count;
  double held = 0;
  for (const Word& word : said_in(title.language).words) {
    double most = 0;
    for (const Way& way : word.ways) {
      double of_way = 0;
      for (const auto& [place, weight] : way) of_way += counts.of_gram[place] > 0 ? weight : 0;
      most = std::max(most, of_way);
    }
    held += word.share * most;
  }
  return held * known / counts.length;
}

Likeness::Counts Likeness::count(const ComparedText& text) {
  const Said& said = said_in(text.language);
  Counts counts{.of_gram = std::vector<std::uint32_t>(said.places.size(), 0)};
  for (const Form& form : forms_of(text.text)) {
    for (const Gram gram : form.grams()) {
      counts.length += 1;
      if (const auto known = said.places.find(gram); known != said.places.end()) ++counts.of_gram[known->second];
    }
  }
  return counts;
}

}  // namespace searchd
