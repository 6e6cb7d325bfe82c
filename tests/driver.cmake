# SPDX-License-Identifier: Apache-2.0
# The program as its users meet it: words in, text, files and an exit status out.
find_package(Python3 COMPONENTS Interpreter)
if(NOT TARGET staffsim_driver OR NOT Python3_Interpreter_FOUND)
  message(STATUS "No driver or no Python: the tests of the command line are left out")
  return()
endif()
foreach(topic command_line results outputs precision interruption checkpoint)
  add_test(NAME driver.${topic}
    COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/driver/${topic}_test.py)
  set_tests_properties(driver.${topic} PROPERTIES LABELS unit
    ENVIRONMENT "STAFFSIM=$<TARGET_FILE:staffsim_driver>;PYTHONDONTWRITEBYTECODE=1")
endforeach()

# The same on several processes of one machine.
if(TARGET staffsim_mpi)
  add_test(NAME machines.driver
    COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/driver/machines_test.py)
  set_tests_properties(machines.driver PROPERTIES LABELS machines SKIP_RETURN_CODE 77 RUN_SERIAL TRUE
    TIMEOUT 900
    ENVIRONMENT "STAFFSIM=$<TARGET_FILE:staffsim_driver>;PYTHONDONTWRITEBYTECODE=1")
endif()
