import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { emptyApplication } from '../../../src/rules/application/content.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { NodeName } from '../../../src/rules/catalog/nouns.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { FileRows } from '../authorisation-rows-files.ts';
import { personOf } from '../viewers.ts';
import { marks } from './marks.ts';

const at = '2026-09-02T02:00:00Z';
const stamps = { revision: 1, created_at: at, updated_at: at };
/** A public code that bears a mark, for rows that are not public at all. */
const code = (mark: keyof typeof marks): string => `HZ-DATA/${marks[mark]}`;
const decided = { decided_at: at, decision_reason: '同意' };
const global = (noun: NodeName, ...uuids: string[]): string[] => uuids.map((uuid) => encodeGlobalId(noun, uuid));
const said = (statement: string): string => JSON.stringify({ ...emptyApplication, statement });

type Run = (viewer: Viewer, action: string, input: object, field: string) => Promise<{ id: string; revision: number }>;

/** Files of OP-QILAN at each stage, with all that is said of them; HZ-HEALTH is asked, HZ-DATA and HZ-DRC review. */
export async function addMarkedFiles(
  pool: DatabasePool,
  run: Run,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const made = new MarkedFiles(pool, await personOf(pool, 'OP-HENGXING', 'operator_staff'));
  const drafted = await made.draft();
  const reviewed = await made.underReview();
  const agreed = await made.agreements();
  const officer = await personOf(pool, 'HZ-DATA', 'authority_officer');
  const operator = await personOf(pool, 'OP-QILAN', 'operator_staff');
  const provider = await personOf(pool, 'HZ-HEALTH', 'data_steward');
  const handedIn = encodeGlobalId('Application', await made.handedIn(operator.id));
  const returning = { id: handedIn, expectedRevision: 1, reason: marks.returned };
  await run(officer, 'returnApplication', returning, 'application');
  const order = { organization: 'HZ-HEALTH', summary: marks.rectification, dueOn: '2090-01-03' };
  const record = await run(officer, 'orderRectification', order, 'supervisionRecord');
  const answer = { id: record.id, expectedRevision: record.revision, answer: marks.rectified };
  await run(provider, 'answerRectification', answer, 'supervisionRecord');
  return {
    Application: [...drafted.applications, ...reviewed.applications, ...agreed.applications, handedIn],
    ApplicationItem: [...drafted.items, ...reviewed.items],
    ...reviewed.parts,
    ...agreed.parts,
    SupervisionRecord: [...agreed.records, record.id],
  };
}

class MarkedFiles {
  readonly #files: FileRows;
  readonly #pool: DatabasePool;
  readonly #stranger: Viewer & { readonly id: string };

  constructor(pool: DatabasePool, stranger: Viewer & { readonly id: string }) {
    this.#pool = pool;
    this.#files = new FileRows(pool);
    this.#stranger = stranger;
  }

  async draft() {
    const content = said(marks.applicationDraft);
    const id = await this.#files.application({ status: 'draft', code: code('applicationDraft'), content });
    const item = await this.#files.item(id, { justification: marks.draftItem });
    return { applications: global('Application', id), items: global('ApplicationItem', item) };
  }

  /** Handed in, and nobody has looked at it. */
  async handedIn(submitter: string): Promise<string> {
    const row = {
      status: 'submitted',
      applicant: 'OP-QILAN',
      scenario: await this.#scenario(),
      submitted_by: submitter,
    };
    return await this.#files.application(row);
  }

