import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { assembleDisclosure, insertDisclosure, lastDisclosure } from '../../db/stores/disclosures.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { canonicalText } from '../../rules/application/canonical.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { disclosureFindings } from '../../rules/disclosure/judge.ts';
import { judged } from '../../rules/finding.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({ ...commandFields, year: z.int().min(2000).max(9998), authority: text(200, 1).nullish() });

/**
 * Publishes what is to be disclosed about a year that is over, by the implementing body the caller acts for, as its next
 * version. Where nothing has become different since the last one, nothing is published.
 */
export async function publishDisclosure(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { year } = parsed;
    return await runCommand<CommandSubject & { readonly code: string }>(context, {
      action: 'publishDisclosure',
      input: parsed,
      load: async (tx) => {
        const code = parsed.authority ?? organizationOf(context.viewer)?.code;
        const found = code === undefined ? null : await lockOrganization(tx, code);
        return found && { type: 'Organization', ...found, revision: null, permission: { ownerId: found.id } };
      },
      judge: async ({ id }, tx) => {
        const last = await lastDisclosure(tx, id, year);
        const content = await assembleDisclosure(tx, id, year);
        return [
          ...disclosureFindings(year, dateInShanghai(context.now())),
          judged(
            'disclosure-has-changed',
            last === null || last.digest !== digestOf(content),
            {
              pass: {
                zh: '与已公布的版本不同，或尚未公布。',
                en: 'It differs from the last version, or is the first.',
              },
              fail: { zh: '与已公布的版本相同。', en: 'It is the same as the last version.' },
              remedy: { zh: '无需再次公布。', en: 'There is nothing to publish.' },
            },
            last === null ? {} : { version: String(last.version) },
          ),
        ];
      },
      apply: async (authority, tx, { now, newId }) => {
        const authorityId = authority.id;
        const content = await assembleDisclosure(tx, authorityId, year);
        if (content === null) throw new Error('the body was locked');
        const last = await lastDisclosure(tx, authorityId, year);
        const id = newId();
        const code = await nextCode(tx, 'disclosures', authority);
        const version = (last?.version ?? 0) + 1;
        const publishedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
        await insertDisclosure(
          tx,
          { id, code, authorityId, year, version, content, digest: digestOf(content), publishedBy },
          now,
        );
        return {
          event: {
            type: 'disclosure.published',
            subject: { type: 'Disclosure', id, code, revision: 1, ownerId: authorityId },
            isPublic: true,
            data: { year, version },
            changes: {},
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

const digestOf = (content: unknown): string => createHash('sha256').update(canonicalText(content)).digest('hex');
