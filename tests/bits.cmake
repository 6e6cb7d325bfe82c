# SPDX-License-Identifier: Apache-2.0
# The same scenario and seed give the same bytes: from both compilers, optimised and not, on any
# number of threads, and on processors on which libm takes other paths.
if(NOT TARGET staffsim_driver)
  return()
endif()

function(staffsim_same_bytes name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PROGRAM;ENVIRONMENT;THREADS" "")
  foreach(scenario IN LISTS bits_scenarios)
    cmake_path(GET scenario STEM stem)
    add_test(NAME bits.${name}.${stem} COMMAND ${CMAKE_COMMAND}
      -D PROGRAM=$<TARGET_FILE:staffsim_driver> -D OTHER=${arg_PROGRAM}
      -D OTHER_ENVIRONMENT=${arg_ENVIRONMENT} -D OTHER_THREADS=${arg_THREADS}
      -D SCENARIO=${scenario} -D WORK=${PROJECT_BINARY_DIR}/bits/${name}/${stem}
      -P ${CMAKE_CURRENT_SOURCE_DIR}/bits/compare_runs.cmake)
    set_tests_properties(bits.${name}.${stem} PROPERTIES LABELS bits)
    if(name STREQUAL "compilers")
      set_tests_properties(bits.${name}.${stem} PROPERTIES FIXTURES_REQUIRED other_compiler)
    endif()
  endforeach()
endfunction()

file(GLOB bits_scenarios CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scenarios/*.toml)
set(driver $<TARGET_FILE:staffsim_driver>)
staffsim_same_bytes(threads PROGRAM ${driver} THREADS 3)
# glibc then takes its variants for processors without fused multiply-add.
staffsim_same_bytes(processors PROGRAM ${driver} THREADS 1
  ENVIRONMENT GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  find_program(STAFFSIM_OTHER_COMPILER clang++)
else()
  find_program(STAFFSIM_OTHER_COMPILER g++)
endif()
if(NOT STAFFSIM_OTHER_COMPILER)
  message(STATUS "No second compiler: the test that both give the same bits is left out")
  return()
endif()
# Unoptimised and in batches: quick to build, and debug against release is half of the question.
set(other ${PROJECT_BINARY_DIR}/other_compiler)
add_test(NAME bits.build COMMAND ${CMAKE_CTEST_COMMAND}
  --build-and-test ${PROJECT_SOURCE_DIR} ${other} --build-noclean
  --build-generator ${CMAKE_GENERATOR} --build-target staffsim_driver
  --build-options -DCMAKE_CXX_COMPILER=${STAFFSIM_OTHER_COMPILER} -DCMAKE_BUILD_TYPE=Debug
    -DCMAKE_UNITY_BUILD=ON -DCMAKE_CXX_FLAGS_DEBUG=-O0 -DSTAFFSIM_DEVELOPER_MODE=OFF)
set_tests_properties(bits.build PROPERTIES FIXTURES_SETUP other_compiler LABELS bits PROCESSORS 2)
staffsim_same_bytes(compilers PROGRAM ${other}/examples/staffsim THREADS 1)
