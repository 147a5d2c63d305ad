import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { organizationIdOf } from '../../db/stores/notices.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { lockRegisteredThing, registrationCases } from '../../db/stores/registration-cases.ts';
import {
  insertRegistration,
  type Registrable,
  registrable,
  runningRegistration,
} from '../../db/stores/registrations.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { invalidInput } from '../../rules/errors.ts';
import { mayRead } from '../../rules/permissions.ts';
import { publishedFinding, runsOnceFinding } from '../../rules/registration/beginning.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { Viewer } from '../../rules/viewer.ts';
import { wordsOf } from '../../rules/vocabulary.ts';
import { type RegistrationTrack, registrationTypes } from '../../rules/workflow/registry-words.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { contentFields, emptyRegistration, patchedRegistration } from './registration-input.ts';
import { registrationReadFacts } from './registration-workflow.ts';

const globalId = z.string().min(1).max(200).nullish();
const schema = z.object({
  ...commandFields,
  type: z.enum(wordsOf(registrationTypes)),
  track: z.enum(['state', 'exchange']).nullish(),
  registrar: text(200, 1).nullish(),
  product: globalId,
  resource: globalId,
  previous: globalId,
  ...contentFields,
});

interface Place extends CommandSubject {
  readonly thing: Registrable;
  readonly track: RegistrationTrack;
  readonly registrarId: string;
  readonly previous: RegistrationCase | null;
}

/**
 * Drafts a registration, however incomplete: what it lacks is found before it is handed in. A first one names what is
 * registered and the registrar (or exchange); every other one names the registration it follows on, and takes both from there. Its code
 * is given: the code of the registrant and a number.
 */
export async function draftRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    checkPlace(parsed);
    const { type } = parsed;
    return await runCommand<Place>(context, {
      action: 'draftRegistration',
      input: parsed,
      load: async (tx) => await place(tx, context.viewer, parsed),
      judge: async ({ thing, registrarId }, tx) => [
        runsOnceFinding(await runningRegistration(tx, thing.id, registrarId)),
        ...(thing.noun === 'Resource' ? [publishedFinding(thing.status === 'published', thing.status)] : []),
      ],
      apply: async ({ thing, track, registrarId, previous }, tx, stamp) => {
        const id = stamp.newId();
        const code = await nextCode(tx, 'registrations', { code: thing.ownerCode });
        await insertRegistration(
          tx,
          {
            ...{ id, code, track, type, registrarId, registrantId: thing.ownerId, previousId: previous?.id ?? null },
            productId: thing.noun === 'Product' ? thing.id : null,
            resourceId: thing.noun === 'Resource' ? thing.id : null,
            content: patchedRegistration(emptyRegistration, parsed),
          },
          stamp.now,
        );
        return {
          event: {
            type: 'registration.drafted',
            subject: { type: 'Registration', id, code, revision: 1, ownerId: thing.ownerId },
            isPublic: false,
            data: { status: 'draft', track, type, of: thing.code },
            changes: { status: { from: null, to: 'draft' } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

type Parsed = z.output<typeof schema>;

/** A first registration names its thing and registrar; every other one what it follows on, and neither. */
function checkPlace({ type, product, resource, previous, registrar, track }: Parsed): void {
  const isFirst = type === 'initial';
  const named = [product, resource].filter((each) => each != null).length;
  const right = isFirst
    ? named === 1 && previous == null && registrar != null && track != null && (track === 'state' || product != null)
    : named === 0 && previous != null && registrar == null && track == null;
  if (right) return;
  throw invalidInput([isFirst ? 'product' : 'previous'], 'one_of', {
    zh: '首次登记应填写 track、registrar，以及 product、resource 之一（交易所登记只适用于 product）；其他登记只填写 previous。',
    en: 'A first registration names track, registrar and one of product and resource (an exchange registers products); any other names previous alone.',
  });
}

/** Locks what is to be registered; null when there is none that the caller may see. */
async function place(tx: Database, viewer: Viewer, parsed: Parsed): Promise<Place | null> {
  const earlier = decodeGlobalId(parsed.previous ?? '');
  const previous =
    earlier?.noun === 'Registration' ? ((await registrationCases(tx, [earlier.id])).get(earlier.id) ?? null) : null;
  if (
    parsed.previous != null &&
    (previous === null || !mayRead(viewer, 'Registration', registrationReadFacts(previous)))
  ) {
    return null;
  }
  const named = previous?.thing ?? thingOf(parsed);
  const found = named === null ? null : await registrable(tx, named.noun, named.id);
  if (found === null) return null;
  // Whose product it is, or who may read it, decides whether it is there for the caller.
  const own = { operator: found.ownerId, provider: found.ownerId, review: found.isHandedIn || null };
  if (!mayRead(viewer, found.noun, { status: found.status, own })) return null;
  // The organisation first, as everywhere where codes are given.
  await lockOrganization(tx, found.ownerCode);
  await lockRegisteredThing(tx, found.noun, found.id);
  const registrarId = previous?.registrarId ?? (await organizationIdOf(tx, parsed.registrar ?? ''));
  if (registrarId === null) {
    throw invalidInput(['registrar'], 'unknown', {
      zh: '没有这一机构。',
      en: 'There is no organisation of that code.',
    });
  }
  return {
    ...{ type: found.noun, id: found.id, revision: null, permission: { ownerId: found.ownerId } },
    ...{ thing: found, track: previous?.track ?? parsed.track ?? 'state', registrarId, previous },
  };
}

function thingOf({ product, resource }: Parsed): { noun: 'Product' | 'Resource'; id: string } | null {
  const decoded = decodeGlobalId(product ?? resource ?? '');
  const noun = product == null ? 'Resource' : 'Product';
  return decoded?.noun === noun ? { noun, id: decoded.id } : null;
}
