import type { WholeFile } from '../../rules/application/whole-file.ts';
import type { WholeDemand } from '../../rules/demand/whole-demand.ts';
import type { Text } from '../../rules/finding.ts';
import { htmlDemand } from './html-demand.ts';
import { htmlFile } from './html-file.ts';

/** Forms in which a whole file can be had, and their media types. */
export const fileForms = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;

export type FileForm = keyof typeof fileForms;

export const isFileForm = (form: string): form is FileForm => Object.hasOwn(fileForms, form);

/** Writes the whole file of an application in a form. */
export const writtenFile = (file: WholeFile, form: FileForm, language: keyof Text): string =>
  form === 'json' ? JSON.stringify(file) : htmlFile(file, language);

/** Writes the whole file of a data demand in a form. */
export const writtenDemand = (file: WholeDemand, form: FileForm, language: keyof Text): string =>
  form === 'json' ? JSON.stringify(file) : htmlDemand(file, language);
