// Type-checks a host's code against the types written by hand.
import ts from 'typescript';

/** @returns {string[]} what the compiler complains about, with file and line */
export function complaints(files) {
  const program = ts.createProgram(files, {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], types: [], noUnusedLocals: true,
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) =>
    `${file?.fileName}:${file?.getLineAndCharacterOfPosition(start).line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
