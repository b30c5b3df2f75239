import { describe, expect, it } from "vitest";
import { Client, startedKernel } from "./client.ts";

/** Subscribed: what is published from here on arrives. */
async function started(): Promise<{ client: Client; ip: string }> {
  const { ip } = await startedKernel();
  const client = new Client(ip);
  await client.sees(({ header }) => header.msg_type === "iopub_welcome");
  return { client, ip };
}

describe("the kernel", () => {
  it("publishes what a cell shows between busy and idle, in order, and then answers", async () => {
    const { client } = await started();
    const { reply, published } = await client.run(
      "console.log('a'); jupyter.display(jupyter.md`b`); 1 + 1",
    );
    expect(published).toEqual([
      ["status", { execution_state: "busy" }],
      ["execute_input", expect.objectContaining({ execution_count: 1 })],
      ["stream", { name: "stdout", text: "a\n" }],
      [
        "display_data",
        expect.objectContaining({ data: { "text/markdown": "b", "text/plain": "b" } }),
      ],
      ["execute_result", { data: { "text/plain": "2" }, metadata: {}, execution_count: 1 }],
      ["status", { execution_state: "idle" }],
    ]);
    expect(reply).toMatchObject({ status: "ok", execution_count: 1 });
  });

  it("says nothing of a silent cell, and does not count it", async () => {
    const { client } = await started();
    const { published } = await client.run("const a = 1; console.log(a); a", { silent: true });
    expect(published.map(([type]) => type)).toEqual(["status", "status"]);
    expect((await client.run("a")).reply).toMatchObject({ execution_count: 1 });
  });

  it("aborts what its client has queued behind a cell that failed, unless told not to", async () => {
    const { client } = await started();
    const first = client.send("execute_request", { code: "throw new Error('no')" });
    const second = client.send("execute_request", { code: "1" });
    expect(await client.reply(first)).toMatchObject({
      status: "error",
      ename: "Error",
      evalue: "no",
    });
    expect(await client.reply(second)).toMatchObject({ status: "aborted" });
    const third = client.send("execute_request", { code: "null.x", stop_on_error: false });
    const fourth = client.send("execute_request", { code: "2" });
    expect(await client.reply(third)).toMatchObject({ status: "error" });
    expect(await client.reply(fourth)).toMatchObject({ status: "ok" });
  });

  it("answers while a cell is busy: heartbeat, console, interrupt", async () => {
    const { client } = await started();
    const running = client.send("execute_request", { code: "console.log('started'); for (;;);" });
    await client.sees(({ header }) => header.msg_type === "stream");
    client.beat("ping");
    const question = client.send("is_complete_request", { code: "f(" });
    expect(await client.reply(question)).toMatchObject({ status: "incomplete" });
    expect(client.beats).toEqual(["ping"]);
    const interrupt = client.send("interrupt_request", {}, "control");
    expect(await client.reply(interrupt)).toEqual({ status: "ok" });
    expect(await client.reply(running)).toMatchObject({ status: "error", ename: "Interrupted" });
  });

  it("serves two clients and tells each what the other runs", async () => {
    const { client, ip } = await started();
    const other = new Client(ip);
    await other.sees(({ header }) => header.msg_type === "iopub_welcome");
    await client.run("const shared = 5");
    expect((await other.run("shared")).published).toContainEqual(
      ["execute_result", expect.objectContaining({ data: { "text/plain": "5" } })],
    );
    await client.sees(({ header, content }) =>
      header.msg_type === "execute_input" && content.code === "shared"
    );
    expect(client.replies).toHaveLength(1);
  });

  it("runs nothing that is not signed with its key", async () => {
    const { client, ip } = await started();
    new Client(ip, "guessed").send("execute_request", { code: "globalThis.broken = true" });
    expect((await client.run("typeof broken")).published).toContainEqual(
      ["execute_result", expect.objectContaining({ data: { "text/plain": "'undefined'" } })],
    );
  });

  it("has comms both ways", async () => {
    const { client } = await started();
    await client.run(
      "jupyter.registerTarget('echo', (comm) => comm.onMessage((data) => comm.send({ got: data })))",
    );
    client.send("comm_open", { comm_id: "c1", target_name: "echo", data: {} });
    client.send("comm_msg", { comm_id: "c1", data: { x: 1 } });
    const answer = await client.sees(({ header }) => header.msg_type === "comm_msg");
    expect(answer.content).toMatchObject({ comm_id: "c1", data: { got: { x: 1 } } });
    expect(await client.reply(client.send("comm_info_request"))).toMatchObject({
      comms: { c1: { target_name: "echo" } },
    });
    client.send("comm_open", { comm_id: "c2", target_name: "unknown", data: {} });
    const refused = await client.sees(({ header }) => header.msg_type === "comm_close");
    expect(refused.content).toMatchObject({ comm_id: "c2" });
  });

  it("moves a slider of the page and hears when it is moved", async () => {
    const { client } = await started();
    const { published } = await client.run(
      "const s = jupyter.slider({ min: 0, max: 10, value: 3 }).onChange((v) => console.log('moved', v)); s",
    );
    const models = published.filter(([type]) => type === "comm_open");
    expect(models).toHaveLength(3);
    const { comm_id: id } = models[2][1];
    expect(published).toContainEqual([
      "execute_result",
      expect.objectContaining({
        data: expect.objectContaining({
          "application/vnd.jupyter.widget-view+json": {
            version_major: 2,
            version_minor: 0,
            model_id: id,
          },
        }),
      }),
    ]);
    client.send("comm_msg", { comm_id: id, data: { method: "update", state: { value: 7 } } });
    await client.sees(({ content }) => content.text === "moved 7\n");
    expect((await client.run("s.value")).published).toContainEqual(
      ["execute_result", expect.objectContaining({ data: { "text/plain": "7" } })],
    );
  });

  it("asks the client that runs the cell", async () => {
    const { client } = await started();
    const id = client.send("execute_request", {
      code: "await jupyter.input('name?')",
      allow_stdin: true,
    });
    while (client.questions.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(client.questions[0].content).toEqual({ prompt: "name?", password: false });
    client.send("input_reply", { value: "Ada" }, "stdin");
    expect(await client.reply(id)).toMatchObject({ status: "ok" });
  });

  it("tells of itself and of what was typed, and ends when asked", async () => {
    const { ip, kernel } = await startedKernel();
    const client = new Client(ip);
    expect(await client.reply(client.send("kernel_info_request"))).toMatchObject({
      protocol_version: "5.4",
      implementation: "jupyter-ts-kernel",
      language_info: { name: "typescript", file_extension: ".ts" },
    });
    await client.reply(client.send("execute_request", { code: "const a = 1" }));
    await client.reply(client.send("execute_request", { code: "a" }));
    const history = (content: Record<string, unknown>) =>
      client.reply(client.send("history_request", { output: false, raw: true, ...content }));
    expect(await history({ hist_access_type: "tail", n: 1 })).toMatchObject({
      history: [[0, 2, "a"]],
    });
    expect(await history({ hist_access_type: "search", pattern: "const*" })).toMatchObject({
      history: [[0, 1, "const a = 1"]],
    });
    expect(await history({ hist_access_type: "range", start: 2 })).toMatchObject({
      history: [[0, 2, "a"]],
    });
    const end = client.send("shutdown_request", { restart: false }, "control");
    expect(await client.reply(end)).toEqual({ status: "ok", restart: false });
    await kernel.closed;
  });
});
