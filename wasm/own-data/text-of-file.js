// From a file to text: what it is, how it is encoded, and its text piece by piece.
import { FileFault } from './faults.js';

const looked_at_bytes = 256 * 1024;
const piece_chars = 256 * 1024;

// What lies in files that are called .csv and are none.
const signatures = [
  { code: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { code: 'spreadsheet', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { code: 'compressed', bytes: [0x1f, 0x8b] },
  { code: 'compressed', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { code: 'compressed', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { code: 'compressed', bytes: [0x42, 0x5a, 0x68] },
];

// The file went away, or is another one than was chosen.
function unreadable() {
  throw new FileFault('unreadable');
}

const beginsWith = (bytes, wanted) => wanted.every((byte, at) => bytes[at] === byte);

// Every second byte of ASCII text in UTF-16 is zero.
function zeroes(bytes) {
  const found = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0) found[at % 2] += 1;
  return found.map((count) => count / Math.max(1, bytes.length / 2));
}

function isUtf8(bytes, whole) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

// A spreadsheet is a zip with certain files in it, whose names stand between what is compressed.
const spreadsheetParts = ['xl/workbook', 'xl/worksheets/', 'opendocument.spreadsheet'];
function zipCode(bytes) {
  const text = new TextDecoder('latin1').decode(bytes);
  return spreadsheetParts.some((part) => text.includes(part)) ? 'spreadsheet' : 'compressed';
}

const isControl = (byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c;

// Text has a stray one now and then, such as the end that DOS wrote.
function isBinary(bytes) {
  let controls = 0;
  for (const byte of bytes) if (isControl(byte)) controls += 1;
  return controls > 2 + bytes.length / 50;
}

function encodingOf(bytes, whole) {
  if (beginsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (beginsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (beginsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const [even, odd] = zeroes(bytes);
  if (odd > 0.3 && even < 0.05) return 'utf-16le';
  if (even > 0.3 && odd < 0.05) return 'utf-16be';
  if (isBinary(bytes)) throw new FileFault('binary');
  return isUtf8(bytes, whole) ? 'utf-8' : 'windows-1252';
}

/**
 * How a file is encoded, by its beginning.
 * @param {Blob} file
 * @returns {Promise<string>} a label of TextDecoder
 */
export async function recognisedEncoding(file) {
  if (file.size === 0) throw new FileFault('empty');
  const bytes = new Uint8Array(await file.slice(0, looked_at_bytes).arrayBuffer().catch(unreadable));
  const known = signatures.find((one) => beginsWith(bytes, one.bytes));
  if (known) throw new FileFault(known.code === 'zip' ? zipCode(bytes) : known.code);
  return encodingOf(bytes, bytes.length === file.size);
}

/**
 * The text of a file from its beginning, in pieces of some 256,000 characters.
 * @param {Blob} file
 * @param {string} encoding
 * @yields {{text: string, bytes: number}} and how many bytes were read so far
 */
export async function* textOf(file, encoding) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const reader = file.stream().getReader();
  const decode = (bytes, at) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new FileFault('encoding', { encoding, byte: at });
    }
  };
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(unreadable);
      text += decode(value, bytes);
      if (done) break;
      bytes += value.length;
      if (text.length < piece_chars) continue;
      yield { text, bytes };
      text = '';
    }
    yield { text, bytes };
  } finally {
    reader.cancel().catch(() => {});
  }
}
