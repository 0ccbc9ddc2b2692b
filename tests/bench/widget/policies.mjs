// The content security policies that a page is put under, by the first part of its path.
export const policies = {
  plain: null,
  strict: "default-src 'self'; script-src 'self'",
  'strict-wasm': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
};
