# SPDX-License-Identifier: Apache-2.0
# cmake -D PROGRAM=<program> -D EXPECTED=<file> -P check.cmake
# What an example prints is the same everywhere, to the letter.
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ ${EXPECTED} expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "printed:\n${printed}\nexpected, from ${EXPECTED}:\n${expected}")
endif()
