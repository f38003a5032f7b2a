#include "passage/text/language.h"

#include <string>

#include <catch2/catch.hpp>

using namespace passage;

TEST_CASE("language tags in every spelling become one canonical form") {
  const auto [tag, canonical] = GENERATE(table<std::string, std::string>({
      {"es", "es"},
      {"ES", "es"},
      {"spa", "es"},
      {"PT_br", "pt-BR"},
      {"cmn-Hans", "zh-Hans"},
      {"zh-hant-tw", "zh-Hant-TW"},
      {"arb", "ar"},
      {"in", "id"},
      {"iw", "he"},
      {"hat", "ht"},
      {"tl", "fil"},
      {"mo", "ro"},
      {"kmr", "ku"},
      {"prs", "fa-AF"},
      {"deu_1901", "de-1901"},
      {"quc", "quc"},
      {"es-419", "es-419"},
      {"i-klingon", "tlh"},
  }));
  CHECK(canonical_language(tag) == canonical);
}

TEST_CASE("what is no known language is none") {
  const std::string tag = GENERATE("", "xx", "foo", "english", "e", "-en", "en-", "en--us", "und", "x-private", "fr fr",
                                   "*", "en_US.UTF-8", "es;q=0.8", "español");
  CAPTURE(tag);
  CHECK(canonical_language(tag).empty());
  CHECK(canonical_language(std::string(10000, 'a')).empty());
}

TEST_CASE("direction follows the language's usual script") {
  for (const char* language : {"ar", "he", "fa", "ur", "ps", "ar-EG", "az-Arab", "iw"})
    CHECK(is_right_to_left(language));
  for (const char* language : {"en", "ku", "zh", "", "nonsense", "az"}) CHECK_FALSE(is_right_to_left(language));
  CHECK(primary_subtag("pt-BR") == "pt");
  CHECK(primary_subtag("pt") == "pt");
}

