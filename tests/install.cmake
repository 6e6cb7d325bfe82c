# SPDX-License-Identifier: Apache-2.0
# Installs into a stage and does there what users do.
set(stage ${PROJECT_BINARY_DIR}/stage)
add_test(NAME install.stage
  COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${stage})
set_tests_properties(install.stage PROPERTIES FIXTURES_SETUP installed)

# Whatever the library is made with is hidden from its consumer's CMake: a dependency that leaked
# into the package would fail here as on a machine without it.
set(hidden "")
foreach(package Boost Eigen3 fmt nlohmann_json cereal tomlplusplus MPI)
  list(APPEND hidden -DCMAKE_DISABLE_FIND_PACKAGE_${package}=ON)
endforeach()
add_test(NAME install.find_package COMMAND ${CMAKE_CTEST_COMMAND}
  --build-and-test ${CMAKE_CURRENT_SOURCE_DIR}/consumer/find_package
  ${PROJECT_BINARY_DIR}/consumer/find_package
  --build-generator ${CMAKE_GENERATOR}
  --build-options -DCMAKE_PREFIX_PATH=${stage} -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} ${hidden}
  --test-command consumer)
add_test(NAME install.pkg_config COMMAND ${CMAKE_COMMAND}
  -D STAGE=${stage} -D LIBDIR=${CMAKE_INSTALL_LIBDIR} -D CXX=${CMAKE_CXX_COMPILER}
  -D WORK=${PROJECT_BINARY_DIR}/consumer/pkg_config
  -P ${CMAKE_CURRENT_SOURCE_DIR}/consumer/pkg_config/build_and_run.cmake)
add_test(NAME install.header_leaks COMMAND ${CMAKE_COMMAND}
  -D INCLUDE=${stage}/${CMAKE_INSTALL_INCLUDEDIR} -D CXX=${CMAKE_CXX_COMPILER}
  -P ${CMAKE_CURRENT_SOURCE_DIR}/layering/check_headers.cmake)
set(after_install install.find_package install.pkg_config install.header_leaks)
if(TARGET staffsim_driver)
  # Not the program in the build tree: this one has to find its library through its own rpath.
  add_test(NAME install.driver COMMAND ${stage}/${CMAKE_INSTALL_BINDIR}/staffsim --help)
  list(APPEND after_install install.driver)
endif()
set_tests_properties(${after_install} PROPERTIES FIXTURES_REQUIRED installed)

# Configures only: the same sources compile here already.
add_test(NAME install.add_subdirectory COMMAND ${CMAKE_COMMAND}
  -S ${CMAKE_CURRENT_SOURCE_DIR}/consumer/add_subdirectory
  -B ${PROJECT_BINARY_DIR}/consumer/add_subdirectory -G ${CMAKE_GENERATOR}
  -D STAFFSIM_SOURCE=${PROJECT_SOURCE_DIR} -D CMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER})
set_tests_properties(install.stage ${after_install} install.add_subdirectory
  PROPERTIES LABELS install)
