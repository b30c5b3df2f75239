/**
 * What people write for a parameter, `handoff.delay=20ms`, as the value that its zod type wants:
 * numbers with units, true and false, the members of an enum, text, and lists separated by commas.
 *
 * A number's unit stands in the type as `.meta({ unit: "s" })`, after all checks: zod forgets what is
 * said before them.
 */
import type { ZodObject, ZodType } from "zod";
import type { Json } from "./observation.ts";
import { nearestName } from "./nearest-name.ts";
import { quantityInput } from "./quantity-input.ts";

/** What this file reads of a zod type: its definition, by `type`. */
interface Definition {
  readonly type: string;
  readonly innerType?: ZodType;
  readonly shape?: Readonly<Record<string, ZodType>>;
  readonly element?: ZodType;
  readonly items?: readonly ZodType[];
  readonly options?: readonly ZodType[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly Json[];
  readonly in?: ZodType;
}

/**
 * The value of the parameter at that dotted path, checked by its type. Throws a RangeError that names
 * the parameter, the text and what is allowed; for an unknown path, the nearest known one.
 */
export async function parameterInput(
  parameters: ZodObject,
  path: string,
  text: string,
): Promise<Json> {
  const type = typeAt(parameters, path);
  const value = await valueOf(type, path, text);
  const checked = type.safeParse(value);
  if (checked.success) return value;
  const reasons = checked.error.issues.map(({ message }) => message).join("; ");
  throw new RangeError(`parameter "${path}": "${text}" is not allowed: ${reasons}`);
}

/** The dotted paths of all parameters, in order. */
export function parameterPaths(parameters: ZodObject): string[] {
  return Object.entries(parameters.shape as Record<string, ZodType>).flatMap(([key, type]) => {
    const inner = bare(type);
    return definitionOf(inner).type === "object"
      ? parameterPaths(inner as ZodObject).map((path) => `${key}.${path}`)
      : [key];
  });
}

/** The unit that the parameter at that path declares; empty where it declares none. */
export function parameterUnit(parameters: ZodObject, path: string): string {
  return unitOf(typeAt(parameters, path));
}

function typeAt(parameters: ZodObject, path: string): ZodType {
  let type: ZodType = parameters;
  for (const key of path.split(".")) {
    const { shape } = definitionOf(bare(type));
    if (shape === undefined || !Object.hasOwn(shape, key)) {
      const known = parameterPaths(parameters);
      const nearest = nearestName(path, known);
      throw new RangeError(
        `parameter "${path}" is unknown; the parameters are ${known.join(", ") || "(none)"}` +
          (nearest === null ? "" : `; did you mean "${nearest}"?`),
      );
    }
    type = shape[key];
  }
  return type;
}

async function valueOf(type: ZodType, path: string, text: string): Promise<Json> {
  const fault = (allowed: string) =>
    new RangeError(`parameter "${path}": must be ${allowed}, got "${text}"`);
  if (text.trim() === "null" && accepts(type, null)) return null;
  const { type: kind, element, items, options, entries, values, shape } = definitionOf(bare(type));
  switch (kind) {
    case "number":
      return await quantityInput(path, text, unitOf(type));
    case "boolean":
      if (text !== "true" && text !== "false") throw fault("true or false");
      return text === "true";
    case "enum":
      return member(Object.values(entries ?? {}), text, fault);
    case "literal":
      return member(values ?? [], text, fault);
    case "array": {
      const parts = text.trim() === "" ? [] : text.split(",");
      return await Promise.all(parts.map((part) => valueOf(element as ZodType, path, part.trim())));
    }
    case "tuple": {
      const parts = text.split(",");
      const wanted = items ?? [];
      if (parts.length !== wanted.length) {
        throw fault(`${wanted.length} values with commas between`);
      }
      return await Promise.all(wanted.map((item, i) => valueOf(item, path, parts[i].trim())));
    }
    case "union":
      return await firstOf(options ?? [], path, text);
    case "object":
      throw fault(`set part by part, as in ${path}.${Object.keys(shape ?? {})[0]}=…`);
    default:
      return text;
  }
}

/** The value by the first of the types that takes the text; the last one's error where none does. */
async function firstOf(options: readonly ZodType[], path: string, text: string): Promise<Json> {
  const errors: unknown[] = [];
  for (const option of options) {
    try {
      const value = await valueOf(option, path, text);
      if (accepts(option, value)) return value;
    } catch (error) {
      errors.push(error);
    }
  }
  throw errors.at(-1) ?? new RangeError(`parameter "${path}": "${text}" is not allowed`);
}

function member(
  members: readonly Json[],
  text: string,
  fault: (allowed: string) => RangeError,
): Json {
  const found = members.find((value) => String(value) === text.trim());
  if (found !== undefined) return found;
  const names = members.map(String);
  const nearest = nearestName(text, names);
  const words = names.length === 1 ? names[0] : `one of ${names.join(", ")}`;
  throw fault(nearest === null ? words : `${words} (did you mean "${nearest}"?)`);
}

function accepts(type: ZodType, value: Json): boolean {
  return type.safeParse(value).success;
}

/** The type without what makes it optional, gives it a default or transforms it afterwards. */
function bare(type: ZodType): ZodType {
  const { innerType, in: input } = definitionOf(type);
  const inner = innerType ?? input;
  return inner === undefined ? type : bare(inner);
}

function unitOf(type: ZodType): string {
  const { unit } = (type.meta() ?? {}) as { unit?: unknown };
  if (typeof unit === "string") return unit;
  const { innerType, in: input, element } = definitionOf(type);
  const inner = innerType ?? input ?? element;
  return inner === undefined ? "" : unitOf(inner);
}

function definitionOf(type: ZodType): Definition {
  return type.def as unknown as Definition;
}