TEST_CASE("a paragraph is enough to know its language") {
  const auto [language, text] = GENERATE(table<std::string, std::string>({
      {"en",
       "Everyone has the right to seek and to enjoy in other countries asylum from persecution, whatever the papers "
       "in the pocket and whatever road led to the border."},
      {"es",
       "Las personas que llegan a la frontera tienen derecho a que se escuche su solicitud de asilo, y nadie puede "
       "ser devuelto a un lugar donde su vida corra peligro."},
      {"fr",
       "Les personnes qui arrivent à la frontière ont le droit de demander l'asile, et nul ne peut être renvoyé vers "
       "un pays où sa vie serait menacée."},
      {"pt",
       "As pessoas que chegam à fronteira têm o direito de pedir asilo, e ninguém pode ser devolvido a um país onde "
       "a sua vida esteja em perigo, disse a rede."},
      {"ht",
       "Tout moun ki rive sou fwontyè a gen dwa mande azil, e pèsonn pa gen dwa voye yo tounen nan yon peyi kote lavi "
       "yo an danje. Se sa nou mande jodi a."},
      {"ar", "لكل شخص يصل إلى الحدود الحق في طلب اللجوء، ولا يجوز إعادة أحد إلى بلد تكون فيه حياته في خطر."},
      {"fa",
       "هر کسی که به مرز می‌رسد حق دارد درخواست پناهندگی کند و هیچ‌کس را نمی‌توان به کشوری بازگرداند "
       "که "
       "جانش "
       "در "
       "آن در خطر است."},
      {"ru",
       "Каждый, кто прибывает к границе, имеет право просить убежища, и никого нельзя вернуть в страну, где его жизни "
       "угрожает опасность."},
      {"uk",
       "Кожен, хто прибуває до кордону, має право просити притулку, і нікого не можна повернути до країни, де його "
       "життю загрожує небезпека."},
      {"zh", "每个到达边境的人都有权申请庇护，任何人都不得被送回其生命受到威胁的国家。我们今天就是这样要求的。"},
      {"ja", "国境に到着するすべての人には庇護を申請する権利があり、命が危険にさらされる国に送り返されてはならない。"},
      {"de",
       "Jeder Mensch, der an der Grenze ankommt, hat das Recht, um Asyl zu bitten, und niemand darf in ein Land "
       "zurückgeschickt werden, in dem sein Leben in Gefahr ist."},
      {"it",
       "Ogni persona che arriva alla frontiera ha il diritto di chiedere asilo, e nessuno può essere rimandato in un "
       "paese dove la sua vita è in pericolo."},
      {"nl",
       "Iedereen die aan de grens aankomt heeft het recht om asiel te vragen, en niemand mag worden teruggestuurd naar "
       "een land waar zijn leven gevaar loopt."},
      {"ca",
       "Totes les persones que arriben a la frontera tenen dret a demanar asil, i ningú no pot ser retornat a un país "
       "on la seva vida corri perill."},
      {"ro",
       "Oricine ajunge la frontieră are dreptul să ceară azil și nimeni nu poate fi trimis înapoi într-o țară în care "
       "viața îi este în pericol."},
      {"tr",
       "Sınıra gelen herkesin sığınma isteme hakkı vardır ve hiç kimse hayatının tehlikede olduğu bir ülkeye geri "
       "gönderilemez."},
      {"pl",
       "Każdy, kto dociera do granicy, ma prawo prosić o azyl, i nikogo nie wolno odesłać do kraju, w którym jego "
       "życie jest zagrożone."},
      {"sw",
       "Kila mtu anayefika mpakani ana haki ya kuomba hifadhi, na hakuna mtu anayeweza kurudishwa katika nchi ambapo "
       "maisha yake yako hatarini."},
      {"so",
       "Qof kasta oo yimaada xuduudda wuxuu xaq u leeyahay inuu codsado magangalyo, qofna laguma celin karo waddan ay "
       "noloshiisu khatar ku jirto."},
      {"am", "ወደ ድንበር የሚደርስ ማንኛውም ሰው ጥገኝነት የመጠየቅ መብት አለው፤ ማንም ሰው ሕይወቱ አደጋ ላይ ወደሚሆንበት አገር ሊመለስ አይችልም።"},
      {"ti", "ናብ ዶብ ዝበጽሕ ዝኾነ ሰብ ዑቕባ ናይ ምሕታት መሰል ኣለዎ፣ ህይወቱ ኣብ ሓደጋ ናብ ዝወድቀላ ሃገር ድማ ማንም ክምለስ የብሉን።"},
      {"hi",
       "सीमा पर पहुँचने वाले हर व्यक्ति को शरण माँगने का अधिकार है, और किसी को भी ऐसे देश में वापस नहीं भेजा जा सकता जहाँ उसका जीवन "
       "खतरे में हो।"},
      {"ur",
       "سرحد پر پہنچنے والے ہر شخص کو پناہ مانگنے کا حق ہے، اور کسی کو بھی ایسے ملک میں واپس نہیں بھیجا جا سکتا جہاں "
       "اس کی جان خطرے میں ہو۔"},
      {"bn",
       "সীমান্তে পৌঁছানো প্রত্যেক ব্যক্তির আশ্রয় চাওয়ার অধিকার আছে, এবং কাউকে এমন দেশে ফেরত পাঠানো যাবে না যেখানে তার জীবন "
       "বিপন্ন।"},
      {"vi",
       "Mọi người đến biên giới đều có quyền xin tị nạn, và không ai có thể bị gửi trả về một nước nơi tính mạng của "
       "họ gặp nguy hiểm."},
      {"id",
       "Semua orang yang datang ke perbatasan punya hak untuk meminta suaka, karena itu mereka tidak bisa dipulangkan "
       "begitu saja ke negara di mana nyawa mereka terancam."},
      {"fil",
       "Ang bawat taong dumarating sa hangganan ay may karapatang humingi ng asilo, at walang sinuman ang maaaring "
       "ibalik sa bansang nanganganib ang kanyang buhay."},
      {"ko",
       "국경에 도착하는 모든 사람은 비호를 신청할 권리가 있으며, 누구도 생명이 위험한 나라로 돌려보내져서는 안 된다."},
      {"th", "ทุกคนที่มาถึงชายแดนมีสิทธิขอลี้ภัย และไม่มีผู้ใดถูกส่งกลับไปยังประเทศที่ชีวิตของเขาตกอยู่ในอันตรายได้"},
      {"km", "មនុស្សគ្រប់រូបដែលមកដល់ព្រំដែនមានសិទ្ធិសុំសិទ្ធិជ្រកកោន ហើយគ្មាននរណាអាចត្រូវបានបញ្ជូនត្រឡប់ទៅប្រទេសដែលជីវិតរបស់គាត់មានគ្រោះថ្នាក់ឡើយ។"},
      {"my", "နယ်စပ်သို့ ရောက်ရှိလာသူတိုင်း ခိုလှုံခွင့် တောင်းခံပိုင်ခွင့်ရှိပြီး မည်သူ့ကိုမျှ အသက်အန္တရာယ်ရှိသော နိုင်ငံသို့ ပြန်မပို့ရပါ။"},
      {"lo", "ທຸກຄົນທີ່ມາຮອດຊາຍແດນມີສິດຂໍລີ້ໄພ ແລະ ບໍ່ມີໃຜສາມາດຖືກສົ່ງກັບໄປປະເທດທີ່ຊີວິດຂອງເຂົາຕົກຢູ່ໃນອັນຕະລາຍ."},
      {"el",
       "Καθένας που φτάνει στα σύνορα έχει το δικαίωμα να ζητήσει άσυλο, και κανείς δεν μπορεί να σταλεί πίσω σε χώρα "
       "όπου η ζωή του κινδυνεύει."},
      {"he", "לכל אדם המגיע לגבול יש זכות לבקש מקלט, ואין להחזיר איש למדינה שבה חייו נתונים בסכנה."},
  }));
  const DetectedLanguage detected = detect_language(text);
  CAPTURE(text);
  CHECK(primary_subtag(detected.language) == language);
}

