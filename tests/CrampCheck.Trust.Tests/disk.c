/* A disk that can fail, preloaded into the program under test. It looks only at files below DISK_FOLDER.
 *
 * Power cuts: after every fsync the file is copied to DISK_DURABLE, as what a power cut would leave. What lies between the
 * copy and the file as it stands is what the test may take away. With DISK_LIES the disk says that it synchronised, and did
 * not: a test that loses nothing then proves nothing.
 *
 * Faults: while DISK_FAULT names a file, its words say what fails: "write", "sync" or "read", and the error's number. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, #name)

/* The name of an open file below DISK_FOLDER, or null. */
static const char *ours(int fd, char *path, size_t size)
{
    const char *folder = getenv("DISK_FOLDER");
    char link[64];
    ssize_t length;
    if (!folder) return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, size - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    size_t start = strlen(folder);
    return strncmp(path, folder, start) == 0 && path[start] == '/' ? path + start + 1 : NULL;
}

/* The error that a call is to fail with now, or 0. Only databases fail. */
static int fault(const char *call, int fd)
{
    const char *file = getenv("DISK_FAULT");
    char path[4096], word[16];
    int number;
    FILE *said;
    int found = 0;
    if (!file || access(file, F_OK) != 0) return 0;
    const char *name = ours(fd, path, sizeof path);
    if (!name || strncmp(name, "crampcheck.db", 13) != 0) return 0;
    said = fopen(file, "r");
    while (said && fscanf(said, "%15s %d", word, &number) == 2)
        if (strcmp(word, call) == 0) found = number;
    if (said) fclose(said);
    return found;
}

static void keep(int fd)
{
    const char *durable = getenv("DISK_DURABLE");
    char path[4096], draft[4300], kept[4300], block[65536];
    if (!durable || getenv("DISK_LIES")) return;
    const char *name = ours(fd, path, sizeof path);
    if (!name || strchr(name, '/')) return;
    pthread_mutex_lock(&one);
    snprintf(draft, sizeof draft, "%s/.%s.new", durable, name);
    snprintf(kept, sizeof kept, "%s/%s", durable, name);
    int from = open(path, O_RDONLY), to = open(draft, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ssize_t count;
    while (from >= 0 && to >= 0 && (count = read(from, block, sizeof block)) > 0)
        for (ssize_t done = 0; done < count;) {
            ssize_t wrote = write(to, block + done, count - done);
            if (wrote <= 0) _exit(99);
            done += wrote;
        }
    if (from >= 0) close(from);
    if (to >= 0) close(to);
    rename(draft, kept);
    pthread_mutex_unlock(&one);
}

#define FAIL(call) do { int number = fault(call, fd); if (number) { errno = number; return -1; } } while (0)

int fsync(int fd) { REAL(int, fsync, int); FAIL("sync"); int done = real(fd); if (done == 0) keep(fd); return done; }
int fdatasync(int fd) { REAL(int, fdatasync, int); FAIL("sync"); int done = real(fd); if (done == 0) keep(fd); return done; }
ssize_t write(int fd, const void *bytes, size_t count) { REAL(ssize_t, write, int, const void *, size_t); FAIL("write"); return real(fd, bytes, count); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { REAL(ssize_t, pwrite, int, const void *, size_t, off_t); FAIL("write"); return real(fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t); FAIL("write"); return real(fd, bytes, count, at); }
int ftruncate(int fd, off_t length) { REAL(int, ftruncate, int, off_t); FAIL("write"); return real(fd, length); }
int ftruncate64(int fd, off64_t length) { REAL(int, ftruncate64, int, off64_t); FAIL("write"); return real(fd, length); }
int fallocate(int fd, int mode, off_t at, off_t length) { REAL(int, fallocate, int, int, off_t, off_t); FAIL("write"); return real(fd, mode, at, length); }
int posix_fallocate(int fd, off_t at, off_t length) { REAL(int, posix_fallocate, int, off_t, off_t); int number = fault("write", fd); return number ? number : real(fd, at, length); }
ssize_t pread(int fd, void *bytes, size_t count, off_t at) { REAL(ssize_t, pread, int, void *, size_t, off_t); FAIL("read"); return real(fd, bytes, count, at); }
ssize_t pread64(int fd, void *bytes, size_t count, off64_t at) { REAL(ssize_t, pread64, int, void *, size_t, off64_t); FAIL("read"); return real(fd, bytes, count, at); }

/* SQLite synchronises the folder after it deletes a journal, so a deletion lasts. */
int unlink(const char *path)
{
    REAL(int, unlink, const char *);
    const char *durable = getenv("DISK_DURABLE"), *folder = getenv("DISK_FOLDER");
    char kept[4300];
    int done = real(path);
    if (done == 0 && durable && folder && strncmp(path, folder, strlen(folder)) == 0) {
        snprintf(kept, sizeof kept, "%s%s", durable, path + strlen(folder));
        real(kept);
    }
    return done;
}
