/** What the language service knows of the global `jupyter`; a test holds it against `JupyterApi`. */
export const ambient = `
declare const jupyter: {
  /** The key of the method by which a value says how it looks. */
  readonly $display: symbol;
  /** Shows a value now, before the cell ends. */
  display(value: unknown, options?: {
    raw?: boolean; update?: boolean; display_id?: string; metadata?: Record<string, unknown>;
  }): Promise<void>;
  /** The value in all formats it can be shown in. */
  format(value: unknown): Record<string, unknown> | Promise<Record<string, unknown>>;
  /** Sends display_data, update_display_data or clear_output to the page. */
  broadcast(type: string, content: Record<string, unknown>): Promise<void>;
  html(parts: TemplateStringsArray, ...values: unknown[]): object;
  md(parts: TemplateStringsArray, ...values: unknown[]): object;
  svg(parts: TemplateStringsArray, ...values: unknown[]): object;
  /** A PNG or JPEG, as bytes or from a file. */
  image(source: Uint8Array | string | URL): object;
  /** Takes the cell's output away, at once or when the next one comes. */
  clearOutput(wait?: boolean): void;
  /** A line that the user types. */
  input(prompt?: string, options?: { password?: boolean }): Promise<string>;
  openComm(target: string, data?: Record<string, unknown>): JupyterComm;
  registerTarget(target: string, opened: (comm: JupyterComm, data: Record<string, unknown>) => unknown): void;
  /** A slider that calls back when it is moved. */
  slider(options: {
    min: number; max: number; step?: number; value?: number; description?: string; continuous?: boolean;
  }): { value: number; onChange(listener: (value: number) => unknown): object; close(): void };
};
interface JupyterComm {
  readonly id: string;
  readonly target: string;
  send(data: Record<string, unknown>, buffers?: readonly Uint8Array[]): void;
  onMessage(listener: (data: Record<string, unknown>, buffers: Uint8Array[]) => unknown): void;
  onClose(listener: (data: Record<string, unknown>, buffers: Uint8Array[]) => unknown): void;
  close(data?: Record<string, unknown>): void;
}
export {};
`;
