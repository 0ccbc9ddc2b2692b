/** Something that a person has to be told; `code` says what. */
export class FileFault extends Error {
  constructor(code, details = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

// What the module throws: its own traps, C++'s exceptions, of which the core lets none out but that of no memory, and
// lengths that JavaScript has no room for.
const outOfMemory = [WebAssembly.RuntimeError, WebAssembly.Exception, RangeError];

/** What a page is told of an error. */
export function faultOf(error) {
  if (error instanceof FileFault) return { code: error.code, details: error.details };
  return { code: outOfMemory.some((kind) => error instanceof kind) ? 'no_memory' : 'broken', details: { message: String(error) } };
}
