import type { RequestContext } from '../context.ts';
import { csvRows } from '../interchange/table/csv-rows.ts';
import { publishedDisclosure } from '../resolvers/disclosure/queries.ts';
import { disclosureColumns, disclosureLines } from '../rules/disclosure/table.ts';

/** The forms of a disclosure as a file. */
export const disclosureForms = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/**
 * The last disclosure of a body about a year as a file.
 *
 * @param authority public code of the body
 * @returns its text, and what tells two versions apart; null when there is none
 */
export async function disclosureFile(
  context: RequestContext,
  authority: string,
  year: number,
  form: keyof typeof disclosureForms,
): Promise<{ readonly text: string; readonly tag: string } | null> {
  const found = await publishedDisclosure(context, authority, year);
  if (found === null) return null;
  const { content, version, digest } = found;
  const tag = `${digest}-${form}`;
  if (form === 'json') return { text: `${JSON.stringify({ version, digest, ...content })}\n`, tag };
  const columns = disclosureColumns.map(([name, header]) => ({ name, header }));
  async function* batches() {
    yield disclosureLines(content);
  }
  const texts: string[] = [];
  for await (const part of csvRows(columns, batches(), true)) texts.push(part);
  return { text: texts.join(''), tag };
}
