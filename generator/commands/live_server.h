// Serves a published folder on 127.0.0.1 while it is being written: builds again when something
// below the watched places has changed, and tells the open pages, which reload or show what is
// wrong. How a site is built is not its business.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace baoku {

inline constexpr int kDefaultPort = 8000;

struct LiveBuild {
  bool published = false;
  std::filesystem::path folder;  // of the site, which may be an older one; empty: not known
  std::string problems;          // what is wrong, when it was not published
};

struct LiveSite {
  std::function<LiveBuild()> build;  // may throw; what it says is shown like other problems then
  std::vector<std::filesystem::path> watched;  // files and folders; need not be there
};

class LiveServer {
 public:
  // Takes the port, or when the default one is taken the next free one; 0 is any free one. Throws
  // when there is none.
  LiveServer(LiveSite site, int port);
  ~LiveServer();

  int port() const;
  // Builds once, and reports like every later build: throws what the site's build throws.
  void build();
  // Answers requests and rebuilds until stopped.
  void run(const std::stop_token& stop);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace baoku
