/**
 * One word for a POSIX shell: bare where no shell gives it a meaning, in single quotes otherwise.
 * Works for every string without NUL, which no argument can carry.
 */
export function quoteShell(text: string): string {
  if (/^[\w@%+:,./-][\w@%+=:,./-]*$/.test(text)) return text
  return text.includes("'") ? `'${text.replaceAll("'", "'\\''")}'` : `'${text}'`
}
