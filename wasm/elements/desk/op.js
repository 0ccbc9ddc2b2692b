const bytes_per_op = 18;   // 24 characters, inside the 22 to 64 that the API takes

const bytes_per_id = 16;

/** An id of something that is made here: 32 hex digits. */
export const newId = () => [...crypto.getRandomValues(new Uint8Array(bytes_per_id))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A new id of one press. `crypto.randomUUID` is missing on plain-HTTP intranets. */
export function newOp() {
  const bytes = crypto.getRandomValues(new Uint8Array(bytes_per_op));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}
