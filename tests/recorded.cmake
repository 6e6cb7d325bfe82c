# SPDX-License-Identifier: Apache-2.0
# Two recorded weeks, replayed: the log is not part of the sources, and the test skips without.
if(NOT TARGET staffsim_driver OR NOT Python3_Interpreter_FOUND)
  return()
endif()
set(folder ${CMAKE_CURRENT_SOURCE_DIR}/recorded)
add_test(NAME recorded.tools COMMAND Python3::Interpreter ${folder}/tools_test.py)
add_test(NAME recorded.weeks COMMAND Python3::Interpreter ${folder}/weeks_test.py
  ${STAFFSIM_SHARED_DATA}/bank-1999-08-01-to-14.csv ${PROJECT_BINARY_DIR}/recorded)
set_tests_properties(recorded.tools PROPERTIES LABELS unit ENVIRONMENT PYTHONDONTWRITEBYTECODE=1)
set_tests_properties(recorded.weeks PROPERTIES LABELS data SKIP_RETURN_CODE 77
  ENVIRONMENT "STAFFSIM=$<TARGET_FILE:staffsim_driver>;PYTHONDONTWRITEBYTECODE=1")
