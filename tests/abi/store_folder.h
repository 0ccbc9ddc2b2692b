/* The folder in which a client has its store. */
#ifndef AMENDS_TESTS_STORE_FOLDER_H
#define AMENDS_TESTS_STORE_FOLDER_H

#include <stddef.h>
#include <stdio.h>

static inline void remove_store(const char* folder) {
  static const char* const names[] = {"store.db", "store.db-wal", "store.db-shm", "store.db.key"};
  char path[512];
  for (size_t i = 0; i < sizeof names / sizeof names[0]; ++i) {
    snprintf(path, sizeof path, "%s/%s", folder, names[i]);
    remove(path);
  }
  remove(folder);
}

#endif
