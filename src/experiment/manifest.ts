/** The manifest: all that is needed to make a run again, and where it was made. */
import type { Design } from "./design.ts";

export interface Manifest {
  /** Scenario name and a hash of all that the result depends on: `mm1-4f2a9c01`. */
  readonly run: string;
  readonly scenario: string;
  /** The scenario's file, relative to the project where it is inside it. */
  readonly file: string | null;
  readonly preset: string;
  readonly design: Design;
  /** SHA-256 of the scenario's code and everything that it imports. */
  readonly code: string;
  /** Captures by role: what was asked for and the SHA-256 of the file. */
  readonly captures: Readonly<Record<string, { readonly name: string; readonly sha256: string }>>;
  /** The command that makes the run again. */
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  /** The project's commit, where it is a checkout of one. */
  readonly revision: string | null;
  readonly machine: {
    readonly runtime: string;
    readonly platform: string;
    readonly cpu: string;
    readonly cores: number;
  };
}
