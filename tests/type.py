"""python3 tests/type.py SCREEN COMMAND...: runs COMMAND on a terminal of its own and
types the lines of standard input, each when the program waits for one. What the
terminal shows goes to the file SCREEN; standard output stays what it is. A line
^C or ^D is that key; after the last line the input ends (^D). Exits with the code
of COMMAND, 98 where it died of a signal, 99 where nothing came for 20 seconds."""
import os
import pty
import select
import sys

KEYS = {"^C": b"\x03", "^D": b"\x04"}


def child(out, command):
    os.dup2(out, 1)
    os.execvp(command[0], command)


def type_lines(terminal, lines, screen):
    shown = b""
    while True:
        if not select.select([terminal], [], [], 20)[0]:
            return False
        try:
            got = os.read(terminal, 4096)
        except OSError:
            got = b""
        if not got:
            return True
        screen.write(got.replace(b"\r\n", b"\n"))
        shown += got
        if shown.endswith((b": ", b"> ")):
            shown = b""
            line = lines.pop(0) if lines else "^D"
            os.write(terminal, KEYS.get(line, line.encode() + b"\n"))


def main():
    lines = sys.stdin.read().splitlines()
    out = os.dup(1)
    pid, terminal = pty.fork()
    if pid == 0:
        child(out, sys.argv[2:])
    with open(sys.argv[1], "wb") as screen:
        if not type_lines(terminal, lines, screen):
            os.kill(pid, 9)
            os.waitpid(pid, 0)
            sys.exit(99)
    status = os.waitpid(pid, 0)[1]
    sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 98)


main()
