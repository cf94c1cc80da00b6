/** Why a file is not read at all. */
export type RefusedBecause =
  | 'file_too_large'
  | 'unpacked_too_large'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'old_excel'
  | 'locked_file'
  | 'not_a_list'
  | 'damaged_file'
  | 'takes_too_long'

/** The file as a whole cannot be read; the message says why, in English, for the command line. */
export class ListRefused extends Error {
  readonly because: RefusedBecause
  constructor(because: RefusedBecause) {
    super(sentences[because])
    this.name = 'ListRefused'
    this.because = because
  }
}

const sentences: Readonly<Record<RefusedBecause, string>> = {
  file_too_large: 'The file is larger than 25 MB.',
  unpacked_too_large: 'The file unpacks to more than 200 MB.',
  too_many_rows: 'The list has more than 100,000 rows.',
  too_many_columns: 'The list has more than 500 columns.',
  old_excel: 'This is the format of Excel 97-2003 (.xls): save it as .xlsx or .csv.',
  locked_file: 'The file is protected with a password: save it without one.',
  not_a_list: 'This is no list: CSV, text, XLSX and ODS are read.',
  damaged_file: 'The file is damaged.',
  takes_too_long: 'The file takes too long to read.',
}

export const limits = {
  fileBytes: 25_000_000,
  /** Of all parts of a workbook that are read. */
  unpackedBytes: 200_000_000,
  rows: 100_000,
  columns: 500,
  /** Longer texts in a cell are cut. */
  cellLength: 2_000,
} as const
