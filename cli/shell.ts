/** A stream that text goes to: standard output, standard error, or a stand-in. */
export interface OutputStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** What a command sees of the process. */
export interface Shell {
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}
