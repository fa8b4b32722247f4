import { RingbackError } from '../../../src/errors.js'

/** The `RingbackError` that something ends with, in the parts that users see. */
export async function failureOf(
  action: () => unknown,
): Promise<{ readonly code: string; readonly message: string; readonly hint: string | undefined }> {
  try {
    await action()
  } catch (error) {
    if (!(error instanceof RingbackError)) throw error
    return { code: error.code, message: error.message, hint: error.hint }
  }
  throw new Error('it should have failed')
}
