import type { RequestContext } from '../../context.ts';
import type { RawPage } from '../../db/read/read.ts';
import { citedIn, type Named, quotedProvisions } from '../../rules/application/whole-file.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import {
  type FiledDemandItem,
  groundsOfDemands,
  type WholeDemand,
  wholeDemandForm,
} from '../../rules/demand/whole-demand.ts';
import { filePart, oneRow, readPart } from './file-parts.ts';
import {
  capitals,
  consentsBelow,
  consentsOf,
  eventOf,
  headOf,
  historyPart,
  name,
  plain,
  type RawEvent,
  type RawStep,
  stepOf,
  stepsPart,
} from './filed-rows.ts';

const head = {
  kind: 'one',
  noun: 'DataDemand',
  selection: {
    fields: [
      ...['id', 'code', 'status', 'purpose', 'use', 'endsOn', 'quotaCalls', 'quotaUnit', 'createdAt', 'submittedAt'],
      ...['irsReference', 'deliveredAt', 'closedOn', 'closeReason', 'revision', 'decidedAt', 'decisionReason'],
      'decisionFindings',
    ],
    related: [
      oneRow('operator', name),
      {
        relation: 'agreement',
        property: 'agreement',
        selection: { fields: ['code'], related: [oneRow('scenario', ['title'])] },
        page: null,
      },
    ],
  },
} as const;

const items = filePart(
  'items',
  'DemandItem',
  'position',
  {
    fields: [
      ...['resourceCode', 'itemName', 'grade', 'justification', 'subjectAuthorisation', 'deliveredAt'],
      'platformReference',
    ],
    related: [oneRow('provider', name), consentsBelow],
  },
  [['ItemConsent', 'DemandItem.consents']],
  'DataDemand',
);
const steps = stepsPart('DataDemand');
const history = historyPart('DataDemand');

type Head = WholeDemand['demand'] & {
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly decisionFindings: unknown;
  readonly operator: Named | null;
  readonly agreement: { readonly code: string; readonly scenario: { readonly title: string } | null } | null;
};

/**
 * The whole file of a data demand: what is asked for and why, consents, the review through the IRS, decision, delivery,
 * provisions, history. It is read by the planner, part by part, so that nothing stands in it that the same caller would not
 * see in the API.
 *
 * @param named public code or global id of the demand
 * @returns null when there is none that the caller may see
 */
export async function wholeDemand(context: RequestContext, named: string): Promise<WholeDemand | null> {
  const found = await headOf<Head>(context, head, named);
  if (found === null) return null;
  const policy = await context.policy();
  const exportedOn = dateInShanghai(context.now());
  const { decidedAt, decisionReason, decisionFindings, operator, agreement, ...own } = found;
  const list = (await readPart<RawItem>(context, own.id, items)).map(itemOf);
  const filed = (await readPart<RawStep>(context, own.id, steps)).map((step) => stepOf(step, policy, exportedOn));
  const events = (await readPart<RawEvent>(context, own.id, history)).map(eventOf);
  const findings = Array.isArray(decisionFindings) ? (decisionFindings as readonly unknown[]) : [];
  const sources = filed.flatMap(({ limitSource }) => (limitSource === null ? [] : [limitSource]));
  const cited = new Set([...sources, ...citedIn(findings), ...filed.flatMap(({ cause }) => citedIn(cause))]);
  const on = own.submittedAt === null ? exportedOn : dateInShanghai(new Date(own.submittedAt));
  return {
    form: wholeDemandForm,
    exportedAt: context.now().toISOString(),
    exportedOn,
    demand: {
      ...own,
      id: encodeGlobalId('DataDemand', own.id),
      ...{ status: capitals(own.status), use: capitals(own.use) },
      quotaUnit: own.quotaUnit === null ? null : capitals(own.quotaUnit),
    },
    operator,
    agreement: agreement && { code: agreement.code, name: agreement.scenario?.title ?? agreement.code },
    items: list,
    findings,
    steps: filed,
    decision: decidedAt === null ? null : { decidedAt, isGranted: own.status !== 'rejected', reason: decisionReason },
    provisions: quotedProvisions(policy.provisions, on, cited, groundsOfDemands),
    history: events,
  };
}

type RawItem = Omit<FiledDemandItem, 'consents'> & { readonly consents: RawPage };

const itemOf = ({ consents, ...item }: RawItem): FiledDemandItem => ({
  ...plain(item),
  grade: capitals(item.grade),
  consents: consentsOf(consents),
});
