#include "commands/serve.h"

#include <stdexcept>
namespace baoku {
int serve_command(const ServeOptions&, const std::function<void(const Outcome&)>&) {
  throw std::runtime_error("serve: under construction");
}
}  // namespace baoku
