# cmake -D FILE=… -P without_rpath.cmake: where the system itself finds the libraries, a program need not say
# where they are.
file(RPATH_REMOVE FILE "${FILE}")
