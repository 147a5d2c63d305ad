/** The forms in which a table is written to a file. */
export const tableFormats = {
  csv: { mediaType: 'text/csv; charset=utf-8' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  jsonl: { mediaType: 'application/jsonl; charset=utf-8' },
} as const;

export type TableFormat = keyof typeof tableFormats;

/** Whether a word names a form. */
export const isTableFormat = (word: string): word is TableFormat => Object.hasOwn(tableFormats, word);
