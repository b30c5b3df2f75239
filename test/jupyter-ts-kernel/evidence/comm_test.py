"""Comms both ways, as widgets use them."""

import unittest

from cases import Shared


class Comms(Shared):
    def post(self, kind: str, content: dict, **parts) -> str:
        message = self.client.client.session.msg(kind, content, **parts)
        self.client.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def published(self, kind: str) -> dict:
        return self.client.until(lambda message: message["msg_type"] == kind, 10)

    def test_opened_by_the_kernel(self):
        cell = self.ok('const comm = jupyter.openComm("my-target", { a: 1 });\n'
                       "const got: unknown[] = [];\n"
                       "comm.onMessage((data: unknown) => { got.push(data); comm.send({ echo: data }); });\n"
                       'comm.onClose(() => console.log("closed"));')
        opened = cell.outputs[0]
        self.assertEqual(opened["msg_type"], "comm_open")
        self.assertEqual(opened["content"]["target_name"], "my-target")
        self.assertEqual(opened["content"]["data"], {"a": 1})
        comm = opened["content"]["comm_id"]
        request = self.post("comm_msg", {"comm_id": comm, "data": {"n": [1, "é"]}})
        echo = self.published("comm_msg")
        self.assertEqual(echo["content"], {"comm_id": comm, "data": {"echo": {"n": [1, "é"]}}})
        self.assertEqual(self.ok("JSON.stringify(got)").result, """'[{"n":[1,"é"]}]'""")
        self.assertTrue(request)
        self.post("comm_close", {"comm_id": comm, "data": {}})
        closed = self.client.until(lambda message: message["msg_type"] == "stream", 10)
        self.assertEqual(closed["content"]["text"], "closed\n")

    def test_opened_by_the_page(self):
        self.ok('jupyter.registerTarget("ours", (comm, data) => { comm.send({ hello: data }); });')
        self.post("comm_open", {"comm_id": "c1", "target_name": "ours", "data": {"x": 1}})
        self.assertEqual(self.published("comm_msg")["content"],
                         {"comm_id": "c1", "data": {"hello": {"x": 1}}})
        self.assertIn("c1", self.info())
        self.post("comm_close", {"comm_id": "c1", "data": {}})
        self.assertNotIn("c1", self.info())

    def test_an_unknown_target_is_closed(self):
        self.post("comm_open", {"comm_id": "c2", "target_name": "nobody", "data": {}})
        self.assertEqual(self.published("comm_close")["content"]["comm_id"], "c2")

    def test_closed_by_the_kernel(self):
        self.ok('const brief = jupyter.openComm("brief", {});')
        cell = self.ok("brief.close();")
        self.assertEqual(cell.kinds, ["comm_close"])

    def test_messages_are_handled_while_an_await_runs(self):
        self.ok('jupyter.registerTarget("live", (comm) => { comm.onMessage((d) => comm.send(d)); });')
        request = self.client.send("await new Promise((resolve) => setTimeout(resolve, 2000));")
        self.post("comm_open", {"comm_id": "c3", "target_name": "live", "data": {}})
        self.post("comm_msg", {"comm_id": "c3", "data": {"n": 1}})
        echo = self.client.until(
            lambda message: message["msg_type"] in ("comm_msg", "execute_reply"), 1.5)
        self.assertEqual(echo["content"]["data"], {"n": 1})
        self.client.wait(request)

    def test_an_error_in_a_listener_is_shown(self):
        self.ok('jupyter.registerTarget("bad", () => { throw new Error("in a listener"); });')
        self.post("comm_open", {"comm_id": "c4", "target_name": "bad", "data": {}})
        said = self.published("stream")["content"]
        self.assertEqual(said["name"], "stderr")
        self.assertIn("in a listener", said["text"])

    def test_a_slider(self):
        cell = self.ok("const slid: number[] = [];\n"
                       'const s = jupyter.slider({ min: 0, max: 10, step: 1, value: 5, description: "n" });\n'
                       "s.onChange((value) => slid.push(value));\ns")
        opened = [each["content"] for each in cell.outputs if each["msg_type"] == "comm_open"]
        self.assertEqual({each["target_name"] for each in opened}, {"jupyter.widget"})
        view = cell.outputs[-1]["content"]["data"]["application/vnd.jupyter.widget-view+json"]
        models = {each["comm_id"]: each["data"]["state"] for each in opened}
        state = models[view["model_id"]]
        self.assertEqual((state["min"], state["max"], state["value"]), (0, 10, 5))
        self.assertEqual(opened[-1]["target_name"], "jupyter.widget")
        self.post("comm_msg", {"comm_id": view["model_id"],
                               "data": {"method": "update", "state": {"value": 7}, "buffer_paths": []}})
        self.assertEqual(self.ok("[s.value, ...slid]").result, "[ 7, 7 ]")
        moved = self.ok("s.value = 3;").outputs
        self.assertEqual(moved[0]["content"]["data"]["state"], {"value": 3})

    def info(self) -> dict:
        return self.client.answer(self.client.client.comm_info())["comms"]


if __name__ == "__main__":
    unittest.main()
