// Says which links and pictures of the given Markdown files lead to nothing inside the repository.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const linkPattern = /\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:src|href)="([^"]+)"/g;
const outside = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** The text without code, whose brackets are no links; line breaks stay, so that line numbers do. */
function prose(markdown) {
  const blank = (code) => code.replace(/[^\n]/g, ' ');
  return markdown.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, blank).replace(/`[^`\n]+`/g, blank);
}

/** The anchors GitHub gives to headings. */
function anchors(markdown) {
  const headings = prose(markdown).match(/^#{1,6} .+$/gm) ?? [];
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function complaint(file, link) {
  const [path, anchor] = decodeURI(link).split('#');
  const target = path ? join(path.startsWith('/') ? '.' : dirname(file), path) : file;
  if (relative('.', target).startsWith('..')) return 'leads out of the repository';
  if (!existsSync(target)) return 'leads to nothing';
  if (anchor && target.endsWith('.md') && !anchors(readFileSync(target, 'utf8')).includes(anchor)) {
    return 'names a heading that is not there';
  }
  return null;
}

let failures = 0;
for (const file of process.argv.slice(2)) {
  const text = prose(readFileSync(file, 'utf8'));
  for (const match of text.matchAll(linkPattern)) {
    const link = match[1] ?? match[2];
    const wrong = outside.test(link) ? null : complaint(file, link);
    if (!wrong) continue;
    const line = text.slice(0, match.index).split('\n').length;
    console.error(`${file}:${line}: ${link} ${wrong}`);
    failures += 1;
  }
}
process.exitCode = failures ? 1 : 0;
