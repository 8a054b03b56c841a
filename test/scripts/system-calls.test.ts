import { expect, it } from 'vitest';
import { offences, parseTrace } from '../support/system-calls.ts';

const allowed = { program: '/usr/bin/node', readable: ['/shop', '/etc/ld.so.cache'] };
const begin = '7 execve("/usr/bin/node", ["node"], 0x7ffd /* 3 vars */) = 0\n';

it.each([
  ['7 openat(AT_FDCWD, "/shop/healer.yaml", O_RDONLY|O_CLOEXEC) = 3'],
  ['7 openat(AT_FDCWD, "/etc/ld.so.cache", O_RDONLY|O_CLOEXEC) = 3'],
  ['7 newfstatat(AT_FDCWD, "/anywhere", 0x7ff, 0) = -1 ENOENT (No such file or directory)'],
  ['7 clone3({flags=CLONE_VM|CLONE_THREAD|CLONE_SIGHAND}, 88 <unfinished ...>'],
  ['7 <... clone3 resumed> => {parent_tid=[8]}, 88) = 8'],
  ['7 exit_group(0) = ?'],
  ['7 +++ exited with 0 +++'],
])('allows %s', (line) => {
  expect(offences(parseTrace(begin + line), allowed)).toEqual([]);
});

it.each([
  ['7 openat(AT_FDCWD, "/shop/a", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3', 'opens to write'],
  ['7 openat(AT_FDCWD, "/shop/a", O_RDWR|O_CLOEXEC) = 3', 'opens to write'],
  ['7 openat(AT_FDCWD, "/shop/a", O_RDONLY|O_CREAT, 0666) = 3', 'opens to write'],
  ['7 openat(AT_FDCWD, "/shopping", O_RDONLY) = 3', 'reads what is not on the list'],
  ['7 execve("/usr/bin/git", ["git"], 0x7ffd) = 0', 'runs a program'],
  ['7 clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD) = 8', 'starts a process'],
  ['7 connect(20, {sa_family=AF_INET, sin_port=htons(443)}, 16) = 0', 'calls connect'],
  ['7 socket(AF_UNIX, SOCK_STREAM, 0) = 20', 'calls socket'],
  ['7 unlink("/shop/a") = 0', 'calls unlink'],
  ['7 mkdir("/state", 0700) = 0', 'calls mkdir'],
  ['7 rename("/a", "/b") = 0', 'calls rename'],
])('names %s', (line, reason) => {
  expect(offences(parseTrace(begin + line), allowed)).toEqual([`${reason}: ${line}`]);
});
