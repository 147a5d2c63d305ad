import { normalise } from './normalise.ts';
import { documentTokens, tokensVersion } from './tokens.ts';

/** The texts of a row that are searched, as they were written. */
export interface DocumentSource {
  readonly title: string;
  readonly code: string;
  /** Names of its parts and of whom it belongs to; null and empty ones count for nothing. */
  readonly parts: readonly (string | null)[];
  readonly abstract: string | null;
}

/** A row as it is searched. */
export interface SearchDocument {
  readonly version: number;
  readonly title: string;
  readonly code: string;
  readonly parts: string;
  readonly abstract: string;
  readonly tokens: readonly string[];
}

/**
 * Makes the document of a row.
 */
export function documentOf({ title, code, parts, abstract }: DocumentSource): SearchDocument {
  const normal = { title: normalise(title), code: normalise(code), abstract: normalise(abstract ?? '') };
  const lines = [...new Set(parts.map((part) => normalise(part ?? '')))].filter((part) => part !== '');
  return {
    version: tokensVersion,
    ...normal,
    parts: lines.join('\n'),
    tokens: documentTokens({ title: normal.title, others: [normal.code, normal.abstract, ...lines] }),
  };
}
