/** The value itself, frozen through and through, as far as it is not frozen yet: what is given out stays as it was given. */
export function frozen<Value>(value: Value): Value {
  // Numbers and texts are frozen as they are.
  if (Object.isFrozen(value)) return value;
  for (const part of Object.values(value as object)) frozen(part);
  return Object.freeze(value);
}
