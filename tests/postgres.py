"""A PostgreSQL of the tests' own: a fresh cluster on a free loopback port, stopped by its process id."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

NAMES = ("postgres", "nobody")


def find_binaries():
    """The folder of initdb and postgres, or None where PostgreSQL is not installed."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


class Postgres:
    """Runs as the user of the tests, or, since it refuses root, as an unprivileged one."""

    def __init__(self, binaries):
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="tiaowen-postgres-", dir="/tmp"))
        self._process = None
        self.password = secrets.token_hex(8)
        self.port = 0

    def __enter__(self):
        try:
            self._initialise()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.stop(signal.SIGQUIT)  # at once: its data go with it
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database="postgres"):
        return f"postgresql://tester:{self.password}@127.0.0.1:{self.port}/{database}"

    def start(self):
        """Start it, on the port it had before if there was one."""
        for _ in range(5):
            port = self.port or free_port()
            options = ["-p", str(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]
            options += ["-c", "fsync=off", "-c", "max_connections=80", "-c", "timezone=Asia/Shanghai"]
            log = (self._folder / "log").open("ab")
            with log:
                self._process = subprocess.Popen(
                    [self._binaries / "postgres", "-D", self._folder / "data", *options],
                    stdout=log,
                    stderr=log,
                    **self._identity(),
                )
            if self._answers(port):
                self.port = port
                return
            self.stop()
        raise RuntimeError(f"PostgreSQL does not start: {(self._folder / 'log').read_text(errors='replace')}")

    def stop(self, how=signal.SIGINT):
        """Stop it by its process id; its data stay."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(30)
        self._process = None

    def pause(self):
        """Let it keep its port but answer nobody."""
        self._signal(signal.SIGSTOP)

    def resume(self):
        """Let it answer again."""
        self._signal(signal.SIGCONT)

    def _signal(self, which):
        for process in self._family():
            # A child that served a connection may end between being listed and being told.
            with suppress(ProcessLookupError):
                os.kill(process, which)

    def _family(self):
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        return [self._process.pid, *map(int, children)]

    def _initialise(self):
        secret = self._folder / "secret"
        secret.write_text(self.password)
        if os.geteuid() == 0:
            entry = _unprivileged()
            for path in (self._folder, secret):
                os.chown(path, entry.pw_uid, entry.pw_gid)
        subprocess.run(
            [
                *(self._binaries / "initdb", "-D", self._folder / "data", "-U", "tester", "--auth=scram-sha-256"),
                *(f"--pwfile={secret}", "-E", "UTF8", "--locale=C", "--no-sync"),
            ],
            check=True,
            capture_output=True,
            **self._identity(),
        )

    def _identity(self):
        if os.geteuid() != 0:
            return {"cwd": self._folder}
        entry = _unprivileged()
        return {"cwd": self._folder, "user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def _answers(self, port):
        import pg8000.dbapi

        until = time.monotonic() + 30
        while time.monotonic() < until and self._process.poll() is None:
            try:
                pg8000.dbapi.connect(
                    *("tester", "127.0.0.1", "postgres", port, self.password),
                    timeout=5,
                ).close()
            except Exception:
                time.sleep(0.1)
            else:
                return True
        return False


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _unprivileged():
    for name in NAMES:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL refuses root, and there is no user to run it as")
