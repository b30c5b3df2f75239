"""A client that runs cells one by one and keeps what came back, in order."""

import time
from dataclasses import dataclass, field
from queue import Empty
from subprocess import DEVNULL

from jupyter_client.manager import KernelManager

PATIENCE = 30  # s, for whatever should take milliseconds


@dataclass
class Cell:
    """What one execute request brought. `outputs` holds its messages between busy and idle."""

    reply: dict = field(default_factory=dict)
    outputs: list[dict] = field(default_factory=list)
    late: list[dict] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.reply.get("content", {}).get("status", "none")

    @property
    def kinds(self) -> list[str]:
        return [each["msg_type"] for each in self.outputs]

    def stream(self, name: str = "stdout") -> str:
        return "".join(
            each["content"]["text"]
            for each in self.outputs
            if each["msg_type"] == "stream" and each["content"]["name"] == name
        )

    @property
    def result(self) -> str | None:
        """The value of the cell as text; None where it showed none."""
        for each in self.outputs:
            if each["msg_type"] == "execute_result":
                return each["content"]["data"]["text/plain"]
        return None

    @property
    def error(self) -> str:
        content = self.reply.get("content", {})
        return f"{content.get('ename', '')}: {content.get('evalue', '')}"


class Client:
    """A started kernel with one client; a context that leaves no process behind."""

    def __init__(self, kernel: str, cwd: str | None = None, env: dict | None = None):
        self.manager = KernelManager(kernel_name=kernel)
        self.began = time.monotonic()
        # What a kernel lets slip to its own stdout is not ours to print.
        self.manager.start_kernel(cwd=cwd, stdout=DEVNULL, **({"env": env} if env else {}))
        self.client = self.manager.client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=PATIENCE)
        except RuntimeError:
            self.close()
            raise

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=not self.manager.is_alive())

    @property
    def since_start(self) -> float:
        """Seconds since the process was started."""
        return time.monotonic() - self.began

    @property
    def pid(self) -> int:
        return self.manager.provisioner.pid

    def send(self, code: str, **options) -> str:
        return self.client.execute(code, **{"allow_stdin": False, **options})

    def run(self, code: str, timeout: float = PATIENCE, answers=(), **options) -> Cell:
        """Runs a cell to its end. `answers` are typed, one by one, when it asks for input."""
        return self.wait(self.send(code, allow_stdin=bool(answers), **options), timeout, answers)

    def wait(self, request: str, timeout: float = PATIENCE, answers=()) -> Cell:
        """The cell of a request, until it is idle and replied to. Throws TimeoutError."""
        cell, left, is_idle = Cell(), list(answers), False
        end = time.monotonic() + timeout
        while not (is_idle and cell.reply):
            if time.monotonic() > end:
                raise TimeoutError(f"no end after {timeout} s: idle {is_idle}, {cell}")
            if left and self.client.stdin_channel.msg_ready():
                self.client.get_stdin_msg(timeout=1)
                self.client.input(left.pop(0))
            if (message := self.message(0.02)) and message["parent_header"].get("msg_id") == request:
                if is_idle:
                    cell.late.append(message)
                elif message["msg_type"] != "status":
                    if message["msg_type"] != "execute_input":
                        cell.outputs.append(message)
                else:
                    is_idle = message["content"]["execution_state"] == "idle"
            if not cell.reply:
                cell.reply = self.reply(request) or {}
        return cell

    def message(self, timeout: float) -> dict | None:
        """The next one that is published; None where none comes in time."""
        try:
            return self.client.get_iopub_msg(timeout=timeout)
        except Empty:
            return None

    def reply(self, request: str, timeout: float = 0) -> dict | None:
        """The reply to a request on the shell; replies to others are dropped."""
        try:
            message = self.client.get_shell_msg(timeout=timeout)
        except Empty:
            return None
        return message if message["parent_header"].get("msg_id") == request else None

    def answer(self, request: str, timeout: float = PATIENCE) -> dict:
        """The content of the reply to a request on the shell. Throws TimeoutError."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if message := self.reply(request, 0.1):
                return message["content"]
        raise TimeoutError(f"no reply after {timeout} s")

    def until(self, wanted, timeout: float = PATIENCE) -> dict:
        """The next published message for which `wanted(message)`. Throws TimeoutError."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if (message := self.message(0.1)) and wanted(message):
                return message
        raise TimeoutError(f"not published after {timeout} s")

    def interrupt(self) -> None:
        self.manager.interrupt_kernel()

    def control(self, kind: str, content: dict, timeout: float = PATIENCE) -> dict:
        """Asks on the control channel. Throws Empty where no reply comes in time."""
        message = self.client.session.msg(kind, content)
        self.client.control_channel.send(message)
        return self.client.get_control_msg(timeout=timeout)["content"]
