# AMENDS_SANITIZE=address,undefined or thread instruments everything, third-party code included.
if(AMENDS_SANITIZE)
  add_compile_options(-fsanitize=${AMENDS_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${AMENDS_SANITIZE})
  # GCC 12 takes instrumented code for reads of uninitialized values.
  add_compile_options(-Wno-maybe-uninitialized)
endif()
if(AMENDS_SANITIZE MATCHES "undefined")
  # What the first three find AddressSanitizer finds too, and misalignment harms on none of our
  # machines; they double the time of a build.
  add_compile_options(-fno-sanitize=null,object-size,vptr,alignment -fno-sanitize-recover=all)
endif()
