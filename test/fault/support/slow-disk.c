/* A disk that takes its time: every flush waits, and so does every write. Loaded before libc. */
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

int fsync(int fd) {
  usleep(120000);
  return syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  usleep(120000);
  return syscall(SYS_fdatasync, fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) {
  usleep(3000);
  return syscall(SYS_pwrite64, fd, bytes, count, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return pwrite64(fd, bytes, count, at);
}
