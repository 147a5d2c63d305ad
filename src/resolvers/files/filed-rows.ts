import type { RequestContext } from '../../context.ts';
import { type RawPage, readOne } from '../../db/read/read.ts';
import type { RootSelection } from '../../db/read/selection.ts';
import type { FiledAdvice, FiledConsent, FiledEvent, FiledStep, Named } from '../../rules/application/whole-file.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import { clockOn, type Pause } from '../../rules/workflow/clock.ts';
import type { StepStatus } from '../../rules/workflow/words.ts';
import { type FilePart, filePart, innerRows, oneRow } from './file-parts.ts';

/** What an organisation is called by. */
export const name = ['code', 'name'];

/** Whose file it is. */
type FileNoun = 'Application' | 'DataDemand';

/**
 * The first row of a file.
 *
 * @param named public code or global id
 * @returns null when there is none that the caller may see
 */
export async function headOf<H>(
  { db, viewer }: RequestContext,
  root: Extract<RootSelection, { kind: 'one' }>,
  named: string,
): Promise<H | null> {
  const id = decodeGlobalId(named);
  const by =
    id?.noun === root.noun ? ({ field: 'id', value: id.id } as const) : ({ field: 'code', value: named } as const);
  return (await readOne(db, viewer, { root, inputs: [], asOf: null }, by)) as H | null;
}

/** Consents to a line of a list, as the first list below it. */
export const consentsBelow = innerRows(
  'consents',
  {
    fields: ['state', 'reason', 'answeredAt'],
    related: [
      {
        relation: 'step',
        property: 'step',
        selection: { fields: ['id'], related: [oneRow('organization', name)] },
        page: null,
      },
    ],
  },
  1,
);

type RawConsent = Omit<FiledConsent, 'organization'> & {
  readonly step: { readonly organization: Named | null } | null;
};

/** Consents as they were read below a line. */
export const consentsOf = ({ rows }: RawPage): FiledConsent[] =>
  ((rows ?? []) as readonly RawConsent[]).map(({ state, reason, answeredAt, step }) => ({
    ...{ reason, answeredAt },
    state: capitals(state),
    organization: step?.organization ?? null,
  }));

/** The steps of a file, with the advice of experts. */
export const stepsPart = (of: FileNoun): FilePart =>
  filePart(
    'steps',
    'Step',
    'openedAt',
    {
      fields: [
        ...['kind', 'status', 'outcome', 'opinion', 'note', 'cause', 'submission', 'openedAt', 'closedAt', 'startedOn'],
        ...['limitDays', 'limitSource', 'pauses'],
      ],
      related: [
        oneRow('organization', name),
        oneRow('concludedBy', ['name']),
        oneRow('citedReview', ['code']),
        innerRows(
          'experts',
          {
            fields: ['state', 'conflictReason', 'recommendation', 'advice'],
            related: [oneRow('person', ['name'])],
          },
          1,
        ),
      ],
    },
    [['ExpertAssignment', 'Step.experts']],
    of,
  );

/** What has happened to a file and its steps. */
export const historyPart = (of: FileNoun): FilePart =>
  filePart(
    'history',
    'Event',
    'sequence',
    {
      fields: ['sequence', 'type', 'occurredAt', 'data', 'changes', 'reason'],
      related: [oneRow('actor', ['name']), oneRow('actorOrganization', name)],
    },
    [],
    of,
  );

/** A word of ours as the contract has it. */
export const capitals = (word: string): string => word.toUpperCase();
const capitalsOrNull = (word: string | null): string | null => (word === null ? null : capitals(word));

/** A step as it is read. */
export type RawStep = Omit<FiledStep, 'clock' | 'advice' | 'concludedBy' | 'citedReview'> & {
  readonly startedOn: LocalDate;
  readonly limitDays: number | null;
  readonly pauses: readonly Pause[];
  readonly concludedBy: { readonly name: string } | null;
  readonly citedReview: { readonly code: string } | null;
  readonly experts: RawPage;
};
type RawAdvice = Omit<FiledAdvice, 'expert'> & { readonly person: { readonly name: string } | null };

/** A step as it is filed, with its clock on a day. */
export function stepOf(raw: RawStep, { calendars }: Policy, today: LocalDate): FiledStep {
  const { startedOn, limitDays, pauses, experts, concludedBy, citedReview, ...step } = raw;
  const closedOn = step.closedAt === null ? null : dateInShanghai(new Date(step.closedAt));
  const facts = { status: step.status as StepStatus, startedOn, limitDays, pauses, closedOn };
  return {
    ...plain(step),
    kind: capitals(step.kind),
    status: capitals(step.status),
    outcome: capitalsOrNull(step.outcome),
    concludedBy: concludedBy?.name ?? null,
    citedReview: citedReview?.code ?? null,
    clock: clockOn(calendars, facts, today),
    advice: ((experts.rows ?? []) as readonly RawAdvice[]).map(({ person, state, recommendation, ...advice }) => ({
      ...advice,
      expert: person?.name ?? null,
      state: capitals(state),
      recommendation: capitalsOrNull(recommendation),
    })),
  };
}

/** An event as it is read. */
export type RawEvent = Omit<FiledEvent, 'actor' | 'organization'> & {
  readonly actor: { readonly name: string } | null;
  readonly actorOrganization: Named | null;
};

/** An event as it is filed. */
export const eventOf = ({ actor, actorOrganization, ...event }: RawEvent): FiledEvent => ({
  ...plain(event),
  actor: actor?.name ?? null,
  organization: actorOrganization,
});

/** A row without the keys it was read on by. */
export function plain<T extends object>(row: T): T {
  const { '#keys': _keys, ...rest } = row as T & { '#keys'?: unknown };
  return rest as unknown as T;
}
