# SPDX-License-Identifier: Apache-2.0
# cmake -D INCLUDE=<prefix>/include -D CXX=<compiler> -P check_headers.cmake
# Third-party headers lie in the compiler's own search path, so that a leaked include compiles here
# and breaks at a user's. This lists everything that the installed headers reach.
cmake_minimum_required(VERSION 3.25)

file(GLOB_RECURSE headers "${INCLUDE}/staffsim/*.hpp")
if(NOT headers)
  message(FATAL_ERROR "no header below ${INCLUDE}")
endif()
execute_process(COMMAND ${CXX} -std=c++20 -x c++ -I${INCLUDE} -M ${headers}
  OUTPUT_VARIABLE reached COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "/[^ \n]*/(boost|eigen3|Eigen|fmt|toml\\+\\+|nlohmann|cereal|openmpi|mpich)/[^ \n]*"
  leaks "${reached}")
list(REMOVE_DUPLICATES leaks)
if(leaks)
  list(GET leaks 0 first)
  message(FATAL_ERROR "a public header reaches ${first}")
endif()
