#include "searchd/search/translation/dictionary_shelf.h"

#include <algorithm>
#include <utility>

#include <malloc.h>

namespace searchd {

DictionaryShelf::DictionaryShelf(std::filesystem::path folder, Log log)
    : folder_(std::move(folder)),
      log_(std::move(log)),
      reader_([this](const std::stop_token& stop) { read_what_is_wanted(stop); }) {}

void DictionaryShelf::want(std::span<const std::string> languages) {
  {
    const std::lock_guard lock(mutex_);
    if (std::ranges::equal(languages, wanted_)) return;
    wanted_.assign(languages.begin(), languages.end());
    is_read_ = false;
  }
  changed_.notify_one();
}

std::shared_ptr<const Dictionary> DictionaryShelf::get() const {
  const std::lock_guard lock(mutex_);
  return dictionary_;
}

void DictionaryShelf::read_what_is_wanted(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return !is_read_; })) {
    is_read_ = true;
    const DictionarySettings settings{.folder = folder_, .languages = wanted_};
    lock.unlock();
    auto dictionary = std::make_shared<const Dictionary>(settings, stop);
    (void)::malloc_trim(0);  // reading takes several times the memory of what is kept
    if (!stop.stop_requested()) report(*dictionary);
    lock.lock();
    if (!stop.stop_requested()) dictionary_ = std::move(dictionary);
  }
}

void DictionaryShelf::report(const Dictionary& dictionary) const {
  for (const std::string& file : dictionary.unreadable()) log_(file + " is no dictionary that can be read");
  const std::size_t directions = dictionary.pairs().size();
  if (directions > 0) log_("dictionaries read: " + std::to_string(directions) + " directions");
}

}  // namespace searchd
