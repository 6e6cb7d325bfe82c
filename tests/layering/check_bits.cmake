# SPDX-License-Identifier: Apache-2.0
# cmake -D ROOT=libsim -P check_bits.cmake
# Words that would make results depend on the machine, the library or the moment of the run.
cmake_minimum_required(VERSION 3.25)

# Looks for `pattern` in the code, not the comments, of the files below the folders that follow;
# `why` is said beside each hit.
function(forbid pattern why)
  foreach(folder IN LISTS ARGN)
    file(GLOB_RECURSE files "${ROOT}/include/staffsim/${folder}/*.hpp"
      "${ROOT}/src/${folder}/*.hpp" "${ROOT}/src/${folder}/*.cpp")
    if(NOT files)
      message(FATAL_ERROR "no source below ${ROOT}, folder ${folder}")
    endif()
    foreach(file IN LISTS files)
      cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${ROOT}" OUTPUT_VARIABLE name)
      file(READ "${file}" text)
      string(REGEX REPLACE "//[^\n]*" "" text "${text}")
      string(REGEX MATCHALL "${pattern}" hits "${text}")
      list(REMOVE_DUPLICATES hits)
      foreach(hit IN LISTS hits)
        string(STRIP "${hit}" hit)
        message(SEND_ERROR "${name}: ${hit}\n  ${why}")
      endforeach()
    endforeach()
  endforeach()
endfunction()

forbid("std::[a-z_]+_distribution" "its numbers differ between standard libraries" "*")
forbid("std::shuffle|std::sample" "its order differs between standard libraries" "*")
forbid("(^|[^a-z_])s?rand\\(|random_device" "a draw needs a stream with a key" "*")
forbid("(system|steady|high_resolution)_clock::now" "the library does not read the clock" "*")
forbid("(^|[^a-z_])getenv" "the library does not read the environment" "*")
forbid("std::(cout|cerr|clog)|(^|[^a-z_])printf\\(|fmt::print" "the library does not print" "*")
forbid("std::(quick_)?exit|std::abort" "the library does not end the program" "*")
forbid("std::fma[^a-z_]" "a fused multiply-add rounds once, where others round twice" "*")
forbid("std::(log|log2|log10|log1p|exp|exp2|expm1|pow|lgamma|tgamma|erf|erfc|sin|cos|tan|cbrt)\\("
  "libm differs in the last bit between processors: use the functions of random/"
  random demand engine)
