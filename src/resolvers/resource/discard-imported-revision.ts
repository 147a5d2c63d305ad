import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { discardRevision, openImportedRevision } from '../../db/stores/imported-revisions.ts';
import { revisionIsOpen } from '../../rules/imports/revision-rules.ts';
import { type CatalogSubject, loadCatalogSubject } from '../command/catalog-command.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({ ...changeFields });

/**
 * Gives up what the source of a resource says anew. The resource itself does not change, so that this can be done in
 * every stage and takes nothing from its reviewers: its revision stays.
 */
export async function discardImportedRevision(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runCommand<CatalogSubject>(context, {
      action: 'discardImportedRevision',
      input: parsed,
      load: async (tx) => await loadCatalogSubject(context, tx, 'Resource', parsed.id),
      judge: async ({ id }, tx) => [revisionIsOpen((await openImportedRevision(tx, id)) !== null)],
      apply: async ({ id, row }, tx) => {
        await discardRevision(tx, id);
        return {
          event: {
            type: 'resource.imported_revision_discarded',
            subject: { type: 'Resource', id, code: row.code, revision: row.revision, ownerId: row.ownerId },
            isPublic: false,
            data: {},
            changes: {},
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
