/** Typed on the server in the program's folder: puts one backup in the place of the present data. `dataDir` is absolute. */
export function restoreCommand(dataDir: string, name: string): string {
  return `${inFolder(dataDir)} restore ${quoted(`${dataDir}/backups/${name}`)}`
}

/** The same for a backup on another disk; `into` is its folder there. */
export function backupElsewhereCommand(dataDir: string, into: string): string {
  return `${inFolder(dataDir)} backup --into ${quoted(into)}`
}

const inFolder = (dataDir: string) => `DATA_DIR=${quoted(dataDir)} npx -y pnpm@12`

/** As a shell reads it back unchanged. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
