# SPDX-License-Identifier: Apache-2.0
# Numbers that must not move: those of recorded scenarios, and those beside an addition.
if(NOT TARGET staffsim_driver OR NOT Python3_Interpreter_FOUND)
  return()
endif()
foreach(topic golden additions)
  add_test(NAME golden.${topic}
    COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/golden/${topic}_test.py)
  set_tests_properties(golden.${topic} PROPERTIES LABELS golden
    ENVIRONMENT "STAFFSIM=$<TARGET_FILE:staffsim_driver>;PYTHONDONTWRITEBYTECODE=1")
endforeach()
