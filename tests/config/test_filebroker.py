"""Messages as files: whole, in order, each for one worker."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty
from unittest import TestCase

from kombu import Connection


class FileBroker(TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def channel(self):
        options = {
            "data_folder_in": str(self.folder),
            "data_folder_out": str(self.folder),
            "control_folder": str(self.folder / "control"),
        }
        transport = "config.filebroker:Transport"
        connection = Connection(
            "filesystem://localhost", transport=transport, transport_options=options
        )
        self.addCleanup(connection.release)
        return connection.channel()

    def test_messages_come_in_the_order_they_went(self):
        channel = self.channel()
        for number in range(5):
            channel._put("jobs", {"number": number})
        self.assertEqual([channel._get("jobs")["number"] for _ in range(5)], [0, 1, 2, 3, 4])
        self.assertRaises(Empty, channel._get, "jobs")

    def test_a_draft_and_another_queue_are_passed_over(self):
        channel = self.channel()
        channel._put("mail", {})
        (self.folder / ".1_x.jobs.msg").touch()
        self.assertRaises(Empty, channel._get, "jobs")

    def test_of_several_readers_each_message_has_one(self):
        writer, readers = self.channel(), [self.channel() for _ in range(3)]

        def write():
            for number in range(300):
                writer._put("jobs", number)

        def read(channel):
            taken = []
            while not done.done() or channel._size("jobs"):
                try:
                    taken.append(channel._get("jobs"))
                except Empty:
                    continue
            return taken

        with ThreadPoolExecutor(4) as pool:
            done = pool.submit(write)
            taken = [number for part in pool.map(read, readers) for number in part]
        self.assertEqual(sorted(taken), list(range(300)))
