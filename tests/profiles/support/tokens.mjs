// Tokens of links as bytes: lower-case base32 (RFC 4648) without padding.
const letters = 'abcdefghijklmnopqrstuvwxyz234567';

export function tokenBytes(token) {
  const bytes = [];
  let kept = 0;
  let bits = 0;
  for (const letter of token) {
    kept = ((kept << 5) | letters.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes.push((kept >> (bits -= 8)) & 0xff);
  }
  return Uint8Array.from(bytes);
}

export function tokenText(bytes) {
  let text = '';
  let kept = 0;
  let bits = 0;
  for (const byte of bytes) {
    kept = ((kept << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5;) text += letters[(kept >> (bits -= 5)) & 31];
  }
  return bits > 0 ? text + letters[(kept << (5 - bits)) & 31] : text;
}
