/** Which names a pattern or an import binds. */
import type { ImportDeclaration, Literal, Pattern } from "acorn";

export function boundNames(pattern: Pattern, names: Set<string>): void {
  switch (pattern.type) {
    case "Identifier":
      names.add(pattern.name);
      return;
    case "AssignmentPattern":
      return boundNames(pattern.left, names);
    case "RestElement":
      return boundNames(pattern.argument, names);
    case "ArrayPattern":
      for (const element of pattern.elements) if (element !== null) boundNames(element, names);
      return;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        boundNames(property.type === "Property" ? property.value : property, names);
      }
  }
}

/** The call that loads a module and makes what is imported from it global. */
export function importCall({ source, specifiers, attributes }: ImportDeclaration): string {
  const bindings = specifiers.map((specifier) => {
    const { local } = specifier;
    if (specifier.type === "ImportNamespaceSpecifier") return [local.name, null];
    if (specifier.type === "ImportDefaultSpecifier") return [local.name, "default"];
    const { imported } = specifier;
    return [local.name, imported.type === "Identifier" ? imported.name : imported.value];
  });
  const types = attributes.map(({ key, value }) => [
    key.type === "Identifier" ? key.name : (key as Literal).value,
    value.value,
  ]);
  const parts = [source.value, bindings, Object.fromEntries(types)];
  return `await __kernel.race(__kernel.bind(${parts.map((part) => JSON.stringify(part)).join()}));`;
}
