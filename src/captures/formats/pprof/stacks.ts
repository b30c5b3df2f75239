/**
 * From a sample's locations to a stack.
 *
 * A location is an address; where functions were inlined it has a line for each, the innermost
 * first. A location without lines is named by its address.
 */
import type { Location } from "pprof-format";
import type { CaptureBuilder } from "../../model/builder.ts";
import { noStack } from "../../model/stacks.ts";
import { addressName } from "../address-name.ts";
import { type Tables, toNumber } from "./profile.ts";

/** Frames that a file may unfold to, for each of its bytes; real profiles stay below 1. */
const framesPerByte = 64;

export class ProfileStacks {
  #tables: Tables;
  #builder: CaptureBuilder;
  /** The frames of each location, the outermost first. */
  #frames = new Map<number, number[]>();
  #left: number;

  constructor(tables: Tables, size: number, builder: CaptureBuilder) {
    this.#tables = tables;
    this.#builder = builder;
    this.#left = framesPerByte * size;
  }

  /**
   * The stack of a sample, whose locations come innermost first. Throws a CaptureError for a
   * location that is not there, or where a small file unfolds to very many frames.
   */
  of(locations: readonly (number | bigint)[], offset: number): number {
    let stack = noStack;
    for (let i = locations.length - 1; i >= 0; i--) {
      const id = toNumber(locations[i]);
      const frames = this.#frames.get(id) ?? this.#framesOf(id, offset);
      this.#left -= frames.length;
      if (this.#left < 0) {
        throw this.#builder.error(
          { offset },
          `unfolds to more than ${framesPerByte} frames a byte: this is no profile of a program`,
        );
      }
      for (const frame of frames) stack = this.#builder.stacks.call(stack, frame);
    }
    return stack;
  }

  #framesOf(id: number, offset: number): number[] {
    const location = this.#tables.locations.get(id);
    if (location === undefined) {
      throw this.#builder.error(
        { offset },
        `a sample names location ${id}, which is not in the file`,
      );
    }
    const module = this.#module(location);
    const frames = location.line.length === 0
      ? [this.#unnamed(location, module)]
      : location.line.map(({ functionId, line }) => this.#frame(functionId, line, module))
        .reverse();
    this.#frames.set(id, frames);
    return frames;
  }

  #frame(functionId: number | bigint, line: number | bigint, module: string): number {
    const { strings, functions } = this.#tables;
    const { stacks } = this.#builder;
    const called = functions.get(toNumber(functionId));
    if (called === undefined) return stacks.frame(`function ${functionId}`, module);
    const name = strings[toNumber(called.name)] || strings[toNumber(called.systemName)] ||
      `function ${functionId}`;
    const file = strings[toNumber(called.filename)] ?? "";
    return stacks.frame(name, module, file, toNumber(line) || toNumber(called.startLine));
  }

  /** By the place in the module's file, or by the address where there is no file. */
  #unnamed(location: Location, module: string): number {
    const address = toNumber(location.address);
    const mapping = this.#tables.mappings.get(toNumber(location.mappingId));
    const offset = module === "" || mapping === undefined
      ? address
      : address - toNumber(mapping.memoryStart) + toNumber(mapping.fileOffset);
    return this.#builder.stacks.frame(addressName(module, offset), module);
  }

  #module(location: Location): string {
    const mapping = this.#tables.mappings.get(toNumber(location.mappingId));
    return mapping === undefined ? "" : this.#tables.strings[toNumber(mapping.filename)] ?? "";
  }
}
