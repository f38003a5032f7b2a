#include "searchd/http/pages/help_seeking.h"

#include <fstream>
#include <string>

#include <catch2/catch.hpp>

using searchd::http::HelpSeeking;

namespace {

const HelpSeeking& help_seeking() {
  static const HelpSeeking table;
  return table;
}

}  // namespace

TEST_CASE("what people write who seek help is known", "[help_seeking]") {
  for (const char* query : {
           "I need a lawyer",
           "detained what do I do",
           "HELP",
           "my husband was arrested at work",
           "where can I apply for asylum?",
           "can I be deported",
           "please help me",
           "ayuda urgente",
           "necesito un abogado",
           "detuvieron a mi hermano",
           "¿Qué hago si me detienen?",
           "a donde puedo ir",
           "me van a deportar",
           "no tengo papeles",
           "j'ai besoin d'un avocat",
           "J’ai besoin d’aide",
           "aidez moi",
           "mon mari est en rétention",
           "que dois-je faire",
           "j ai ete arrete",
           "au secours",
           "preciso de ajuda",
           "o que eu faço agora",
           "meu irmão foi preso",
           "fui detida no aeroporto",
           "أحتاج إلى محام",
           "احتاج محامي",
           "ساعدوني من فضلكم",
           "ماذا أفعل",
           "زوجي محتجز في المطار",
           "مساعدة",
           "помогите пожалуйста",
           "мне нужен адвокат",
           "моего мужа задержали",
           "что мне делать",
           "куда обратиться если",
           "我需要律师",
           "我丈夫被拘留了怎么办",
           "救命",
           "请帮帮我",
           "求助",
           "mwen bezwen yon avoka",
           "tanpri ede m",
           "yo arete frè m",
           "kisa pou m fè",
           "èd",
       }) {
    CAPTURE(query);
    CHECK(help_seeking().matches(query));
  }
}

TEST_CASE("what people write who seek documents is not taken for a cry for help", "[help_seeking]") {
  for (const char* query : {
           "",
           "legal aid report",
           "legal aid",
           "right to a lawyer",
           "access to lawyers in detention",
           "humanitarian assistance",
           "help desk statistics",
           "needs assessment",
           "people who need help",
           "urgent appeal",
           "detention what works",
           "what to do after arrest guide",
           "husband and wife visas",
           "\"I need a lawyer\"",
           "title:help me",
           "NEAR/5 help me (lawyer)",
           "I",
           "ayuda humanitaria",
           "asistencia jurídica gratuita informe",
           "necesidades de protección",
           "abogados",
           "llamamiento urgente",
           "qué hacen los estados",
           "papeles",
           "aide juridictionnelle",
           "aide humanitaire d'urgence rapport",
           "besoins de protection",
           "que faire des frontières",
           "número preciso de migrantes",
           "ajuda humanitária",
           "assistência jurídica gratuita",
           "o que fazem os estados",
           "موافقة والدي الطفل",
           "المساعدة القانونية",
           "تقرير المساعدة الإنسانية",
           "حاجات الحماية",
           "الزواج",
           "юридическая помощь",
           "гуманитарная помощь доклад",
           "что делают государства",
           "нужды мигрантов",
           "求助者服务报告",
           "免费律师服务报告",
           "法律援助报告",
           "人道主义援助",
           "需要保护的人",
           "律师",
           "asistans legal rapò",
           "èd imanitè",
           "bezwen pwoteksyon",
           "avoka yo",
       }) {
    CAPTURE(query);
    CHECK_FALSE(help_seeking().matches(query));
  }
}

TEST_CASE("no query for the sample documents is taken for a cry for help", "[help_seeking]") {
  std::ifstream queries(PASSAGE_SOURCE_DIR "/corpus/QUERIES.tsv");
  std::string line;
  std::getline(queries, line);  // names of the columns
  std::size_t count = 0;
  while (std::getline(queries, line)) {
    const std::string query = line.substr(0, line.find('\t'));
    CAPTURE(query);
    CHECK_FALSE(help_seeking().matches(query));
    ++count;
  }
  CHECK(count > 50);
}
