/**
 * Compatibility profile `edgecloudsim-4.0`: what EdgeCloudSim 4.0 computes for its `sample_app1`, with
 * its errors or without, each by itself.
 *
 * Nomadic devices send tasks over the WLAN of their place to a machine there, anywhere at the edge, or
 * in the cloud; nothing follows a device that moves on. Tasks count by when they arose; those under way
 * at the end do not.
 *
 * `edgeCloudSimModels.corrected` has all of the errors off, and `{ dividedMeans: false }` that one alone.
 * Chance is drawn by purpose: architectures and errors compared under one seed meet the same devices,
 * ways and tasks.
 *
 * Source: Sonmez, Ozgovde & Ersoy, Transactions on Emerging Telecommunications Technologies 29(11),
 * 2018; the code at github.com/CagataySonmez/EdgeCloudSim, tag v4.0.
 */
import { Simulation } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import { nonNegative, positive, wholeNumber } from "../parameter.ts";
import type { EdgeArchitecture } from "./architectures.ts";
import { asPublished, type EdgeCloudSimErrors } from "./errors.ts";
import { Nomads } from "./nomads.ts";
import { type EdgeWorld, sampleApp1 } from "./sample-app1.ts";
import { TaskSource } from "./task-source.ts";
import { EdgeTasks } from "./tasks.ts";

export interface EdgeCloudSimOptions {
  readonly devices: number;
  readonly architecture: EdgeArchitecture;
  /** Those not named are as published: on. */
  readonly errors?: Partial<EdgeCloudSimErrors>;
  /** `sampleApp1` unless told. */
  readonly world?: EdgeWorld;
  /** Simulated time, and how much of it is thrown away, s; 1800 and 180 unless told. */
  readonly duration?: number;
  readonly warmUp?: number;
}

/** Of the tasks that arose after the warm-up and ended. */
export interface EdgeCloudSimOutcome {
  /** Tasks, and those of them that failed, in all and by reason. */
  readonly tasks: number;
  readonly failed: number;
  readonly byCapacity: number;
  readonly byMobility: number;
  readonly byBandwidth: number;
  /** Of those completed, the ones in the cloud. */
  readonly inCloud: number;
  /** Mean service time of those completed, s. */
  readonly service: number;
  /** Mean upload and download of those completed at the edge, s. */
  readonly wlanDelay: number;
  /** The same of those completed in the cloud, over WLAN and WAN, s. */
  readonly wanDelay: number;
  /** Mean claims of the machines at the edge; 1 where all are full. */
  readonly utilisation: number;
  /** Tasks that arose, the warm-up included. */
  readonly arisen: number;
}

/**
 * Runs the model once. A mean of nothing is 0, as in the original.
 *
 * Throws a RangeError for devices that are no whole number ≥ 1, a warm-up not below the duration, and
 * more than one host at a place unless `errors.hostAsPlace` is off.
 */
export function edgeCloudSim(options: EdgeCloudSimOptions, random: Random): EdgeCloudSimOutcome {
  const { architecture, world = sampleApp1, duration = 1800, warmUp = 180 } = options;
  const devices = wholeNumber("edgeCloudSim", "devices", options.devices, 1);
  const errors = { ...asPublished, ...options.errors };
  nonNegative("edgeCloudSim", "warmUp", warmUp);
  positive("edgeCloudSim", "duration − warmUp", duration - warmUp);
  if (errors.hostAsPlace && world.hosts !== 1) {
    throw new RangeError(
      `edgeCloudSim: hosts of a place must be 1, got ${world.hosts}: EdgeCloudSim takes a host's ` +
        "number for that of its place; turn it off with errors: { hostAsPlace: false }",
    );
  }
  const simulation = new Simulation({ random });
  const nomads = new Nomads(simulation, world, devices, duration, random.stream("places"));
  const source = new TaskSource(simulation, world, devices, duration, random.stream("tasks"));
  const tasks = new EdgeTasks(
    simulation,
    nomads,
    source.application,
    { world, architecture, errors, warmUp, duration },
    random.stream("cloud"),
  );
  source.start((device, length) => tasks.send(device, length));
  simulation.run({ until: warmUp });
  if (!errors.utilisationOfWarmUp) tasks.machines.reset();
  simulation.run({ until: duration });

  const { edge, cloud, byCapacity, byMobility, byBandwidth, arisen } = tasks;
  const completed = edge.count + cloud.count, failed = byCapacity + byMobility + byBandwidth;
  const mean = (sum: number, count: number) => count === 0 ? 0 : sum / count;
  return {
    tasks: completed + failed,
    failed,
    byCapacity,
    byMobility,
    byBandwidth,
    inCloud: cloud.count,
    service: mean(edge.service + cloud.service, completed),
    wlanDelay: mean(edge.transfers, edge.count),
    wanDelay: mean(cloud.transfers, cloud.count),
    utilisation: tasks.machines.utilisation,
    arisen,
  };
}
