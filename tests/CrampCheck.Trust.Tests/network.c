/* Writes one line to the file NETWORK_LOG for every connection that the program under test begins over a network. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void tell(const struct sockaddr *to)
{
    const char *log = getenv("NETWORK_LOG");
    if (!log || (to->sa_family != AF_INET && to->sa_family != AF_INET6)) return;
    int file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file < 0 || write(file, "connection\n", 11) != 11) _exit(99);
    close(file);
}

int connect(int fd, const struct sockaddr *to, socklen_t length)
{
    static int (*real)(int, const struct sockaddr *, socklen_t);
    if (!real) real = dlsym(RTLD_NEXT, "connect");
    tell(to);
    return real(fd, to, length);
}

ssize_t sendto(int fd, const void *bytes, size_t count, int flags, const struct sockaddr *to, socklen_t length)
{
    static ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t);
    if (!real) real = dlsym(RTLD_NEXT, "sendto");
    if (to) tell(to);
    return real(fd, bytes, count, flags, to, length);
}
