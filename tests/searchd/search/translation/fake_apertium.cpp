#include "tests/searchd/search/translation/fake_apertium.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <string_view>
#include <thread>

namespace tests {
namespace {

constexpr std::string_view analysis_program = R"perl(#!/usr/bin/perl
$| = 1; $/ = "\0";
while (<STDIN>) {
  chomp;
  my ($row, $end) = /^(.*) \.(\[.*\])$/s;
  $row =~ s/(\S+)/^$1\/$1<n>\$/g;
  print "$row ^.\/.<sent>\$$end\0";
}
)perl";

constexpr std::string_view transfer_program = R"perl(#!/usr/bin/perl
use Time::HiRes 'sleep';
$| = 1; $/ = "\0";
my (%translation, %option);
for (@ARGV) { /^(.*)=(.*)$/ ? $translation{$1} = $2 : $option{$_}++ }
sleep 0.5 if $option{-slow};
while (<STDIN>) {
  next if $option{-deaf};
  exit 1 if /\^die\//;
  sleep 1000 if /\^hang\//;
  sleep 0.3 if /\^late\//;
  print "\xff[[t:w:99]]\0" and next if /\^garbage\//;
  print "x" x 100000 and next if /\^flood\//;
  s/\[q\d+\]// if /\^unmarked\//;
  my $twice = /\^twice\//;
  chomp;
  s/\[\[t:w:(\d+)\]\]\^([^\/]*)\/[^\$]*\$/"[[t:w:$1]]" . ($translation{$2} \/\/ "*$2") . "[[\/]]"/ge;
  s/\^([^\/]*)\/[^\$]*\$/$1/g;
  s/\[\[[^\]]*\]\]//g if $option{-plain};
  print "$_\0";
  print "$_\0" if $twice;
}
sleep 1 while 1;
)perl";

void write_program(const std::filesystem::path& file, std::string_view text) {
  std::ofstream(file) << text;
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
}

}  // namespace

FakeApertium::FakeApertium() {
  write_program(path() / "analysis", analysis_program);
  write_program(path() / "transfer", transfer_program);
}

FakeApertium::~FakeApertium() {
  for (const pid_t process : processes()) ::kill(process, SIGKILL);
}

void FakeApertium::write(const std::string& name, const std::vector<std::string>& dictionary,
                         const std::string& options) const {
  std::ofstream mode(path() / (name + ".mode"));
  mode << "'" << (path() / "analysis").string() << "' | '" << (path() / "transfer").string() << "' " << options;
  for (const std::string& entry : dictionary) mode << " '" << entry << "'";
  mode << '\n';
}

std::vector<pid_t> FakeApertium::processes() const {
  std::vector<pid_t> found;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
    const std::string name = entry.path().filename().string();
    pid_t process = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), process).ec != std::errc{}) continue;
    std::ifstream in(entry.path() / "cmdline", std::ios::binary);  // empty for what has ended
    const std::string line{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (line.find(path().string()) != std::string::npos) found.push_back(process);
  }
  return found;
}

bool FakeApertium::comes_to(std::size_t wanted) const {
  for (int i = 0; i < 500; ++i) {
    if (processes().size() == wanted) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace tests
