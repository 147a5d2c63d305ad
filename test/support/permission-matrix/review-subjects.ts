import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { reviewRounds } from '../../../src/db/tables/applications.ts';
import { memberships } from '../../../src/db/tables/identity.ts';
import { expertAssignments } from '../../../src/db/tables/steps.ts';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { RoundStatus } from '../../../src/rules/workflow/words.ts';
import { addFile, type StepRow } from '../authorisation-rows.ts';
import { personOf } from '../viewers.ts';
import { asCaller, type Caller, sides } from './callers.ts';
import type { Subject } from './subjects.ts';

const uuidOf = (id: string): string => decodeGlobalId(id)?.id ?? '';

/** What is reviewed, in each of its stages, as its rows would be: files come from elsewhere. */
export async function reviewSubjects(pool: DatabasePool): Promise<Subject[]> {
  const made: Subject[] = [];
  for (const stage of ['open', 'closed'] as const) made.push(await round(pool, stage, sides.own));
  const { id: also } = await round(pool, 'open', 'HZ-DATA');
  const submitter = await personOf(pool, sides.own, 'operator_staff');
  await addExperts(pool);
  for (const status of ['draft', 'submitted', 'returned', 'under_review', 'granted'] as const) {
    const file = await addFile(pool, { applicant: sides.own, submittedBy: submitter.id, status });
    const callers = await submitters(pool, submitter.id, sides.foreign);
    const row = { table: 'applications', id: file.uuid };
    made.push({ noun: 'file', stage: status, id: file.id, row, revision: 3, also, callers });
  }
  for (const stage of ['open', 'paused', 'done', 'cancelled'] as const) {
    const step: StepRow = { kind: 'scenario_review', organization: sides.own, status: stage };
    made.push(await ofStep(pool, 'step', stage, stage === 'done' ? { ...step, outcome: 'passed' } : step));
    const consent: StepRow = { kind: 'provider_consent', organization: sides.own, status: stage };
    made.push(await ofStep(pool, 'consent', stage, stage === 'done' ? { ...consent, outcome: 'consented' } : consent));
  }
  for (const stage of ['drawn', 'clear', 'conflicted', 'advised'] as const) made.push(await assignment(pool, stage));
  return made;
}

/** Who handed a file in, as somebody who would decide on it for another organisation. */
async function submitters(pool: DatabasePool, id: string, code: string): Promise<Caller[]> {
  const elsewhere = { ...(await personOf(pool, code)), id };
  const side = code === sides.own ? 'own' : 'foreign';
  return (['authority_officer', 'mechanism_member'] as const).map((role) =>
    asCaller(`its submitter as ${role}`, { ...elsewhere, roles: [role] }, role, side, 'submitter'),
  );
}

async function round(pool: DatabasePool, status: RoundStatus, authority: string): Promise<Subject> {
  const id = uuidv7();
  const now = new Date();
  await pool.insert(reviewRounds).values({
    ...{ id, code: `TEST/B-${id}`, title: '批次', convenesOn: '2026-01-05', status, revision: 1 },
    authorityId: sql`(select id from organizations where code = ${authority})`,
    ...{ createdAt: now, updatedAt: now },
  });
  const row = { table: 'review_rounds', id };
  return { noun: 'round', stage: status, id: encodeGlobalId('ReviewRound', id), row, revision: 1, callers: [] };
}

async function ofStep(pool: DatabasePool, noun: 'step' | 'consent', stage: string, step: StepRow): Promise<Subject> {
  const submitter = await personOf(pool, 'OP-QILAN', 'operator_staff');
  const items = [{ resource: 'HZ-MED-001' }];
  const file = await addFile(pool, { submittedBy: submitter.id, items, steps: [step] });
  const [id = ''] = file.steps;
  const callers = noun === 'step' ? await submitters(pool, submitter.id, sides.own) : [];
  const row = { table: 'steps', id: uuidOf(id) };
  return { noun, stage, id, row, revision: 1, also: file.items[0] ?? '', callers };
}

/** Somebody to draw. */
async function addExperts(pool: DatabasePool): Promise<void> {
  const { id: personId, organization } = await personOf(pool, 'HZ-EXPERT', 'expert');
  if (organization === null) throw new Error('an expert is of the committee');
  const held = { personId, organizationId: organization.id, role: 'expert' as const, grantedAt: new Date() };
  await pool.insert(memberships).values({ id: uuidv7(), ...held });
}

async function assignment(pool: DatabasePool, state: 'drawn' | 'clear' | 'conflicted' | 'advised'): Promise<Subject> {
  const expert = await personOf(pool, 'HZ-EXPERT', 'expert');
  const file = await addFile(pool, { steps: [{ kind: 'expert_advice', organization: 'HZ-EXPERT' }] });
  const id = uuidv7();
  await pool.insert(expertAssignments).values({
    ...{ id, stepId: uuidOf(file.steps[0] ?? ''), personId: expert.id, state, drawnAt: new Date(), revision: 1 },
    conflictReason: state === 'conflicted' ? '曾任顾问' : null,
    ...(state === 'advised' ? { advice: '可行', recommendation: 'supported' as const } : {}),
  });
  const callers = [asCaller('the drawn expert', expert, 'expert', 'foreign', 'self')];
  const row = { table: 'expert_assignments', id };
  return { noun: 'assignment', stage: state, id: encodeGlobalId('ExpertAssignment', id), row, revision: 1, callers };
}
