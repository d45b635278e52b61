# baoku_embed(TARGET NAME FILE...): compiles files into a target.
#
# Makes NAME.h and NAME.cpp in the build folder. The header declares
#   std::span<const baoku::EmbeddedFile> baoku::NAME();
# with the files in the order given; `path` is as given here (relative to the calling folder) and
# `bytes` is the file, whatever it holds. A changed file is compiled in again.
set(BAOKU_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(baoku_embed target name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE sources)
  string(REPLACE ";" "|" files "${ARGN}")
  add_custom_command(
    OUTPUT ${folder}/${name}.cpp ${folder}/${name}.h
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DROOT=${CMAKE_CURRENT_SOURCE_DIR} "-DFILES=${files}"
            -DFOLDER=${folder} -P ${BAOKU_EMBED_SCRIPT}
    DEPENDS ${sources} ${BAOKU_EMBED_SCRIPT}
    VERBATIM)
  target_sources(${target} PRIVATE ${folder}/${name}.cpp ${folder}/${name}.h)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE)
  return()
endif()

# Run as a script: write the two files.
string(REPLACE "|" ";" files "${FILES}")
set(arrays "")
set(rows "")
set(index 0)
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${hex}")
  # Short literals: very long lines make compilers and people slow.
  string(REPEAT "...." 32 chunk)
  string(REGEX REPLACE "(${chunk})" "\\1\"\n    \"" text "${text}")
  string(APPEND arrays "constexpr char kFile${index}[] =\n    \"${text}\";\n")
  string(APPEND rows "    {\"${file}\", {kFile${index}, sizeof kFile${index} - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
set(header "// Made by embed.cmake.
#pragma once
#include <span>
#include <string_view>
namespace baoku {
#ifndef BAOKU_EMBEDDED_FILE
#define BAOKU_EMBEDDED_FILE
struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};
#endif
std::span<const EmbeddedFile> ${NAME}();
}  // namespace baoku
")
file(WRITE ${FOLDER}/${NAME}.h "${header}")
file(WRITE ${FOLDER}/${NAME}.cpp "// Made by embed.cmake.
#include \"${NAME}.h\"
namespace baoku {
namespace {
${arrays}
constexpr EmbeddedFile kFiles[] = {
${rows}};
}  // namespace
std::span<const EmbeddedFile> ${NAME}() { return kFiles; }
}  // namespace baoku
")
