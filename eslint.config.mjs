// What a reader of the browser code may rely on. Layout is Prettier's.
import js from '@eslint/js';
import globals from 'globals';

const elsewhere = [
  'GradeUI',
  'CommentUI',
  'linkTo',
  'roundToPrecision',
  'createModal',
  'toggleAllNames',
  'createStudentModal',
  'createAssignmentModal',
  '$',
  'getCookie',
  'base_url',
];

export default [
  {
    ignores: [
      '_build/',
      '.venv/',
      '.state/',
      'node_modules/',
      'source/',
      'assignments/',
      'tests/',
      'ipnb/models/*/equations.js', // written by Python
    ],
  },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.serviceworker } },
    rules: {
      complexity: ['error', 15],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // beside nbgrader's own scripts, which declare these names
    files: ['ipnb/grading/formgrader/static/*.js'],
    languageOptions: { globals: Object.fromEntries(elsewhere.map((name) => [name, 'readonly'])) },
  },
  {
    // the build puts values in their place
    files: ['ipnb/sphinxext/publish/sw.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['VERSION', 'VERSIONED', 'SHELL', 'ENGINE'].map((name) => [`__${name}__`, 'readonly']),
      ),
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
];
