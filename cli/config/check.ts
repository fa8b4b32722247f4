import { validateJson } from '../../src/index.js'
import schema from '../config.schema.json' with { type: 'json' }
import { createUsageError } from '../usage.js'
import type { Config } from './model.js'
import { refuseSecrets } from './secret.js'

/** The data of a file as a configuration. Throws RINGBACK_ERR_USAGE with the place that is wrong. */
export function checkConfig(data: unknown, file: string): Config {
  if (!isConfig(data)) {
    const [issue] = validateJson(schema, data ?? null)
    throw createUsageError(
      `${file}: expected ${issue?.expected ?? 'a configuration'}, but got ${issue?.arrived ?? 'something else'}.`,
      'ringback/config.schema.json in the package describes everything that may stand there.',
    )
  }
  refuseSecrets(data, file)
  return data
}

// The schema vouches for the type.
function isConfig(data: unknown): data is Config {
  return validateJson(schema, data ?? null).length === 0
}