  async underReview() {
    const files = this.#files;
    const round = await this.#insert('review_rounds', {
      ...{ code: code('round'), title: marks.round, authority_id: await files.idOf('organizations', 'HZ-DATA') },
      ...{ convenes_on: '2026-09-10', status: 'open', ...stamps },
    });
    const row = { code: code('application'), content: said(marks.application), round_id: round };
    const id = await files.application({ ...row, scenario: 'SC-FIN-02' });
    const submission = await files.submission(id, { statement: marks.submission });
    const item = await files.item(id, { justification: marks.item });
    const done = { application_id: id, status: 'done', closed_at: at };
    const opinion = { kind: 'scenario_review', outcome: 'passed', opinion: marks.opinion, note: marks.note };
    const review = await files.step({ ...done, ...opinion, holder: 'HZ-DATA' });
    const consents = await files.step({ ...done, outcome: 'declined' });
    const consent = uuidv7();
    await files.consent(consents, item, { id: consent, state: 'declined', reason: marks.consent, answered_at: at });
    const advising = await files.step({ ...done, kind: 'expert_advice', outcome: 'supported', holder: 'HZ-EXPERT' });
    const advice = await this.#assignment(advising, {
      state: 'advised',
      advice: marks.advice,
      recommendation: 'supported',
    });
    const conflict = await this.#assignment(advising, { state: 'conflicted', conflict_reason: marks.conflict });
    const entity = await files.review(id, { code: code('entityReview'), opinion: marks.entityReview });
    const refusal = { status: 'refused', ...decided, decision_reason: marks.decision };
    const refused = await files.application({
      ...refusal,
      decided_for_id: await files.idOf('organizations', 'HZ-DRC'),
    });
    return {
      applications: global('Application', id, refused),
      items: global('ApplicationItem', item),
      parts: {
        ReviewRound: global('ReviewRound', round),
        ApplicationSubmission: global('ApplicationSubmission', submission),
        Step: global('Step', review, consents, advising),
        ItemConsent: global('ItemConsent', consent),
        EntityReview: global('EntityReview', entity),
        ExpertAssignment: global('ExpertAssignment', advice, conflict),
      },
    };
  }

  /** What comes of grants: a published result that is objected to, and agreements that are written, in force and given up. */
  async agreements() {
    const files = this.#files;
    const grant = { status: 'agreed', ...decided, decided_for_id: await files.idOf('organizations', 'HZ-DRC') };
    const [first, second, third] = [
      await files.application(grant),
      await files.application(grant),
      await files.application(grant),
    ];
    const result = await files.result(first);
    const objection = await this.#insert('objections', {
      ...{ code: code('resultObjection'), result_id: result, author_id: this.#stranger.id, state: 'dismissed' },
      ...{ message: marks.resultObjection, evidence: marks.resultEvidence, answer: marks.objectionAnswer },
      ...{ answered_at: at, ...stamps },
    });
    const content = (text: string): string => JSON.stringify({ accounting_and_revenue: text, platform_fee: text });
    const active = await files.agreement(first, { content: content(marks.agreement) });
    const draft = { status: 'draft', accepted_at: undefined, signed_at: undefined };
    const written = { ...draft, code: code('agreementDraft'), content: content(marks.agreementDraft) };
    const drafted = await files.agreement(second, written);
    const end = { status: 'abandoned', ended_on: '2026-09-03', end_reason: marks.abandoned };
    const abandoned = await files.agreement(third, { ...draft, ...end });
    const record = await this.#insert('supervision_records', {
      ...{ code: code('inspection'), kind: 'inspection', agreement_id: active, state: 'closed', ...stamps },
      organization_id: await files.idOf('organizations', 'OP-QILAN'),
      recorded_by_id: await files.idOf('organizations', 'HZ-DATA'),
      ...{ summary: marks.inspection, details: JSON.stringify({ found: marks.inspection }) },
    });
    return {
      applications: global('Application', first),
      records: global('SupervisionRecord', record),
      parts: {
        AuthorisationResult: global('AuthorisationResult', result),
        Objection: global('Objection', objection),
        Agreement: global('Agreement', active, drafted, abandoned),
      },
    };
  }

  async #assignment(stepId: string, row: object): Promise<string> {
    const { id } = await personOf(this.#pool, 'HZ-EXPERT', 'expert');
    return await this.#insert('expert_assignments', {
      step_id: stepId,
      person_id: id,
      drawn_at: at,
      revision: 1,
      ...row,
    });
  }

  /** A scenario that nobody has applied for. */
  async #scenario(): Promise<string> {
    const fresh = 'SC-FIN-09';
    await this.#files.rows.scenario({ code: fresh });
    return fresh;
  }

  async #insert(table: string, row: object): Promise<string> {
    const id = uuidv7();
    await this.#files.rows.insert(table, { id, ...row });
    return id;
  }
}
