import { describe, expect, it } from "vitest";
import {
  edgeArchitectures,
  edgeCloudSim,
  type EdgeCloudSimErrors,
  edgeCloudSimModels,
  edgeTaskRate,
  sampleApp1,
} from "../../../src/fleet/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { expectContains, replicated } from "../../des/models.ts";

const corrected = edgeCloudSimModels.corrected;
const single = edgeArchitectures["single tier"], two = edgeArchitectures["two tiers"];
const orchestrated = edgeArchitectures.orchestrated;
const named = (name: string) => Random.named(`edgecloudsim/${name}`);

describe("edgecloudsim-4.0", () => {
  it("counts 9,656 tasks for 100 devices, less those of the last two seconds", () => {
    const { estimates } = replicated((random) => {
      const { tasks, service } = edgeCloudSim({ devices: 100, architecture: single }, random);
      return { tasks: tasks / 100 / (1620 - service) };
    });
    expectContains(estimates.tasks, edgeTaskRate(sampleApp1));
  });

  it("loses the service time over 225.7 s of the tasks to mobility, once stationary", () => {
    const handoffs = sampleApp1.stays.length / sampleApp1.stays.reduce((a, b) => a + b); // 1/s
    const { estimates } = replicated((random) => {
      const hours = { warmUp: 1800, duration: 5400 };
      const options = { devices: 100, architecture: orchestrated, ...hours };
      const { tasks, byMobility, service } = edgeCloudSim(options, random);
      return { ratio: byMobility / tasks / (service * handoffs) };
    });
    expectContains(estimates.ratio, 1);
  });

  it("takes 0.0189 s of WLAN at 100 devices and 0.0216 s at 1000", () => {
    const delay = (devices: number) =>
      edgeCloudSim({ devices, architecture: single, duration: 600 }, named("wlan")).wlanDelay;
    expect(delay(100)).toBeCloseTo(0.019, 3);
    expect(delay(1000)).toBeCloseTo(0.022, 3);
  });

  it("takes four times as long over the WLAN without the division of the means", () => {
    const options = { devices: 50, architecture: single, duration: 600 };
    const delay = (errors: Partial<EdgeCloudSimErrors>) =>
      edgeCloudSim({ ...options, errors }, named("wlan")).wlanDelay;
    expect(delay({ dividedMeans: false }) / delay({})).toBeGreaterThan(3.9);
  });

  it("sends 21 in 101 tasks to the cloud for 20 %, and 20 % without that error", () => {
    const [reality] = sampleApp1.applications;
    const world = { ...sampleApp1, applications: [{ ...reality, share: 100 }] };
    const share = (inclusiveDraw: boolean) =>
      replicated((random) => {
        const options = { world, devices: 20, architecture: orchestrated, duration: 3600 };
        const outcome = edgeCloudSim({ ...options, errors: { inclusiveDraw } }, random);
        return { share: outcome.inCloud / (outcome.tasks - outcome.failed) };
      }).estimates.share;
    expectContains(share(true), 21 / 101);
    expectContains(share(false), 20 / 100);
  });

  it("averages utilisation over the warm-up too, as published", () => {
    const options = { devices: 100, architecture: single, duration: 100, warmUp: 10 };
    const used = (utilisationOfWarmUp: boolean) =>
      edgeCloudSim({ ...options, errors: { utilisationOfWarmUp } }, named("use")).utilisation;
    expect(used(true)).toBeCloseTo(0.9 * used(false), 12); // devices are idle for the first 10 s
  });

  it("counts tasks without bandwidth within the warm-up, as published", () => {
    const world = { ...sampleApp1, wan: 1 };
    const options = { world, devices: 100, architecture: two, duration: 360 };
    const rejected = (rejectionsOfWarmUp: boolean, warmUp: number) =>
      edgeCloudSim({ ...options, warmUp, errors: { rejectionsOfWarmUp } }, named("narrow"))
        .byBandwidth;
    expect(rejected(true, 180)).toBe(rejected(false, 0));
    expect(rejected(false, 180)).toBeLessThan(rejected(true, 180));
  });

  it("refuses a second host at a place as published, and shares the load among both corrected", () => {
    const world = { ...sampleApp1, hosts: 2 };
    const options = { world, devices: 400, architecture: single, duration: 600 };
    expect(() => edgeCloudSim(options, named("hosts"))).toThrow(/hostAsPlace: false/);
    const one = edgeCloudSim({ ...options, world: sampleApp1 }, named("hosts"));
    const both = edgeCloudSim({ ...options, errors: { hostAsPlace: false } }, named("hosts"));
    expect(both.failed).toBeLessThan(one.failed / 2);
  });

  it("meets the same tasks in every architecture, with errors and without", () => {
    const arisen = [
      { architecture: single },
      { architecture: two },
      { architecture: orchestrated, errors: corrected },
    ].map((one) => edgeCloudSim({ devices: 300, ...one }, named("same")).arisen);
    expect(new Set(arisen).size).toBe(1);
  });

  it("gives the same outcome for the same seed", () => {
    const run = () => edgeCloudSim({ devices: 200, architecture: orchestrated }, named("again"));
    expect(run()).toEqual(run());
  });

  it.each([0, 1.5])("refuses %d devices", (devices) => {
    expect(() => edgeCloudSim({ devices, architecture: single }, named("refused")))
      .toThrow(`edgeCloudSim: devices must be a whole number ≥ 1, got ${devices}`);
  });
});
