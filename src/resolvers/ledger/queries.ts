import type { RequestContext } from '../../context.ts';
import { type RawPage, readOne, readPage } from '../../db/read/read.ts';
import type { Asked } from '../catalog/queries.ts';

const page = async (context: RequestContext, asked: Asked<'page'>): Promise<RawPage> =>
  await readPage(context.db, context.viewer, asked);

/** What has happened, as far as the caller may know. */
export const events = page;

/** Who tried what, and what came of it. */
export const auditEntries = page;

/**
 * One event by its number.
 *
 * @returns null when there is none that the caller may see
 */
export async function eventAt(context: RequestContext, asked: Asked<'one'>, sequence: number): Promise<object | null> {
  return await readOne(context.db, context.viewer, asked, { field: 'sequence', value: String(sequence) });
}
