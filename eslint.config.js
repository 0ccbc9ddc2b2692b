import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['build/', 'dist/', '**/node_modules/', '.cache/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // It takes a guard like `this.#load ??= …` for a value that nobody reads.
      'no-unused-private-class-members': 'off',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', 600],
    },
  },
  {
    // What runs in a page. Text goes in as text there, never as markup.
    files: ['wasm/**/*.js', 'web-demo/**/*.js', 'native-plugin/hosts/**/*.js'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'build nodes, or let Lit do it' },
        { property: 'outerHTML', message: 'build nodes, or let Lit do it' },
        { property: 'insertAdjacentHTML', message: 'build nodes, or let Lit do it' },
      ],
    },
  },
  { files: ['**/*.mjs', '*.config.js'], languageOptions: { globals: globals.node } },
  {
    // These hand functions to the browser, where they run as part of a page.
    files: ['tests/browser/**', 'tests/hosts/**', 'tests/mail/**', 'tests/profiles/**', 'tests/bench/widget/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser, axe: 'readonly' } },
  },
];
