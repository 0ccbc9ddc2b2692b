import { fileURLToPath } from 'node:url';
import { catalogues } from '../catalogues/rating/index.js';
import { bundle } from './bundle.mjs';
import { hashOf } from './hash-names.mjs';

const catalogue = (tag) => fileURLToPath(new URL(`../catalogues/rating/${tag}.js`, import.meta.url));

/**
 * The widget's catalogues as files of their own, under one hash of all.
 * @returns {Promise<{tags: string[], hash: string, files: Map<string, Uint8Array>}>}
 */
export async function bundleLanguages(modules) {
  const tags = Object.keys(catalogues);
  const made = await bundle(Object.fromEntries(tags.map((tag) => [tag, catalogue(tag)])), modules);
  const contents = tags.map((tag) => made.get(`${tag}.js`).bytes);
  const hash = hashOf(Buffer.concat(contents));
  return { tags, hash, files: new Map(tags.map((tag, at) => [`amends-${tag}.${hash}.js`, contents[at]])) };
}
