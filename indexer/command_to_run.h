#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace indexer {

/// A command of passage-indexer as a person can paste it into a shell of root's or of the user's, whatever is in its
/// words: "passage-indexer purge --data /var/lib/passage 'a b'". Where `user` is a user of the system's it is run as
/// that one, because files of root's in the index would stop the next run.
[[nodiscard]] std::string command_to_run(const std::vector<std::string>& options,
                                         const std::vector<std::string>& arguments, uid_t user);

}  // namespace indexer
