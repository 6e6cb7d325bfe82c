# SPDX-License-Identifier: Apache-2.0
# cmake -D ROOT=libsim -P check_floors.cmake
# A module includes only what its row lists: no other arrow, so no circle. A new arrow is a decision:
# it changes this table.
cmake_minimum_required(VERSION 3.25)

set(modules core random model demand staffing engine estimate analytic planning scenario report
  mpi)
set(core "")
set(random core)
set(model core random)
set(demand core random model)
set(staffing core random model)
set(engine core model)
set(estimate core random model demand staffing engine)
set(analytic "")
set(planning core random model demand staffing)
set(scenario core random model estimate planning)
set(mpi estimate)
set(report core model estimate planning)

file(GLOB_RECURSE files "${ROOT}/include/*.hpp" "${ROOT}/src/*.hpp" "${ROOT}/src/*.cpp")
if(NOT files)
  message(FATAL_ERROR "no source below ${ROOT}")
endif()
foreach(file IN LISTS files)
  cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${ROOT}" OUTPUT_VARIABLE name)
  if(NOT name MATCHES "^(include/staffsim|src)/([a-z_]+)/")
    continue() # the umbrella header stands outside the house
  endif()
  set(module ${CMAKE_MATCH_2})
  if(NOT module IN_LIST modules)
    message(SEND_ERROR "${name}: '${module}' has no row in the table of floors")
    continue()
  endif()
  file(STRINGS "${file}" lines REGEX "^#include ((<staffsim/)|\")[a-z_]+/")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "(<staffsim/|\")([a-z_]+)/" _ "${line}")
    set(used ${CMAKE_MATCH_2})
    if(NOT used STREQUAL module AND NOT used IN_LIST ${module})
      message(SEND_ERROR "${name}: '${module}' must not include '${used}'")
    endif()
  endforeach()
endforeach()
