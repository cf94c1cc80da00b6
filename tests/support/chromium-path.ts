/** Where Debian puts Chromium; `CHROMIUM` names another one. */
export function chromiumPath(): string {
  return process.env.CHROMIUM || '/usr/bin/chromium'
}
