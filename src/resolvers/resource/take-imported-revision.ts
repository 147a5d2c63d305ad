import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveProposal, saveStatus } from '../../db/stores/catalog-rows.ts';
import { openImportedRevision, takeRevision } from '../../db/stores/imported-revisions.ts';
import { writeContent } from '../../db/stores/resource-content.ts';
import { partsOf } from '../../rules/catalog/lifecycle.ts';
import { stageFinding } from '../../rules/catalog/stage-finding.ts';
import { revisionIsOpen } from '../../rules/imports/revision-rules.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { runCatalogCommand } from '../command/catalog-command.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { namedIds, workingCopy } from './working-copy.ts';

const schema = z.object({ ...changeFields });

/**
 * Takes over what the source of a resource says anew, as its steward would write it: into the draft, or as the revision
 * that is proposed for what is published. What only stewards say stays.
 */
export async function takeImportedRevision(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runCatalogCommand(context, {
      action: 'takeImportedRevision',
      type: 'Resource',
      verb: 'revise',
      eventName: 'imported_revision_taken',
      input: parsed,
      judge: async ({ row, stage }, tx) => [
        stageFinding(stage, 'revise'),
        revisionIsOpen((await openImportedRevision(tx, row.id)) !== null),
      ],
      save: async ({ row }, to, tx, stamp) => {
        const revision = await openImportedRevision(tx, row.id);
        if (revision === null) throw new Error('the rules have let nothing be taken over');
        const before = await workingCopy(tx, row);
        const { contactOffice, isProvincialReturn, related } = before;
        const content = { ...revision.content, contactOffice, isProvincialReturn, related };
        const ids = await namedIds(tx, content);
        const { status, proposal } = partsOf(to);
        if (proposal === null) {
          await writeContent(tx, row.id, content, ids, status, stamp);
        } else {
          await saveProposal(tx, row, { state: proposal, content }, stamp);
          await saveStatus(tx, row, status, stamp.now);
        }
        await takeRevision(tx, row.id, revision.digest);
        return { changes: changesBetween({ ...before }, { ...content }), title: content.title };
      },
    });
  });
}
