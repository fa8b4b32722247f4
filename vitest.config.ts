import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that put something of their own in the place of a module, `fetch`, the clock or the environment. */
export const ALONE = [
  'test/unit/cli/tui/screen.test.ts',
  'test/unit/journal/full-disk.test.ts',
  'test/unit/msw/fetch-driver.test.ts',
  'test/unit/msw/undici.test.ts',
  'test/unit/process.test.ts',
]

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // By default vitest keeps a core for itself, and only waits on it.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          // No module has state, so the files of a process can load the modules once.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
