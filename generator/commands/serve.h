// baoku serve [ROOT]: publishes, serves the site on 127.0.0.1, and publishes again whenever a
// source, template or static file changes; the open pages reload, or show what is wrong.
#pragma once

#include <filesystem>
#include <functional>

#include "commands/live_server.h"
#include "commands/outcome.h"

namespace baoku {

struct ServeOptions {
  std::filesystem::path root = ".";
  int port = kDefaultPort;  // when the default one is taken, the next free one; 0: any free one
};

// Serves until the process is interrupted (Ctrl-C) or told to end. `say` is called with the outcome
// of every build and with where the site is. Throws when the first build fails for lack of a
// machine or the port is taken.
int serve_command(const ServeOptions& options, const std::function<void(const Outcome&)>& say);

}  // namespace baoku
