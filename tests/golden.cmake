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
# Every assumption of the hotline has its rows in the table of sensitivities.
add_test(NAME docs.sensitivity
  COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/docs/tools/sensitivity.py 1 2)
set_tests_properties(docs.sensitivity PROPERTIES LABELS unit
  ENVIRONMENT "STAFFSIM=$<TARGET_FILE:staffsim_driver>;PYTHONDONTWRITEBYTECODE=1")
