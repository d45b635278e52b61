#include "commands/site_files.h"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <utility>

#include "base/files.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

std::string_view type_of(const fs::path& file) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kTypes = {{
      {".html", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".json", "application/json"},
      {".jsonl", "application/jsonl; charset=utf-8"},
      {".xml", "application/xml"},
      {".txt", "text/plain; charset=utf-8"},
      {".csv", "text/csv; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".pdf", "application/pdf"},
  }};
  const std::string extension = file.extension().string();
  for (const auto& [known, type] : kTypes) {
    if (extension == known) return type;
  }
  return "application/octet-stream";
}

// True when every part of the path is a plain name.
bool is_safe(std::string_view path) {
  if (!path.starts_with('/') || path.find('\0') != std::string_view::npos) return false;
  if (path.find('\\') != std::string_view::npos) return false;
  for (std::size_t begin = 1; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.empty() || part.starts_with('.')) return false;
    begin = end + 1;
  }
  return true;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

// "/a b" -> "/a%20b": a Location must be ASCII.
std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') ||
                          std::string_view("/-._~").find(c) != std::string_view::npos;
    if (is_plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

// A publication may take the file away between looking and reading.
std::optional<std::string> read_if_there(const fs::path& file) {
  try {
    return read_file(file);
  } catch (const std::system_error&) {
    return std::nullopt;
  }
}

}  // namespace

SiteAnswer answer_from(const fs::path& folder, std::string_view path) {
  SiteAnswer answer;
  fs::path file = folder;
  if (is_safe(path)) {
    file /= fs::path(path.substr(1));
    std::error_code ignored;
    if (fs::is_directory(file, ignored)) {
      if (!path.ends_with('/')) {
        answer.status = 301;
        answer.location = percent_encoded(path) + "/";
        return answer;
      }
      file /= "index.html";
    }
    if (auto bytes = read_if_there(file)) {
      answer.status = 200;
      answer.type = type_of(file);
      answer.body = std::move(*bytes);
      return answer;
    }
  }
  answer.body = read_if_there(folder / "404.html").value_or("<p>404</p>");
  return answer;
}

std::string with_reload_script(std::string page, std::size_t build) {
  const std::string script =
      "<script src=\"/_baoku/reload.js?build=" + std::to_string(build) + "\"></script>";
  const std::size_t end = page.rfind("</body>");
  page.insert(end == std::string::npos ? page.size() : end, script);
  return page;
}

std::string problems_page(std::string_view problems, std::size_t build) {
  return with_reload_script(
      "<!doctype html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\"><title>baoku</title>"
      "</head><body><h1>报库还没有生成</h1><pre>" +
          escaped(problems) + "</pre></body></html>",
      build);
}

std::string_view reload_script() {
  return R"js("use strict";
(() => {
  const mine = Number(new URL(document.currentScript.src).searchParams.get("build"));
  let box = null;
  const show = (problems) => {
    if (!problems) {
      if (box) box.remove();
      box = null;
      return;
    }
    if (!box) {
      box = document.createElement("pre");
      box.setAttribute("role", "alert");
      Object.assign(box.style, {
        position: "fixed", inset: "auto 0 0 0", maxHeight: "50vh", overflow: "auto", margin: "0",
        padding: "1em", background: "#7f1d1d", color: "#fff", zIndex: "9999", whiteSpace: "pre-wrap",
      });
      document.body.append(box);
    }
    box.textContent = problems;
  };
  const look = async () => {
    try {
      const state = await (await fetch("/_baoku/state", { cache: "no-store" })).json();
      if (state.build !== mine) {
        location.reload();
        return;
      }
      show(state.problems);
    } catch {
      // The server is away for the moment; it may come back.
    }
    setTimeout(look, 700);
  };
  look();
})();
)js";
}

}  // namespace baoku
