import type { WholeFile } from '../../rules/application/whole-file.ts';
import type { Text } from '../../rules/finding.ts';
import { htmlFile } from './html-file.ts';

/** Forms in which a whole file can be had, and their media types. */
export const fileForms = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;

export type FileForm = keyof typeof fileForms;

export const isFileForm = (form: string): form is FileForm => Object.hasOwn(fileForms, form);

/** Writes a whole file in a form. */
export const writtenFile = (file: WholeFile, form: FileForm, language: keyof Text): string =>
  form === 'json' ? JSON.stringify(file) : htmlFile(file, language);
