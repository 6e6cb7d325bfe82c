# SPDX-License-Identifier: Apache-2.0
# cmake -D STAGE=<prefix> -D LIBDIR=lib -D CXX=<compiler> -D WORK=<directory> -P build_and_run.cmake
# A user with a compiler and pkg-config, and no CMake.
cmake_minimum_required(VERSION 3.25)

find_program(PKG_CONFIG NAMES pkg-config pkgconf REQUIRED)
set(ENV{PKG_CONFIG_PATH} "${STAGE}/${LIBDIR}/pkgconfig")
execute_process(COMMAND ${PKG_CONFIG} --cflags --libs staffsim
  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
file(MAKE_DIRECTORY "${WORK}")
execute_process(COMMAND ${CXX} -std=c++20 "${CMAKE_CURRENT_LIST_DIR}/../main.cpp"
  -o "${WORK}/consumer" ${flags} -pthread COMMAND_ERROR_IS_FATAL ANY)
set(ENV{LD_LIBRARY_PATH} "${STAGE}/${LIBDIR}")
execute_process(COMMAND "${WORK}/consumer" COMMAND_ERROR_IS_FATAL ANY)
