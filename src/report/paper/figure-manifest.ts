/** What is kept beside a figure for print: how it was made, and the checksums of what came out. */
import type { Design, Manifest } from "../../experiment/mod.ts";

export interface FigureManifest {
  readonly figure: string;
  /** The command that makes the figure again. */
  readonly command: string;
  readonly scenario: string;
  /** The scenario's file. */
  readonly file: string | null;
  /** The figure's name within the scenario. */
  readonly drawn: string;
  readonly widthMm: number;
  readonly preset: string;
  /** Parameters, sweep, levels and seeds. */
  readonly design: Design;
  readonly captures: Manifest["captures"];
  /** SHA-256 of the scenario's code and all that it imports. */
  readonly code: string;
  readonly versions: Readonly<Record<string, string>>;
  /** File name → SHA-256. */
  readonly outputs: Readonly<Record<string, string>>;
}

export const manifestName = "manifest.json";
