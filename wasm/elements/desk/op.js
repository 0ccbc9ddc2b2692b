const bytes_per_op = 18;   // 24 characters, inside the 22 to 64 that the API takes

/** A new id of one press. `crypto.randomUUID` is missing on plain-HTTP intranets. */
export function newOp() {
  const bytes = crypto.getRandomValues(new Uint8Array(bytes_per_op));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}
