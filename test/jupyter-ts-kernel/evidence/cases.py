"""What the tests of behaviour have in common: one kernel a class, replaced where a test broke it."""

import os
import unittest
from dataclasses import replace

from client import Client
from kernels import install, ours, rivals

NAME = os.environ.get("WAGONWHEEL_KERNEL", "ts-node")
# The same kernel interrupted by a message on the control channel instead of by SIGINT.
BY_MESSAGE = f"{NAME}-by-message"
# With a small heap, so that it is soon full.
SMALL = f"{NAME}-small"

OURS = ours()
install(OURS + rivals()
        + [replace(each, name=f"{each.name}-by-message", interrupt_mode="message") for each in OURS]
        + [replace(each, name=f"{each.name}-small", argv=[*each.argv, "--memory", "128"])
           for each in OURS])


class Shared(unittest.TestCase):
    kernel = NAME
    client: Client | None = None

    def setUp(self) -> None:
        if type(self).client is None:
            type(self).client = Client(self.kernel)
            self.client.run("1")  # it answers before the process of the cells has started
        failures = list(self._outcome.result.failures + self._outcome.result.errors)

        def discard() -> None:
            if self._outcome.result.failures + self._outcome.result.errors != failures:
                self.tearDownClass()

        self.addCleanup(discard)

    @classmethod
    def tearDownClass(cls) -> None:
        if cls.client is not None:
            cls.client.close()
        cls.client = None

    def ok(self, code: str, **options):
        """Runs a cell that must not fail."""
        cell = self.client.run(code, **options)
        self.assertEqual(cell.status, "ok", cell.error)
        return cell
