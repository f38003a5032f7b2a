# embed_files(SOURCE ROOT NAMESPACE HEADER PATTERN...): sets SOURCE to a C++ source that holds the files under ROOT that
# the patterns name (relative to it), as HEADER declares them in NAMESPACE: one program, nothing to find at run time.
function(embed_files source root namespace header)
  list(TRANSFORM ARGN PREPEND "${root}/" OUTPUT_VARIABLE patterns)
  file(GLOB names CONFIGURE_DEPENDS RELATIVE "${root}" ${patterns})
  list(TRANSFORM names PREPEND "${root}/" OUTPUT_VARIABLE paths)
  list(JOIN names " " names_in_one_argument)
  get_filename_component(header_name "${header}" NAME_WE)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${header_name}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DFILES=${names_in_one_argument}" "-DROOT=${root}" "-DOUTPUT=${output}"
            "-DNAMESPACE=${namespace}" "-DHEADER=${header}" -P "${CMAKE_SOURCE_DIR}/cmake/WriteEmbeddedFiles.cmake"
    DEPENDS ${paths} "${CMAKE_SOURCE_DIR}/cmake/WriteEmbeddedFiles.cmake"
    VERBATIM)
  set(${source} "${output}" PARENT_SCOPE)
endfunction()
