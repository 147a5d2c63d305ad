import type { RequestContext } from '../../context.ts';
import type { RawPage } from '../../db/read/read.ts';
import type { ApplicationContent } from '../../rules/application/content.ts';
import type { FrozenFile } from '../../rules/application/frozen-file.ts';
import {
  citedIn,
  type FiledEvent,
  type FiledItem,
  type FiledSubmission,
  type Named,
  quotedProvisions,
  type WholeFile,
  wholeFileForm,
} from '../../rules/application/whole-file.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { Policy } from '../../rules/policy/policy.ts';
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

const title = ['code', 'title'];

const head = {
  kind: 'one',
  noun: 'Application',
  selection: {
    fields: [
      ...['id', 'code', 'kind', 'status', 'submission', 'content', 'createdAt', 'submittedAt', 'acceptedAt'],
      ...['updatedAt', 'decidedAt', 'decisionReason', 'revision'],
    ],
    related: [
      oneRow('applicant', name),
      oneRow('notice', title),
      oneRow('scenario', [...title, 'description']),
      oneRow('citedScenario', title),
      oneRow('renews', ['code']),
      oneRow('round', title),
      oneRow('decidedFor', name),
      oneRow('result', ['code', 'status', 'publishedAt', 'objectionsEndOn', 'filedOn', 'filingReference']),
      oneRow('agreement', [
        ...['code', 'status', 'startsOn', 'expiresOn', 'trialStartsOn', 'trialEndsOn', 'isTrialWithinTerm'],
        ...['deliberatedOn', 'acceptedAt', 'signedAt', 'filedOn', 'filingReference', 'suspendedAt', 'endedOn'],
        ...['endReason', 'content'],
      ]),
    ],
  },
} as const;

const submissions = filePart('submissions', 'ApplicationSubmission', 'number', {
  fields: ['number', 'submittedAt', 'digest', 'content'],
  related: [oneRow('submittedBy', ['name'])],
});

const items = filePart(
  'items',
  'ApplicationItem',
  'position',
  {
    fields: [
      ...['position', 'resourceCode', 'resourceTitle', 'itemName', 'grade', 'isProvincialReturn', 'needTitle'],
      ...['justification', 'addedIn', 'removedIn'],
    ],
    related: [oneRow('provider', name), consentsBelow],
  },
  [['ItemConsent', 'ApplicationItem.consents']],
);

const steps = stepsPart('Application');
const history = historyPart('Application');

type Titled = { readonly code: string; readonly title: string } | null;
type Head = WholeFile['application'] & {
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly applicant: Named | null;
  readonly notice: Titled;
  readonly scenario: { readonly code: string; readonly title: string; readonly description: string } | null;
  readonly citedScenario: Titled;
  readonly renews: { readonly code: string } | null;
  readonly round: Titled;
  readonly decidedFor: Named | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly agreement: Readonly<Record<string, unknown>> | null;
};

/**
 * The whole file of an application: application and scenario, list with consents, papers, findings, submissions, steps
 * with opinions and clocks, decision, result, agreement, provisions, history. It is read by the planner, part by part, so
 * that nothing stands in it that the same caller would not see in the API; opinions and notes that they may not see are null.
 *
 * @param named public code or global id of the application
 * @returns null when there is none that the caller may see
 */
export async function wholeFile(context: RequestContext, named: string): Promise<WholeFile | null> {
  const found = await headOf<Head>(context, head, named);
  if (found === null) return null;
  const { id } = found;
  const filed = {
    submissions: (await readPart<RawSubmission>(context, id, submissions)).map(submissionOf),
    list: (await readPart<RawItem>(context, id, items)).map(itemOf),
    steps: await readPart<RawStep>(context, id, steps),
    history: (await readPart<RawEvent>(context, id, history)).map(eventOf),
  };
  return assembled(found, filed, await context.policy(), context.now());
}

interface Parts {
  readonly submissions: readonly FiledSubmission[];
  readonly list: readonly FiledItem[];
  readonly steps: readonly RawStep[];
  readonly history: readonly FiledEvent[];
}

function assembled(found: Head, parts: Parts, policy: Policy, now: Date): WholeFile {
  const exportedOn = dateInShanghai(now);
  const last = parts.submissions.at(-1);
  // What was handed in is the frozen file: the application's own words stand in it under a name.
  const written = last === undefined ? found.content : partOf(last.content, 'content');
  const filedSteps = parts.steps.map((step) => stepOf(step, policy, exportedOn));
  const sources = filedSteps.flatMap(({ limitSource }) => (limitSource === null ? [] : [limitSource]));
  const findings = listIn(last?.content, 'findings');
  const cited = new Set([...sources, ...citedIn(findings), ...filedSteps.flatMap(({ cause }) => citedIn(cause))]);
  const on = found.submittedAt === null ? exportedOn : dateInShanghai(new Date(found.submittedAt));
  const { applicant, decidedFor, decidedAt, decisionReason, result, agreement, renews, scenario, ...application } =
    found;
  const { notice, citedScenario, round, ...own } = application;
  return {
    form: wholeFileForm,
    exportedAt: now.toISOString(),
    exportedOn,
    application: {
      ...own,
      id: encodeGlobalId('Application', own.id),
      kind: capitals(own.kind),
      status: capitals(own.status),
    },
    applicant,
    notice: titled(notice),
    scenario: scenario && { code: scenario.code, name: scenario.title, description: scenario.description },
    citedScenario: titled(citedScenario),
    renews: renews && { code: renews.code, name: renews.code },
    round: titled(round),
    list: parts.list,
    papers: listIn(written, 'papers'),
    findings,
    submissions: parts.submissions,
    steps: filedSteps,
    decision:
      decidedAt === null
        ? null
        : {
            decidedAt,
            isGranted: own.status !== 'refused',
            decidedFor,
            reason: decisionReason,
          },
    result: withWords(result),
    agreement: withWords(agreement),
    provisions: quotedProvisions(policy.provisions, on, cited),
    history: parts.history,
  };
}

const titled = (row: Titled): Named | null => row && { code: row.code, name: row.title };

/** What stands under a name of the frozen file or of an application; the types see to it that there is such a name. */
const partOf = (content: unknown, key: keyof FrozenFile | keyof ApplicationContent): unknown =>
  content !== null && typeof content === 'object' ? Reflect.get(content, key) : undefined;

/** A list under a name; empty where there is none. */
function listIn(content: unknown, key: keyof FrozenFile | keyof ApplicationContent): readonly unknown[] {
  const list = partOf(content, key);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

const withWords = (row: Readonly<Record<string, unknown>> | null) =>
  row && { ...row, status: capitals(String(row['status'])) };

type RawSubmission = Omit<FiledSubmission, 'submittedBy'> & { readonly submittedBy: { readonly name: string } | null };

const submissionOf = ({ number, submittedAt, submittedBy, digest, content }: RawSubmission): FiledSubmission => ({
  ...{ number, submittedAt, digest, content },
  submittedBy: submittedBy?.name ?? null,
});

type RawItem = Omit<FiledItem, 'consents'> & { readonly consents: RawPage };

const itemOf = ({ consents, ...item }: RawItem): FiledItem => ({
  ...plain(item),
  grade: capitals(item.grade),
  consents: consentsOf(consents),
});
