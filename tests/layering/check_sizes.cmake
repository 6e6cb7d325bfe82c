# SPDX-License-Identifier: Apache-2.0
# cmake -D ROOT=<source directory> -P check_sizes.cmake
# One idea a file: 100 to 350 lines as a habit, 400 as the limit. clang-tidy watches the functions.
cmake_minimum_required(VERSION 3.25)
set(limit 400)

foreach(folder libsim examples bench tests)
  file(GLOB_RECURSE found "${ROOT}/${folder}/*.hpp" "${ROOT}/${folder}/*.cpp")
  list(APPEND files ${found})
endforeach()
if(NOT files)
  message(FATAL_ERROR "no source below ${ROOT}")
endif()
foreach(file IN LISTS files)
  file(READ "${file}" text)
  string(REGEX REPLACE "[^\n]" "" ends "${text}")
  string(LENGTH "${ends}" lines)
  if(lines GREATER limit)
    message(SEND_ERROR "${file}: ${lines} lines, more than ${limit}: which two ideas are in it?")
  endif()
endforeach()