TEST_CASE("a few words in a script of their own are evidence, a few Latin words are not") {
  CHECK(detect_language("移民の権利").language == "ja");
  CHECK(detect_language("ผู้ลี้ภัย").language == "th");
  CHECK(detect_language("이주민의 권리").language == "ko");
  CHECK(detect_language("πρόσφυγες").language == "el");
  CHECK_FALSE(detect_language("asylum").reliable);
  CHECK_FALSE(detect_language("Somali").reliable);
  CHECK(detect_language("移民").language == "zh");
  CHECK_FALSE(detect_language("移民").reliable);
}

TEST_CASE("no evidence is no language") {
  for (const char* text : {"", " ", "12 345,67", "— * —", "\xff\xfe"}) {
    const DetectedLanguage detected = detect_language(text);
    CHECK(detected.language == "und");
    CHECK_FALSE(detected.reliable);
  }
}

TEST_CASE("the language of a mixed text is the one that most of it is in, English too") {
  const std::string english =
      "The detention of children is never in their interest, and there are alternatives that cost less and harm "
      "nobody. "
      "The network asks every government in the region to end the practice within two years, and to say how. Everyone "
      "who works has a right to wages that are paid in full and on time, and inspectors should look at nothing else.\n";
  const std::string spanish =
      "Las personas que llegan a la frontera tienen derecho a que se escuche su solicitud de asilo, y nadie puede ser "
      "devuelto a un lugar donde su vida corra peligro.\n";
  CHECK(detect_language(english + spanish).language == "en");
}

TEST_CASE("a hint does not overrule a text that is clearly in another language") {
  const std::string english =
      "The detention of children is never in their interest, and there are alternatives that cost less and do not "
      "harm. "
      "The network asks every government in the region to end the practice within two years.";
  const DetectedLanguage detected = detect_language(english, "es");
  CHECK(detected.language == "en");
  CHECK(detected.reliable);
}
