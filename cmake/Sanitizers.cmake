# AMENDS_SANITIZE=address,undefined or thread instruments everything, third-party code included.
if(AMENDS_SANITIZE)
  add_compile_options(-fsanitize=${AMENDS_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${AMENDS_SANITIZE})
endif()
