# SPDX-License-Identifier: Apache-2.0
# cmake -D PROGRAM=<driver> -D OTHER=<driver> -D OTHER_ENVIRONMENT=<A=b> -D OTHER_THREADS=n
#   -D SCENARIO=<file> -D WORK=<directory> -P compare_runs.cmake
# Both run the sweep of a scenario; their JSON must be the same bytes.
cmake_minimum_required(VERSION 3.25)

file(MAKE_DIRECTORY "${WORK}")
set(options sweep "${SCENARIO}" --replications 8 --quiet)
execute_process(COMMAND "${PROGRAM}" ${options} --threads 1 --json "${WORK}/one.json"
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -E env ${OTHER_ENVIRONMENT}
  "${OTHER}" ${options} --threads ${OTHER_THREADS} --json "${WORK}/other.json"
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files "${WORK}/one.json" "${WORK}/other.json"
  RESULT_VARIABLE differ)
if(differ)
  find_program(DIFF diff)
  if(DIFF)
    execute_process(COMMAND ${DIFF} "${WORK}/one.json" "${WORK}/other.json")
  endif()
  message(FATAL_ERROR "the two runs differ: ${WORK}")
endif()
