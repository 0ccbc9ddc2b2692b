/* Holds every lock that a reader of a SQLite store in WAL mode needs (the eight bytes behind the
 * header of its -shm file; sqlite.org/walformat.html, section 2.3.1) until stdin ends. Who then
 * reads the store has to wait, and is seen to have read. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char** argv) {
  const int file = argc == 2 ? open(argv[1], O_RDWR | O_CLOEXEC) : -1;
  struct flock locks;
  memset(&locks, 0, sizeof locks);
  locks.l_type = F_WRLCK;
  locks.l_whence = SEEK_SET;
  locks.l_start = 120;
  locks.l_len = 8;
  if (file < 0 || fcntl(file, F_SETLKW, &locks) != 0) {
    perror("store_lock");
    return 1;
  }
  puts("held");
  fflush(stdout);
  while (getchar() != EOF) continue;
  return 0;
}
