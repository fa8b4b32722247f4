import tseslint from 'typescript-eslint'

// Few rules, none switched off in the code: what is loosened is loosened here, with its reason.
export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.venv*/', 'test/documents/', 'coverage/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Numbers and booleans print as they are in messages.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => voidCall()` is the short form of an effect, and reads well.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Generic methods such as `get<T>()` state what a parser hands out; the checks stand at the border.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `await using _server` lives as long as its scope, and is named for that alone.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  {
    // A merge copies `__proto__` keys of hostile input on to the prototype.
    files: ['src/**/*.ts', 'cli/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Object', property: 'assign', message: 'Spread instead.' },
      ],
      'no-console': 'error',
    },
  },
  {
    // Configuration files are loaded by default export: their tools ask for it.
    files: ['*.config.ts', '*.config.js'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    // Interfaces that are added to must have the type parameters of the original.
    files: ['src/vitest/entry.ts'],
    rules: {
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
)
