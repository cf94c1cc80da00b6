/** `ABCD1234` as the phone asks for it: two groups of four. */
export function groupsOfFour(code: string): string[] {
  return code.replace(/[\s-]/g, '').match(/.{1,4}/g) ?? []
}

/** The path of all dark modules of a QR code, one unit each; rows are joined into runs to keep it short. */
export function qrPath(size: number, isDark: (row: number, column: number) => boolean): string {
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!isDark(row, column)) continue
      const start = column
      while (column + 1 < size && isDark(row, column + 1)) column++
      path += `M${start} ${row}h${column - start + 1}v1h-${column - start + 1}z`
    }
  }
  return path
}
