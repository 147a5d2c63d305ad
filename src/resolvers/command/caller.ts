import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { personRow } from '../../db/stores/people.ts';

/**
 * Who calls, as rules that tell people apart look at them.
 *
 * @throws when there is nobody: permissions have let somebody through before
 */
export async function callerOf(
  { viewer }: RequestContext,
  db: Database,
): Promise<{ readonly id: string; readonly email: string | null }> {
  if (viewer.kind === 'service') return { id: viewer.id, email: null };
  const row = viewer.kind === 'person' ? await personRow(db, viewer.id) : null;
  if (row === null) throw new Error('the caller is nobody who could have been permitted');
  return row;
}
