/** The members that are not undefined: what is not known is absent, in the table and in JSON. */
export function omitUndefined<Value extends object>(value: Value): Value {
  const known: Partial<Value> = {};
  for (const key in value) {
    if (value[key] !== undefined) known[key] = value[key];
  }
  return known as Value;
}
