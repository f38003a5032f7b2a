#include "searchd/search/translation/translation_direction.h"

#include <cstdint>
#include <utility>

#include "searchd/search/translation/process_chain.h"

namespace searchd {

using Clock = std::chrono::steady_clock;

struct TranslationDirection::Programs {
  std::unique_ptr<ProcessChain> analysis;
  std::unique_ptr<ProcessChain> transfer;
  std::uint64_t questions = 0;

  /// Nothing when they are out of step: they must not be asked again.
  std::optional<std::vector<TranslatedPiece>> translate(std::span<const std::string> words, Deadline deadline) {
    const std::string mark = "q" + std::to_string(++questions);
    const auto analysed = analysis->ask(question_text(words, mark), deadline);
    if (!analysed || !answers(*analysed, mark)) return std::nullopt;
    const auto numbered = numbered_analysis(*analysed, words);
    if (!numbered) return std::vector<TranslatedPiece>{};
    const auto translated = transfer->ask(numbered->text, deadline);
    if (!translated || !answers(*translated, mark)) return std::nullopt;
    return read_translation(*translated, *numbered).value_or(std::vector<TranslatedPiece>{});
  }
};

TranslationDirection::TranslationDirection(ApertiumMode mode, TranslationBounds bounds)
    : mode_(std::move(mode)), bounds_(bounds) {}

TranslationDirection::~TranslationDirection() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void TranslationDirection::want() {
  if (state_ != State::Ended || Clock::now() < not_before_) return;
  if (!thread_.joinable()) thread_ = std::jthread([this] { live(); });
  state_ = State::Starting;
  changed_.notify_all();
}

void TranslationDirection::prepare() {
  const std::lock_guard lock(mutex_);
  want();
}

bool TranslationDirection::is_running() {
  const std::lock_guard lock(mutex_);
  return programs_ != nullptr;
}

std::vector<TranslatedPiece> TranslationDirection::translate(std::span<const std::string> words) {
  std::unique_lock lock(mutex_);
  const bool runs = state_ == State::Ready || state_ == State::Asked;
  const Deadline deadline = Clock::now() + (runs ? bounds_.answer : bounds_.start);
  while (state_ != State::Ready) {
    want();
    if (state_ == State::Ended) return {};
    if (changed_.wait_until(lock, deadline) == std::cv_status::timeout && state_ != State::Ready) return {};
  }
  state_ = State::Asked;
  lock.unlock();
  auto pieces = programs_->translate(words, Clock::now() + bounds_.answer);
  lock.lock();
  state_ = pieces ? State::Ready : State::Broken;
  last_used_ = Clock::now();
  changed_.notify_all();
  return std::move(pieces).value_or(std::vector<TranslatedPiece>{});
}

void TranslationDirection::live() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const bool is_idle = state_ == State::Ready && Clock::now() >= last_used_ + bounds_.idle;
    if (state_ == State::Starting) {
      start(lock);
    } else if (state_ == State::Broken || is_idle) {
      state_ = State::Broken;  // nobody may take them any more
      auto ended = std::move(programs_);
      lock.unlock();
      ended.reset();
      lock.lock();
      state_ = State::Ended;
      changed_.notify_all();
    } else if (state_ == State::Ready) {
      changed_.wait_until(lock, last_used_ + bounds_.idle);
    } else {
      changed_.wait(lock);
    }
  }
}

void TranslationDirection::start(std::unique_lock<std::mutex>& lock) {
  lock.unlock();
  auto programs = std::make_unique<Programs>();
  programs->analysis = ProcessChain::start({&mode_.analysis, 1});
  programs->transfer = ProcessChain::start(mode_.transfer);
  // The dictionaries are read before the first answer.
  const std::vector<std::string> words{"1"};
  const bool ready =
      programs->analysis && programs->transfer && programs->translate(words, Clock::now() + bounds_.loading);
  if (!ready) programs.reset();
  lock.lock();
  programs_ = std::move(programs);
  last_used_ = Clock::now();
  if (!ready) not_before_ = last_used_ + bounds_.pause;
  state_ = ready ? State::Ready : State::Ended;
  changed_.notify_all();
}

}  // namespace searchd
