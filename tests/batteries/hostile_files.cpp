#include "tests/batteries/hostile_files.h"

#include <array>
#include <fstream>
#include <functional>
#include <random>
#include <stdexcept>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/batteries/battery.h"
#include "tests/batteries/raw_zip.h"
#include "tests/indexer/extract/pdf_document.h"
#include "tests/indexer/extract/zip_file.h"

namespace tests {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mega = 1U << 20U;

/// Megabytes of a bomb; in short it is large enough to be one, and takes no half minute.
std::size_t bomb_size(std::size_t in_full) {
  constexpr std::size_t smaller = 64;
  return is_full_battery() ? in_full : in_full / smaller;
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

std::string garbage(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string out(size, '\0');
  for (char& byte : out) byte = static_cast<char>(random());
  return out;
}

// Office and EPUB: where the text is, and what stands around it.
struct Package {
  const char* ending;
  const char* member;
  const char* mimetype;
  const char* before;
  const char* after;
};

constexpr std::array packages{
    Package{
        ".docx", "word/document.xml", "",
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>",
        "</w:t></w:r></w:p></w:body></w:document>"},
    Package{".odt", "content.xml", "application/vnd.oasis.opendocument.text",
            "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text><text:p>",
            "</text:p></office:text></office:body></office:document-content>"},
    Package{".pptx", "ppt/slides/slide1.xml", "",
            "<p:sld xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" "
            "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:p><a:r><a:t>",
            "</a:t></a:r></a:p></p:sld>"},
    Package{".epub", "one.xhtml", "application/epub+zip", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>",
            "</p></body></html>"}};

using Members = std::vector<std::pair<std::string, std::string>>;

/// What each format wants beside its text.
Members company(const Package& package) {
  const std::string ending = package.ending;
  if (ending == ".pptx") {
    return {{"ppt/presentation.xml",
             "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" "
             "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><p:sldIdLst>"
             "<p:sldId id=\"256\" r:id=\"r1\"/></p:sldIdLst></p:presentation>"},
            {"ppt/_rels/presentation.xml.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
             "Id=\"r1\" Type=\"slide\" Target=\"slides/slide1.xml\"/></Relationships>"}};
  }
  if (ending == ".epub") {
    return {{"META-INF/container.xml",
             "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile "
             "full-path=\"book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"},
            {"book.opf",
             "<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest><item id=\"a\" href=\"one.xhtml\" "
             "media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"}};
  }
  if (ending == ".docx") return {{"[Content_Types].xml", "<Types/>"}};
  return {};
}

std::string package_of(const Package& package, const std::string& content, const Members& more = {}) {
  Members members;
  if (*package.mimetype != '\0') members.emplace_back("mimetype", package.mimetype);
  for (const auto& member : company(package)) members.push_back(member);
  members.emplace_back(package.member, content);
  members.insert(members.end(), more.begin(), more.end());
  return zip_file(members);
}

const Package& package_number(int variant) {
  return packages[static_cast<std::size_t>(variant) % packages.size()];
}

/// Gigabytes in one member; beside it what makes the format known.
std::string flat_bomb(int variant) {
  const Package& package = package_number(variant);
  const std::string bomb =
      deflated_repetition(repeated("migrants ", 4 * mega / 9), bomb_size(512), package.before, package.after);
  std::vector<RawMember> members;
  const Members beside = company(package);
  for (const auto& [name, content] : beside) {
    members.push_back({.name = name, .data = content, .size = static_cast<std::uint32_t>(content.size())});
  }
  members.push_back({.name = package.member,
                     .data = bomb,
                     .size = variant % 2 == 0 ? 1000U : 0x7fffffffU,  // a lie and nearly the truth
                     .deflated = true});
  return raw_zip(members);
}

/// Thousands of members that share one another's bytes.
std::string overlapping_bomb(int variant) {
  const Package& package = package_number(variant);
  const std::string bomb = deflated_repetition(repeated("a", mega), 32, package.before, package.after);
  std::vector<RawMember> members;
  constexpr int count = 20'000;
  for (int i = 0; i < count; ++i) {
    members.push_back({.name = i == 0 ? package.member : "ppt/slides/slide" + std::to_string(i + 1) + ".xml",
                       .data = bomb,
                       .size = 32 * mega,
                       .deflated = true,
                       .shares_data = i > 0});
  }
  return raw_zip(members);
}

/// An archive whose member is the archive itself, from that member's own data on.
std::string quine(int variant) {
  const Package& package = package_number(variant);
  std::string inner = "placeholder";
  for (int i = 0; i < 3; ++i) {
    const std::string outer = raw_zip({{.name = package.member, .data = inner, .size = std::uint32_t(inner.size())}});
    inner = outer;
  }
  return inner;
}

std::string nested_archives(int variant) {
  std::string inner = package_of(package_number(variant), "text");
  for (int depth = 0; depth < 50; ++depth)
    inner = package_of(package_number(depth), inner, {{"../../../escaped.txt", "x"}});
  return inner;
}

std::string entities(int variant) {
  std::string dtd = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"" + repeated("asylum ", 50) + "\">";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    dtd += "<!ENTITY a" + std::to_string(i) + " \"" + repeated(before, 10) + "\">";
  }
  if (variant % 2 == 1) dtd += "<!ENTITY % p \"&#37;p;\"> %p;";
  return dtd + "]>";
}

std::string entity_bomb(int variant) {
  const Package& package = package_number(variant);
  return package_of(package, entities(variant) + package.before + "&a11;" + package.after);
}

std::string external_entity(int variant, std::uint16_t port) {
  const std::string place = variant % 3 == 0   ? "file:///etc/passwd"
                            : variant % 3 == 1 ? "http://127.0.0.1:" + std::to_string(port) + "/xxe"
                                               : "/dev/zero";
  const std::string dtd = "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"" + place + "\" [<!ENTITY e SYSTEM \"" + place +
                          "\"><!ENTITY % p SYSTEM \"" + place + "\"> %p;]>";
  const Package& package = package_number(variant);
  return package_of(package, dtd + package.before + "&e;" + package.after);
}

std::string pdf_of(const std::string& objects, const std::string& trailer) {
  return "%PDF-1.7\n" + objects + "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 9 /Root 1 0 R " + trailer +
         " >>\nstartxref\n" + std::to_string(9 + objects.size()) + "\n%%EOF\n";
}

std::string pdf_page(const std::string& stream_entries, const std::string& stream) {
  return pdf_of(
      "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
      "2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 "
      "0 R >> /XObject << /X 4 0 R >> >> >>\nendobj\n"
      "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
      "4 0 obj\n<< /Length " +
          std::to_string(stream.size()) + " " + stream_entries + " >>\nstream\n" + stream + "\nendstream\nendobj\n",
      "");
}

std::string flate_bomb(int variant) {
  const std::string show = "BT /F1 10 Tf 10 10 Td (asylum) Tj ET\n";
  const std::string bomb =
      zlib_repetition(repeated(variant % 2 == 0 ? show : " ", mega / show.size()), is_full_battery() ? 2048 : 2);
  if (variant % 3 == 2) {
    return pdf_page("/Filter [/FlateDecode /FlateDecode]", zlib_repetition(bomb, bomb_size(64)));
  }
  return pdf_page("/Filter /FlateDecode", bomb);
}

std::string pdf_loop(int variant) {
  switch (variant % 5) {
    case 0:  // the table before this one is this one
      return pdf_of(
          "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [2 0 R] "
          ">>\nendobj\n",
          "/Prev 120");
    case 1:  // a page tree without an end
      return pdf_of(
          "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
          "2 0 obj\n<< /Type /Pages /Count 99999999 /Kids [6 0 R 6 0 R 6 0 R 6 0 R] /Parent 6 0 R >>\nendobj\n"
          "6 0 obj\n<< /Type /Pages /Count 99999999 /Kids [2 0 R 2 0 R 2 0 R 2 0 R] /Parent 2 0 R >>\nendobj\n",
          "");
    case 2:  // a drawing of itself
      return pdf_page("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>",
                      repeated("/X Do ", 1000));
    case 3:  // a stream as long as it says itself
      return pdf_page("/Length 4 0 R /Length1 4 0 R /Filter 4 0 R", "BT (asylum) Tj ET");
    default:  // outlines and names that lead back
      return pdf_of(
          "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /PageLabels 6 0 R >>\nendobj\n"
          "2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R "
          ">>\nendobj\n6 0 obj\n<< /First 6 0 R /Next 6 0 R /Kids [6 0 R 6 0 R] /Nums [0 6 0 R] >>\nendobj\n",
          "");
  }
}

std::string many_pages(int variant) {
  std::string kids;
  for (int i = 0; i < 500'000 + variant; ++i) kids += "3 0 R ";
  return pdf_of("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 500000 /Kids [" +
                    kids + "] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n",
                "");
}

std::string truncated_pdf(int variant) {
  PdfDocument pdf;
  for (int i = 0; i < 20; ++i) {
    pdf.add_page();
    pdf.line(50, 50, "The right to seek asylum");
  }
  std::string bytes = pdf.bytes();
  bytes.resize(bytes.size() * static_cast<std::size_t>(variant % 20) / 20);
  return bytes;
}

std::string garbled_pdf(int variant) {
  PdfDocument pdf;
  pdf.add_page();
  pdf.line(50, 50, "The right to seek asylum");
  std::string bytes = pdf.bytes();
  std::mt19937 random(static_cast<unsigned>(variant));
  for (int i = 0; i < 40; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
  return bytes;
}

std::string deep_html(int variant) {
  constexpr std::array tags{"<div>",        "<b>",       "<table><tr><td>", "<ul><li>",
                            "<blockquote>", "<span><i>", "<svg>",           "<select>"};
  return "<html><body>" + repeated(tags[static_cast<std::size_t>(variant) % tags.size()], 300'000) + "asylum";
}

std::string wide_html(int variant) {
  switch (variant % 4) {
    case 0:
      return "<html " + repeated("a=1 ", 2'000'000) + "><p>asylum";
    case 1:
      return "<p>" + repeated("&amp;&#x41;&nosuch;", 1'000'000);
    case 2:
      return repeated("<!--", 1'000'000) + repeated("<![CDATA[", 100'000) + "asylum";
    default:
      return "<title>" + std::string(20 * mega, 'x') + "</title><meta name=author content=\"" +
             std::string(5 * mega, 'y') + "\"><script>" + repeated("</scrip", 1'000'000);
  }
}

std::string calling_html(int, std::uint16_t port) {
  const std::string address = "http://127.0.0.1:" + std::to_string(port) + "/";
  return "<html><head><link rel=stylesheet href=\"" + address + "a.css\"><base href=\"" + address +
         "\"><meta http-equiv=refresh content=\"0;url=" + address + "\"></head><body><img src=\"" + address +
         "a.png\"><iframe src=\"" + address + "\"></iframe><script src=\"" + address +
         "a.js\"></script><object data=\"file:///etc/passwd\"></object></body></html>";
}

std::string deep_json(int variant) {
  switch (variant % 3) {
    case 0:
      return "{\"events\": " + std::string(3'000'000, '[');
    case 1:
      return repeated("{\"a\":", 1'000'000);
    default:
      return "{\"text\": \"" + std::string(30 * mega, 'a') + "\", \"segments\": [" + repeated("{},", 1'000'000) +
             "{}]}";
  }
}

std::string deep_markdown(int variant) {
  switch (variant % 5) {
    case 0:
      return std::string(500'000, '>') + " asylum";
    case 1:
      return repeated("*a **b ", 300'000);
    case 2:
      return std::string(400'000, '[') + "a" + repeated("](b)", 400'000);
    case 3:
      return "---\n" + repeated("a: &a [*a, *a]\n", 50'000) + "---\n\nasylum";
    default:
      return "---\n" + std::string(2'000'000, '[') + "\n---\n" + repeated("| a ", 200'000);
  }
}

std::string deep_mail(int variant) {
  std::string mail = "From: a@example.org\nSubject: =?UTF-8?B?" + std::string(1'000'000, 'Q') + "?=\n";
  if (variant % 2 == 0) return mail + repeated("X-Head: a\n folded\n", 300'000) + "\nasylum";
  for (int i = 0; i < 20'000; ++i) {
    const std::string mark = "b" + std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n";
  }
  return mail + "Content-Transfer-Encoding: base64\n\n" + std::string(10 * mega, 'A');
}

std::string deep_xml(int variant) {
  return variant % 2 == 0 ? "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body>" + repeated("<div>", 500'000) + "<p>asylum"
                          : entities(variant) +
                                "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div><p "
                                "begin=\"0s\">&a11;</p></div></body></tt>";
}

std::string captions(int variant) {
  switch (variant % 3) {
    case 0:
      return "WEBVTT\n\n" + repeated("99999999999:00:00.000 --> 00:00:00.000\n<v ", 200'000);
    case 1:
      return repeated("1\n00:00:00,000 --> 99:99:99,999\n" + std::string(100, '<') + "\n\n", 100'000);
    default:
      return "WEBVTT\n\n00:00.000 --> 00:01.000\n" + std::string(30 * mega, 'a');
  }
}

std::string long_text(int variant) {
  switch (variant % 5) {
    case 0:
      return std::string(bomb_size(128) * mega, 'a');  // one word
    case 1:
      return repeated("\xcc\x81", bomb_size(64) * mega / 3);  // accents on nothing
    case 2:
      return repeated("\xe0\xb8\x81", 10 * mega);  // Thai without a space
    case 3:
      return repeated("\xe2\x80\xae\xe2\x80\x8b\xf3\xa0\x80\x81", 3 * mega);  // overrides, nothings, tags
    default:
      return repeated("a\n\n", 10 * mega);  // ten million paragraphs
  }
}

std::string nuls(int variant) {
  switch (variant % 4) {
    case 0:
      return std::string(5 * mega, '\0');
    case 1:
      return "asylum" + std::string(1, '\0') + "seekers" + std::string(300, '\0');
    case 2:
      return repeated(std::string("\0a", 2), 100'000);
    default:
      return std::string("\x1b[2J\x07\x08 asylum \x7f\x9b", 18) + garbage(1000, 7);
  }
}

std::string marks(int variant) {
  constexpr std::array<std::string_view, 6> orders{
      "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", std::string_view("\xff\xfe\0\0", 4), std::string_view("\0\0\xfe\xff", 4),
      "+/v8-"};
  const std::string_view mark = orders[static_cast<std::size_t>(variant) % orders.size()];
  constexpr std::array<std::string_view, 3> rest{"", "a", "\xed\xa0\x80\xff\xd8\x00"};
  return std::string(mark) + std::string(mark) + std::string(rest[static_cast<std::size_t>(variant / 6) % rest.size()]);
}

std::string rows(int variant) {
  switch (variant % 4) {
    case 0:
      return std::string(70 * mega, '{') + "\n";
    case 1:
      return repeated("{\"id\": \"x\", \"text\": \"a\", \"file\": \"../../etc/passwd\"}\n", 1000) +
             "{\"file\": \"/etc/passwd\"}\n{\"file\": \"../good/0.txt\"}\n";
    case 2:
      return repeated("\n", mega) + std::string(1, '\0') + "\n" + repeated("[", 100'000);
    default:
      return "{\"id\": \"" + std::string(1000, 'i') + "\", \"text\": \"a\"}\n{\"id\": \"\\u0000\", \"text\": \"a\"}\n" +
             "{\"id\": \"deep\", \"text\": " + std::string(1'000'000, '[') + "}\n";
  }
}

struct Kind {
  const char* name;
  std::function<std::string(int variant, std::uint16_t port)> make;
  std::function<std::string(int variant)> ending;
};

template <typename Make>
auto without_port(Make make) {
  return [make](int variant, std::uint16_t) { return make(variant); };
}

auto always(const char* ending) {
  return [ending](int) { return std::string(ending); };
}

std::string package_ending(int variant) {
  return package_number(variant).ending;
}

/// Any ending, for what is read by what it is called.
std::string any_ending(int variant) {
  constexpr std::array endings{".pdf", ".docx", ".odt",  ".pptx", ".odp", ".epub", ".html", ".txt", ".md",       ".eml",
                               ".vtt", ".srt",  ".ttml", ".json", ".sbv", ".rtf",  ".doc",  ".zip", ".meta.json"};
  return endings[static_cast<std::size_t>(variant) % endings.size()];
}

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all{
      {"flat-bomb", without_port(flat_bomb), package_ending},
      {"overlapping-bomb", without_port(overlapping_bomb), package_ending},
      {"quine", without_port(quine), package_ending},
      {"nested-archives", without_port(nested_archives), package_ending},
      {"entity-bomb", without_port(entity_bomb), package_ending},
      {"external-entity", external_entity, package_ending},
      {"flate-bomb", without_port(flate_bomb), always(".pdf")},
      {"pdf-loop", without_port(pdf_loop), always(".pdf")},
      {"many-pages", without_port(many_pages), always(".pdf")},
      {"truncated", without_port(truncated_pdf), always(".pdf")},
      {"garbled", without_port(garbled_pdf), always(".pdf")},
      {"deep", without_port(deep_html), always(".html")},
      {"wide", without_port(wide_html), always(".html")},
      {"calling", calling_html, always(".html")},
      {"deep-json", without_port(deep_json), always(".json")},
      {"deep-markdown", without_port(deep_markdown), always(".md")},
      {"deep-mail", without_port(deep_mail), always(".eml")},
      {"deep-xml", without_port(deep_xml), always(".ttml")},
      {"captions", without_port(captions), [](int variant) { return variant % 3 == 1 ? ".srt" : ".vtt"; }},
      {"long-text", without_port(long_text), always(".txt")},
      {"nuls", without_port(nuls), any_ending},
      {"marks", without_port(marks), any_ending},
      {"rows", without_port(rows), always(".jsonl")},
      {"garbage", [](int variant, std::uint16_t) { return garbage(100'000, static_cast<unsigned>(variant)); },
       any_ending},
  };
  return all;
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary);
  if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    throw std::runtime_error("cannot write " + file.string());
  }
}

/// Names that hold each byte that a name may hold.
std::vector<std::string> write_strange_names(const fs::path& folder) {
  constexpr int bytes_of_name = 5;
  std::vector<std::string> names;
  std::string name;
  for (int byte = 1; byte < 256; ++byte) {
    if (byte != '/') name += static_cast<char>(byte);
    if (name.size() < bytes_of_name && byte < 255) continue;
    names.push_back("n" + name + ".txt");
    write(folder / names.back(), "A name of bytes");
    name.clear();
  }
  names.push_back(std::string(251, 'l') + ".txt");
  write(folder / names.back(), "A long name");
  return names;
}

/// Things that only look like files.
std::vector<std::string> make_no_files(const fs::path& folder) {
  const auto link = [&](const std::string& target, const char* name) { fs::create_symlink(target, folder / name); };
  (void)::mkfifo((folder / "pipe.txt").c_str(), 0600);
  (void)::mknod((folder / "zero.txt").c_str(), S_IFCHR | 0600, makedev(1, 5));  // for root only
  link("/dev/zero", "link-to-zero.txt");
  link("/dev/stdin", "link-to-input.txt");
  link("/etc/passwd", "link-to-passwd.txt");
  link("../../../../../../etc/hostname", "link-up.txt");
  link("loop-b.txt", "loop-a.txt");
  link("loop-a.txt", "loop-b.txt");
  link(".", "link-to-itself");
  link("/", "link-to-root");
  link("/proc/self/environ", "environment.txt");
  link("pipe.txt", "link-to-pipe.txt");
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string socket_path = (folder / "socket.txt").string();
  if (socket_path.size() < sizeof address.sun_path) {
    socket_path.copy(address.sun_path, socket_path.size());
    (void)::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  (void)::close(socket);
  std::string deep;
  for (int i = 0; i < 80; ++i) deep += "d/";
  fs::create_directories(folder / deep);
  write(folder / deep / "deep.txt", "Far down");
  for (const char* name : {"sparse.txt", "sparse.pdf", "sparse.html"}) {
    write(folder / name, "asylum");
    fs::resize_file(folder / name, std::uintmax_t{10} << 30);
  }
  std::vector<std::string> names{"pipe.txt",     "link-to-zero.txt", "link-to-input.txt", "link-to-passwd.txt",
                                 "link-up.txt",  "loop-a.txt",       "loop-b.txt",        "link-to-itself",
                                 "link-to-root", "environment.txt",  "link-to-pipe.txt",  "sparse.txt",
                                 "sparse.pdf",   "sparse.html"};
  for (const char* name : {"zero.txt", "socket.txt"}) {
    if (fs::exists(folder / name)) names.emplace_back(name);
  }
  return names;
}

}  // namespace

std::vector<std::string> write_hostile_files(const fs::path& folder, int count, std::uint16_t port) {
  fs::create_directories(folder);
  std::vector<std::string> names = make_no_files(folder);
  const auto strange = write_strange_names(folder);
  names.insert(names.end(), strange.begin(), strange.end());
  for (int i = 0; static_cast<int>(names.size()) < count; ++i) {
    const Kind& kind = kinds()[static_cast<std::size_t>(i) % kinds().size()];
    const int variant = i / static_cast<int>(kinds().size());
    names.push_back(std::string(kind.name) + "-" + std::to_string(variant) + kind.ending(variant));
    write(folder / names.back(), kind.make(variant, port));
  }
  return names;
}

}  // namespace tests
