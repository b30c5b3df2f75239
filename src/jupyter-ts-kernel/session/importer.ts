/** Imports on behalf of the cells: what is asked for from this file is looked up from the notebook. */
export function importFor(specifier: string, attributes: Record<string, string>): Promise<object> {
  return import(specifier, { with: attributes });
}
