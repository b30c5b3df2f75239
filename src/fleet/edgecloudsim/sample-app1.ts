/**
 * The world of EdgeCloudSim's `sample_app1`, version 4.0: what devices run, where they stay, the
 * machines that serve them and the links between, as its configuration files state them.
 *
 * Source: github.com/CagataySonmez/EdgeCloudSim, tag v4.0, `scripts/sample_app1/config`; described in
 * Sonmez, Ozgovde & Ersoy, Transactions on Emerging Telecommunications Technologies 29(11), 2018.
 */

/** What a device runs: tasks at random while it is active, none while it idles. */
export interface EdgeApplication {
  readonly name: string;
  /** Of the devices, %. */
  readonly share: number;
  /** Of its tasks, those that go to the cloud where there is one, %. */
  readonly toCloud: number;
  /** Mean time between two tasks while active, s. */
  readonly gap: number;
  /** How long it is active, and then idle, s. */
  readonly active: number;
  readonly idle: number;
  /** Mean sizes of a task, bytes. */
  readonly upload: number;
  readonly download: number;
  /** Mean length of a task, millions of instructions. */
  readonly length: number;
  /** What a task claims of a machine, %: whole or half numbers, so sums are exact. */
  readonly onEdge: number;
  readonly onCloud: number;
}

export interface EdgeMachines {
  readonly cores: number;
  /** Millions of instructions that a core does in a second. */
  readonly mips: number;
}

export interface EdgeWorld {
  readonly applications: readonly EdgeApplication[];
  /** Mean stay at each place, s. */
  readonly stays: readonly number[];
  /** Hosts at a place, each with so many machines. */
  readonly hosts: number;
  readonly machines: number;
  readonly edge: EdgeMachines;
  /** Machines of the cloud. */
  readonly cloudMachines: number;
  readonly cloud: EdgeMachines;
  /** Rates of the links, bytes/s. */
  readonly wlan: number;
  readonly wan: number;
  /** Of the WAN, one way, s. */
  readonly wanPropagation: number;
  /** Between two places, one way, s. */
  readonly lanDelay: number;
  /** When devices have their first place and may become active, s. */
  readonly start: number;
}

export const sampleApp1: EdgeWorld = {
  applications: [
    {
      name: "augmented reality",
      share: 30,
      toCloud: 20,
      gap: 5,
      active: 45,
      idle: 15,
      upload: 1500e3,
      download: 25e3,
      length: 2000,
      onEdge: 20,
      onCloud: 2,
    },
    {
      name: "health",
      share: 20,
      toCloud: 20,
      gap: 30,
      active: 10,
      idle: 20,
      upload: 1250e3,
      download: 20e3,
      length: 400,
      onEdge: 5,
      onCloud: 0.5,
    },
    {
      name: "heavy computation",
      share: 20,
      toCloud: 40,
      gap: 60,
      active: 60,
      idle: 60,
      upload: 2500e3,
      download: 250e3,
      length: 3000,
      onEdge: 30,
      onCloud: 3,
    },
    {
      name: "infotainment",
      share: 30,
      toCloud: 15,
      gap: 7,
      active: 15,
      idle: 45,
      upload: 25e3,
      download: 2000e3,
      length: 750,
      onEdge: 10,
      onCloud: 1,
    },
  ],
  stays: [500, 500, 300, 300, 300, 300, 120, 120, 120, 120, 120, 120, 120, 120],
  hosts: 1,
  machines: 2,
  edge: { cores: 2, mips: 1000 },
  cloudMachines: 4,
  cloud: { cores: 4, mips: 10_000 },
  wlan: 200e6 / 8,
  wan: 15e6 / 8,
  wanPropagation: 0.1,
  lanDelay: 0.005,
  start: 10,
};

/** Tasks that a device of unknown application makes in a second, on average. */
export function edgeTaskRate({ applications }: EdgeWorld): number {
  return applications.reduce(
    (sum, { share, gap, active, idle }) => sum + share / 100 * active / ((active + idle) * gap),
    0,
  );
}
