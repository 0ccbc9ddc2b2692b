// Every place of the settings that has a title: "due.due_s", "assignment.to#person", "surveys.texts.*.question".

/** @returns {Map<string, object>} the part of the schema by its key */
export function keysOf(schema) {
  const keys = new Map();
  const resolved = (node) => (node.$ref
    ? { ...resolved(schema.$defs[node.$ref.slice('#/$defs/'.length)]), description: undefined, ...node } : node);
  const visit = (part, key) => {
    const node = resolved(part);
    for (const [name, member] of Object.entries(node.properties ?? {})) {
      const own = key ? `${key}.${name}` : name;
      keys.set(own, resolved(member));
      visit(member, own);
    }
    for (const one of (node.oneOf ?? []).map(resolved)) {
      keys.set(`${key}#${one.required[0]}`, one);
      visit(one, key);
    }
    if (node.items) visit(node.items, key);
    if (node.additionalProperties) visit(node.additionalProperties, `${key}.*`);
  };
  visit(schema, '');
  return keys;
}
