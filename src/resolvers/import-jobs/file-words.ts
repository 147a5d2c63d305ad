import { z } from 'zod';
import { isStorableText } from '../../db/read/storable-text.ts';
import { columnFileOf, localOffset, tableField } from '../../interchange/column-file.ts';
import { type FileFormat, fileFormats } from '../../interchange/file-format.ts';
import { readers } from '../../interchange/readers.ts';
import { invalidInput } from '../../rules/errors.ts';

/** Columns that can be spoken of; a table that is read has no more. */
const mostColumns = 1000;

/** Kept as it is: a blank at the end of a header or of the name of a sheet is part of it. */
const exactText = (max: number) =>
  z.string().min(1).max(max).refine(isStorableText, '含有无法保存的字符 (holds a NUL or half a character)');

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

const columnsInput = z.object({
  columns: z
    .array(z.object({ header: exactText(1000), field: tableField.nullish() }))
    .max(mostColumns)
    .refine((list) => isUnique(list.map(({ header }) => header)), '同一列出现两次 (a header is named twice)')
    .nullish(),
  defaults: z
    .array(z.object({ field: tableField, value: exactText(2000) }))
    .max(mostColumns)
    .refine((list) => isUnique(list.map(({ field }) => field)), '同一字段出现两次 (a field is named twice)')
    .nullish(),
  offset: localOffset.nullish(),
});

/** What a person may say of a file beside its source: fields of the input of `startImport`. */
export const fileWords = {
  format: z.enum(Object.keys(fileFormats) as [FileFormat, ...FileFormat[]]).nullish(),
  sheet: exactText(100).nullish(),
  columns: columnsInput.nullish(),
};

type FileWords = z.output<z.ZodObject<typeof fileWords>>;

/**
 * What is said of the columns in the form of a mapping file, in which it is kept with the job.
 *
 * @throws FileError for what no mapping file may hold
 */
export function mappingOf({ columns: said }: FileWords): object | null {
  if (said == null) return null;
  const mapping = {
    columns: Object.fromEntries((said.columns ?? []).map(({ header, field }) => [header, field ?? null])),
    defaults: Object.fromEntries((said.defaults ?? []).map(({ field, value }) => [field, value])),
    ...(said.offset == null ? {} : { offset: said.offset }),
  };
  columnFileOf(mapping);
  return mapping;
}

/**
 * Refuses words that the reader of the file would pass over in silence.
 *
 * @throws Refused that names the field
 */
export function requireHeardWords(source: string, { format, sheet, columns }: FileWords): void {
  if (format == null && readers.has(source) && (sheet != null || columns != null)) {
    throw invalidInput([sheet == null ? 'columns' : 'sheet'], 'not_applicable', {
      zh: '该来源按其固定的列读取：请同时填写 format，或去掉该字段。',
      en: 'The source is read by its own columns: name the format as well, or leave the field out.',
    });
  }
  if (format != null && format !== 'xlsx' && sheet != null) {
    throw invalidInput(['sheet'], 'not_applicable', {
      zh: '只有 xlsx 工作簿有工作表：请去掉 sheet，或改正 format。',
      en: 'Only a workbook (xlsx) has sheets: leave sheet out, or correct the format.',
    });
  }
}
