import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import {
  type CorrectedResource,
  insertCorrection,
  openCorrections,
  resourceForCorrection,
} from '../../db/stores/corrections.ts';
import { lockPersonRow } from '../../db/stores/people.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { correctableFields, requestFindings } from '../../rules/correction/correction-rules.ts';
import { mayRead } from '../../rules/permissions.ts';
import { correctionKinds, wordsOf } from '../../rules/vocabulary.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({
  ...commandFields,
  resource: z.string().min(1).max(200),
  kind: z.enum(wordsOf(correctionKinds)),
  field: z.enum(correctableFields as [string, ...string[]]).nullish(),
  message: text(2000, 2),
});

interface CorrectedSubject extends CommandSubject {
  readonly resource: CorrectedResource;
}

/**
 * Tells the steward of a published resource what a signed-in reader thinks of its entry (数据纠错). The message is kept as
 * it is written, as text, and stands in its own row alone, so that it can be erased with its author.
 */
export async function requestCorrection(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { viewer } = context;
    const authorId = viewer.kind === 'person' ? viewer.id : null;
    const target = decodeGlobalId(parsed.resource);
    return await runCommand<CorrectedSubject>(context, {
      action: 'requestCorrection',
      input: parsed,
      load: async (tx) => {
        if (target?.noun !== 'Resource') return null;
        // One after the other, so that the open ones are counted as they are.
        if (authorId !== null) await lockPersonRow(tx, authorId);
        const resource = await resourceForCorrection(tx, target.id);
        if (resource === null) return null;
        const { id, status, providerId, wasHandedIn } = resource;
        const own = { provider: providerId, review: wasHandedIn || null };
        if (!mayRead(viewer, 'Resource', { status, own })) return null;
        return { type: 'Resource', id, revision: null, permission: { ownerId: providerId }, resource };
      },
      judge: async ({ resource }, tx) => requestFindings(resource.status, await openCorrections(tx, authorId ?? '')),
      apply: async ({ resource }, tx, { now, newId }) => {
        const id = newId();
        const { kind, field, message } = parsed;
        const correction = {
          id,
          resourceId: resource.id,
          authorId: authorId ?? '',
          kind,
          field: field ?? null,
          message,
        };
        await insertCorrection(tx, correction, now);
        return {
          event: {
            type: 'correction.requested',
            subject: { type: 'Correction', id, code: id, revision: 1, ownerId: resource.providerId },
            isPublic: false,
            data: { resourceId: resource.id, kind, field: field ?? null },
            changes: { state: { from: null, to: 'open' } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
