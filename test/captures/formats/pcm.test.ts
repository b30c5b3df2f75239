import { describe, expect, it } from "vitest";
import { pcm } from "../../../src/captures/formats/pcm.ts";
import { expectSurvival, readWith, refusal, rowsOf } from "./read-with.ts";

const heading =
  `System,System,System,System,System Core C-States,Socket 0,Proc Energy (Joules),Core3 (Socket 0),
Date,Time,IPC,L3MISS,C6res%,READ,SKT0,TEMP,
`;
const text = `${heading}2024-02-01,09:30:01.013,1.02,0.25,97.5,3.5,12.25,55,
2024-02-01,09:30:02.014,1.03,0.75,98,3.75,12.5,N/A,
`;

describe("pcm -csv", () => {
  const capture = readWith(pcm, text);

  it("gives SI values of each domain: millions, GB, joules and per cent are converted", () => {
    expect(rowsOf(capture).slice(0, 6)).toEqual([
      { event: "IPC", kind: "gauge", unit: "", value: 1.02, time: 0, node: "System" },
      { event: "L3MISS", kind: "interval", unit: "", value: 250000, time: 0, node: "System" },
      {
        event: "C6res%",
        kind: "gauge",
        unit: "1",
        value: 0.975,
        time: 0,
        node: "System Core C-States",
      },
      { event: "READ", kind: "interval", unit: "B", value: 3.5e9, time: 0, node: "Socket 0" },
      {
        event: "Proc Energy (Joules)",
        kind: "interval",
        unit: "J",
        value: 12.25,
        time: 0,
        node: "SKT0",
      },
      {
        event: "TEMP",
        kind: "gauge",
        unit: "K",
        value: 55,
        time: 0,
        cpu: 3,
        node: "Core3 (Socket 0)",
      },
    ]);
  });

  it("counts time from the first row, to the millisecond", () => {
    expect([...capture.columns.time.slice(6)]).toEqual([1.001, 1.001, 1.001, 1.001, 1.001, 1.001]);
    expect(capture.columns.duration?.[6]).toBe(1.001);
    expect(capture.provenance.date).toBe("2024-02-01 09:30:01.013");
  });

  it("finds values that are missing", () => {
    expect(capture.quality).toMatchObject([{ check: "not-counted", event: "TEMP", count: 1 }]);
  });

  it("refuses rows that are cut, and what is no number or date", () => {
    expect(refusal(pcm, `${heading}2024-02-01,09:30:01,1,2\n`)).toBe(
      "a.txt:3: the row ends before its column C6res%",
    );
    expect(refusal(pcm, `${heading}2024-02-01,09:30:01,1,many,3,4,5,6\n`)).toBe(
      'a.txt:3: column L3MISS: expected a number, found "many"',
    );
    expect(refusal(pcm, `${heading}yesterday,09:30:01,1,2\n`)).toBe(
      'a.txt:3: expected a date and a time, found "yesterday,09:30:01"',
    );
    expect(refusal(pcm, "System,,\nEXEC,IPC,\n")).toBe(
      'a.txt:2: expected the heading Date,Time,…, found "EXEC,IPC,"',
    );
  });

  it("knows its own files", () => {
    const known = (content: string) => pcm.recognises(new TextEncoder().encode(content));
    expect([known(text), known("Date,Time,IPC\n")]).toEqual([true, false]);
  });

  it("survives damage", () => expectSurvival(pcm, text));
});
