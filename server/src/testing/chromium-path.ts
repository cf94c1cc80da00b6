import { existsSync } from 'node:fs'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The browser for tests and pictures: the one that `CHROMIUM` names, else the first Chromium, Chrome or Edge in the places
 * where the system has them; where there is none, the first of those places.
 */
export function chromiumPath(environment: Environment = process.env): string {
  const places = chromiumPlaces(process.platform, environment)
  return environment.CHROMIUM || places.find((path) => existsSync(path)) || (places[0] ?? 'chromium')
}

/** Where a system has Chromium or a browser made of it, best first. */
export function chromiumPlaces(platform: NodeJS.Platform, environment: Environment): string[] {
  if (platform === 'darwin')
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', `${environment.HOME}/Applications`].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    )
  if (platform === 'win32') {
    const { ProgramFiles, 'ProgramFiles(x86)': older, LOCALAPPDATA } = environment
    const folders = [ProgramFiles, older, LOCALAPPDATA].filter((folder) => folder !== undefined)
    const programs = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return programs.flatMap((program) => folders.map((folder) => `${folder}\\${program}`))
  }
  // The one without a window draws no frame around the page, which the others do also when nobody looks.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge']
  return names.map((name) => join('/usr/bin', name))
}
