/**
 * A slider that calls back when it is moved, drawn by the page's ipywidgets extension.
 *
 * Source: ipywidgets 8, "Jupyter widget messaging protocol" 2.1 and the models of
 * `@jupyter-widgets/controls` 2.0. Where the extension is missing the value shows as text.
 */
import type { Comm, Comms } from "./comms.ts";
import { displaySymbol } from "./mime-bundle.ts";
import type { Json, MimeBundle } from "./protocol.ts";

export interface SliderOptions {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly value?: number;
  readonly description?: string;
  /** Whether it calls back while it is moved, or only when let go. */
  readonly continuous?: boolean;
}

export interface Slider {
  value: number;
  /** Called with each new value, in order; a slow callback sees only the newest. */
  onChange(listener: (value: number) => unknown): Slider;
  close(): void;
  [displaySymbol](): MimeBundle;
}

const controls = { _model_module: "@jupyter-widgets/controls", _model_module_version: "2.0.0" };
const controlView = { _view_module: "@jupyter-widgets/controls", _view_module_version: "2.0.0" };
const base = { _model_module: "@jupyter-widgets/base", _model_module_version: "2.0.0" };
const baseView = { _view_module: "@jupyter-widgets/base", _view_module_version: "2.0.0" };

/** Throws a RangeError unless min ≤ value ≤ max and step > 0. */
export function slider(comms: Comms, options: SliderOptions): Slider {
  const { min, max, step = (max - min) / 100, description = "", continuous = true } = options;
  let value = options.value ?? min;
  if (!(min <= value && value <= max && step > 0)) {
    throw new RangeError(
      `slider: needs min <= value <= max and step > 0, got ${min}, ${value}, ${max}, ${step}`,
    );
  }
  const open = (state: Json): Comm =>
    comms.open("jupyter.widget", { state, buffer_paths: [] }, { version: "2.1.0" });
  const layout = open({
    ...base,
    ...baseView,
    _model_name: "LayoutModel",
    _view_name: "LayoutView",
  });
  const style = open({
    ...controls,
    ...baseView,
    _model_name: "SliderStyleModel",
    _view_name: "StyleView",
    description_width: "initial",
  });
  const comm = open({
    ...controls,
    ...controlView,
    _model_name: "FloatSliderModel",
    _view_name: "FloatSliderView",
    _dom_classes: [],
    continuous_update: continuous,
    description,
    disabled: false,
    layout: `IPY_MODEL_${layout.id}`,
    style: `IPY_MODEL_${style.id}`,
    max,
    min,
    orientation: "horizontal",
    readout: true,
    readout_format: ".3~g",
    step,
    value,
  });

  const listeners: ((value: number) => unknown)[] = [];
  let isCalling = false, isStale = false;
  const changed = async () => {
    isStale = true;
    if (isCalling) return;
    isCalling = true;
    try {
      while (isStale) {
        isStale = false;
        for (const listen of listeners) await listen(value);
      }
    } finally {
      isCalling = false;
    }
  };
  comm.onMessage(async (data) => {
    const { method, state } = data as { method?: string; state?: { value?: number } };
    if (method !== "update" || typeof state?.value !== "number") return;
    value = state.value;
    await changed();
  });

  return {
    get value() {
      return value;
    },
    set value(next) {
      value = next;
      comm.send({ method: "update", state: { value }, buffer_paths: [] });
    },
    onChange(listener) {
      listeners.push(listener);
      return this;
    },
    close: () => [comm, style, layout].forEach((each) => each.close()),
    [displaySymbol]: () => ({
      "application/vnd.jupyter.widget-view+json": {
        version_major: 2,
        version_minor: 0,
        model_id: comm.id,
      },
      "text/plain": `slider ${description} ${value} of [${min}, ${max}]`,
    }),
  };
}
