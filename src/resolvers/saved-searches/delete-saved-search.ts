import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { deleteSavedSearchRow, lockSavedSearch } from '../../db/stores/saved-searches.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { mayRead } from '../../rules/permissions.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object(changeFields);

interface SearchSubject extends CommandSubject {
  readonly noun: string;
}

/** Deletes a search that the caller keeps; that of anybody else is not there. */
export async function deleteSavedSearch(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const target = decodeGlobalId(parsed.id);
    return await runCommand<SearchSubject>(context, {
      action: 'deleteSavedSearch',
      input: parsed,
      load: async (tx) => {
        const row = target?.noun === 'SavedSearch' ? await lockSavedSearch(tx, target.id) : null;
        if (row === null) return null;
        const { id, personId, noun, revision } = row;
        if (!mayRead(context.viewer, 'SavedSearch', { status: '', own: {}, mine: { self: personId } })) return null;
        return { type: 'SavedSearch', id, revision, permission: { ownerId: null, personId }, noun };
      },
      judge: () => [],
      apply: async ({ id, revision, noun }, tx) => {
        await deleteSavedSearchRow(tx, id);
        return {
          event: {
            type: 'saved_search.deleted',
            subject: { type: 'SavedSearch', id, code: id, revision: (revision ?? 0) + 1, ownerId: null },
            isPublic: false,
            data: { noun },
            changes: {},
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
