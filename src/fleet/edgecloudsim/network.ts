/**
 * EdgeCloudSim's `MM1Queue`: every transfer takes the mean delay of an M/M/1 queue.
 *
 *     delay(n) = 1 / (μ − nλ) + propagation,     μ = rate of the link / mean size,     λ = 1 / mean gap
 *
 * n is the number of devices at the place of the device, at that instant, for WLAN and WAN alike. Sizes
 * and gaps are means over the applications, so a task's own sizes play no part, and gaps are those of
 * active devices. A delay above 5 s, or of a saturated link, is no bandwidth.
 *
 * As coded, n for the WAN is that of the instant at which the data leave the WLAN; here it is taken some
 * 20 ms earlier, with the one for the WLAN.
 */
import type { EdgeCloudSimErrors } from "./errors.ts";
import type { EdgeWorld } from "./sample-app1.ts";

const noBandwidth = -1;
const longest = 5; // s

export class EdgeNetwork {
  #wlanUp: number; // μ, tasks/s
  #wlanDown: number;
  #wanUp: number;
  #wanDown: number;
  #wlanRate: number; // λ, tasks/s of a device
  #wanRate: number;
  #propagation: number; // s
  #lan: number; // s
  #isFastWhenSaturated: boolean;

  constructor(world: EdgeWorld, errors: EdgeCloudSimErrors) {
    const { applications, wlan, wan } = world;
    let gap = 0, cloudGap = 0, upload = 0, download = 0;
    for (const one of applications) {
      const weight = one.share / 100;
      gap += weight * one.gap;
      cloudGap += weight * (errors.partialSums ? gap : one.gap) * 100 / one.toCloud;
      upload += weight * one.upload;
      download += weight * one.download;
    }
    const divisor = errors.dividedMeans ? applications.length : 1;
    this.#wlanUp = wlan / (upload / divisor);
    this.#wlanDown = wlan / (download / divisor);
    this.#wanUp = wan / (upload / divisor);
    this.#wanDown = wan / (download / divisor);
    this.#wlanRate = divisor / gap;
    this.#wanRate = 1 / cloudGap;
    this.#propagation = world.wanPropagation;
    this.#lan = world.lanDelay;
    this.#isFastWhenSaturated = errors.fastWhenSaturated;
  }

  /** To the host of the place, from one of n devices there; s, not above 0 for no bandwidth. */
  uploadToEdge(n: number): number {
    return this.#delay(this.#wlanUp, this.#wlanRate, n, 0);
  }

  /** From a host to one of n devices at a place, over the LAN where the host is elsewhere; as above. */
  downloadFromEdge(n: number, isElsewhere: boolean): number {
    const delay = this.#delay(this.#wlanDown, this.#wlanRate, n, 0);
    return isElsewhere && delay !== noBandwidth ? delay + 2 * this.#lan : delay;
  }

  /** Over WLAN and WAN; as above. */
  uploadToCloud(n: number): number {
    return this.#both(this.uploadToEdge(n), this.#wanUp, n);
  }

  downloadFromCloud(n: number): number {
    return this.#both(this.downloadFromEdge(n, false), this.#wanDown, n);
  }

  #both(wlan: number, capacity: number, n: number): number {
    const wan = this.#delay(capacity, this.#wanRate, n, this.#propagation);
    return wlan > 0 && wan > 0 ? wlan + wan : noBandwidth;
  }

  #delay(capacity: number, rate: number, n: number, propagation: number): number {
    const left = capacity - rate * n;
    if (left <= 0 && !this.#isFastWhenSaturated) return noBandwidth;
    const delay = 1 / left + propagation;
    return delay > longest ? noBandwidth : delay;
  }
}
