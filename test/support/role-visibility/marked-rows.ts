import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { notify } from '../../../src/db/stores/notifications.ts';
import { readResourceContents } from '../../../src/db/stores/resource-content.ts';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { mutate } from '../mutate.ts';
import { completeNotice, completePlan } from '../notice-drafts.ts';
import { provisionOf } from '../permission-matrix/subjects.ts';
import { completeResource } from '../resource-drafts.ts';
import { personOf } from '../viewers.ts';
import { addMarkedFiles } from './marked-files.ts';
import { addMarkedRegistry } from './marked-registry.ts';
import { marks } from './marks.ts';

interface Made {
  readonly id: string;
  readonly revision: number;
}

/** Global ids of the rows, by noun. */
export type MarkedIds = Readonly<Record<string, readonly string[]>>;

/**
 * Leaves of the worked example what marked rows stand on. Beside that nothing can lead to a mark, and what is marked stands
 * on the first page of whatever leads to it.
 */
export async function keepLittle(pool: DatabasePool): Promise<void> {
  const kept = sql`code in ('HZ-FIN-001', 'HZ-FIN-005', 'HZ-FIN-011')`;
  await pool.execute(sql`delete from products`);
  await pool.execute(sql`delete from scenarios where code not in ('SC-FIN-01', 'SC-FIN-02')`);
  await pool.execute(sql`delete from need_matches where resource_id not in (select id from resources where ${kept})`);
  await pool.execute(sql`delete from resources where not ${kept}`);
}

/** Writes the rows by mutations, all of HZ-HEALTH or OP-QILAN. */
export async function addMarkedRows(pool: DatabasePool): Promise<MarkedIds> {
  const steward = await personOf(pool, 'HZ-HEALTH', 'data_steward');
  const operator = await personOf(pool, 'OP-QILAN', 'operator_staff');
  const officer = await personOf(pool, 'HZ-DATA', 'authority_officer');
  const admin = await personOf(pool, 'HZ-DATA', 'administrator');
  const run = async (viewer: Viewer, action: string, input: object, field: string): Promise<Made> => {
    const result = await mutate(pool, viewer, action, { ...input }, `${field} { id revision }`);
    if (!result.__typename.endsWith('Success')) throw new Error(`${action}: ${JSON.stringify(result)}`);
    return result[field] as Made;
  };
  const at = ({ id, revision }: Made) => ({ id, expectedRevision: revision });
  const drafted = async (title: string): Promise<Made> =>
    await run(steward, 'draftResource', { content: completeResource(title) }, 'resource');

  const draft = await drafted(marks.draft);
  const handedIn = await run(steward, 'submitResource', at(await drafted(marks.handedIn)), 'resource');
  const submitted = await run(steward, 'submitResource', at(await drafted('公开的资源')), 'resource');
  const published = await run(officer, 'publishResource', at(submitted), 'resource');
  const again = await run(
    steward,
    'reviseResource',
    { ...at(published), content: { title: marks.revision } },
    'resource',
  );
  const suspended = await run(steward, 'submitResource', at(again), 'resource');
  await run(officer, 'returnResource', { ...at(suspended), reason: marks.reason }, 'resource');
  const scenario = await run(operator, 'proposeScenario', { content: { title: marks.scenario } }, 'scenario');

  const who = { issuer: 'https://id.example', subject: 'zq-somebody', name: marks.name, email: marks.email };
  const added = await run(admin, 'addPerson', who, 'person');
  const role = { organization: 'HZ-HEALTH', role: 'DATA_STEWARD' };
  const person = await run(admin, 'grantRole', { ...at(added), ...role }, 'person');
  const author = { ...steward, id: Buffer.from(person.id, 'base64url').toString().replace(/^.*:/, '') };
  const message = { resource: published.id, kind: 'COMMENT', message: marks.message };
  const correction = await run(author, 'requestCorrection', message, 'correction');
  const search = await run(author, 'saveSearch', { name: marks.search, notices: {} }, 'savedSearch');
  const told = uuidv7();
  await notify(
    pool,
    [
      {
        ...{ id: told, kind: 'decided', data: { title: marks.told }, onceKey: told },
        to: { organizationId: steward.organization?.id ?? '' },
        subject: { type: 'Application', id: uuidv7(), code: 'ZQ' },
      },
    ],
    new Date(),
  );
  const machine = { code: 'ZQ-1', name: marks.account, organization: 'HZ-HEALTH', role: 'DATA_STEWARD' };
  const account = await run(admin, 'createServiceAccount', machine, 'serviceAccount');
  const content = { ...provisionOf('zq-provision'), title: marks.provision };
  const provision = await run(admin, 'proposeProvision', { content }, 'provisionVersion');
  const plans = await addMarkedPlans(pool, run);
  const imports = await addMarkedImport(pool, published.id);
  const hook = { code: 'ZQ-HOOK', url: 'http://127.0.0.1:9/', eventTypes: ['listing.*'], description: marks.webhook };
  const endpoint = await run(steward, 'createWebhookEndpoint', hook, 'webhookEndpoint');
  const deliveries = await addMarkedDelivery(pool, endpoint.id);
  const registrations = await addMarkedRegistration(pool, published.id, steward, run);
  const files = await addMarkedFiles(pool, run);
  const registry = await addMarkedRegistry(pool);
  await sequenceNow(pool);
  const ledger = async (table: string, noun: string): Promise<string[]> => {
    const rows = await pool.execute<{ id: string }>(sql`select id from ${sql.identifier(table)}`);
    return rows.map(({ id }) => encodeGlobalId(noun as 'Event', id));
  };
  const catalog = {
    Resource: [draft.id, handedIn.id, published.id],
    Scenario: [scenario.id],
    Person: [person.id],
    Correction: [correction.id],
    SavedSearch: [search.id],
    Notification: [encodeGlobalId('Notification', told)],
    ServiceAccount: [account.id],
    ProvisionVersion: [provision.id],
    Event: await ledger('events', 'Event'),
    AuditEntry: await ledger('audit_entries', 'AuditEntry'),
    WebhookEndpoint: [endpoint.id],
  };
  return together([catalog, plans, imports, deliveries, registrations, files, registry]);
}

function together(parts: readonly MarkedIds[]): MarkedIds {
  const all: Record<string, string[]> = {};
  for (const part of parts) for (const [noun, ids] of Object.entries(part)) all[noun] = [...(all[noun] ?? []), ...ids];
  return all;
}

/** A delivery with an attempt, as the job leaves it. */
async function addMarkedDelivery(pool: DatabasePool, endpoint: string): Promise<MarkedIds> {
  const [delivery, attempt] = [uuidv7(), uuidv7()];
  await pool.execute(sql`insert into webhook_deliveries (id, endpoint_id, event_type, place, subject_id, lane, state,
      created_at, finished_at)
    values (${delivery}, ${decodeGlobalId(endpoint)?.id ?? ''}, 'webhook.ping', 0, ${delivery}, 0, 'failed', now(), now())`);
  await pool.execute(sql`insert into webhook_attempts (id, delivery_id, attempted_at, duration_ms, status_code, error_code, answer)
    values (${attempt}, ${delivery}, now(), 1, 500, 'status', ${marks.webhookAnswer})`);
  return {
    WebhookDelivery: [encodeGlobalId('WebhookDelivery', delivery)],
    WebhookAttempt: [encodeGlobalId('WebhookAttempt', attempt)],
  };
}

/** A registration that is being written, and an objection to it and a request to correct it by somebody else. */
async function addMarkedRegistration(
  pool: DatabasePool,
  resource: string,
  steward: Viewer,
  run: (viewer: Viewer, action: string, input: object, field: string) => Promise<Made>,
): Promise<MarkedIds> {
  const first = { type: 'INITIAL', track: 'STATE', registrar: 'ZJ-REGISTRAR', resource, note: marks.registration };
  const { id } = await run(steward, 'draftRegistration', first, 'registration');
  const objection = uuidv7();
  const author = await personOf(pool, 'OP-HENGXING');
  await pool.execute(sql`insert into registration_objections (id, registration_id, person_id, statement, evidence, state,
      revision, created_at, updated_at)
    values (${objection}, ${decodeGlobalId(id)?.id ?? ''}, ${author.id}, ${marks.objection}, ${marks.evidence}, 'open', 1,
      now(), now())`);
  const request = uuidv7();
  await pool.execute(sql`insert into correction_requests (id, registration_id, person_id, statement, evidence,
      state, answer, answered_at, revision, created_at, updated_at)
    values (${request}, ${decodeGlobalId(id)?.id ?? ''}, ${author.id}, ${marks.correctionRequest},
      ${marks.correctionEvidence}, 'dismissed', ${marks.correctionAnswer}, now(), 2, now(), now())`);
  return {
    Registration: [id],
    RegistrationObjection: [encodeGlobalId('RegistrationObjection', objection)],
    RegistrationCorrectionRequest: [encodeGlobalId('RegistrationCorrectionRequest', request)],
  };
}

/** Plans and a notice that are not public yet. */
async function addMarkedPlans(
  pool: DatabasePool,
  run: (viewer: Viewer, action: string, input: object, field: string) => Promise<Made>,
): Promise<MarkedIds> {
  const officer = await personOf(pool, 'HZ-HEALTH', 'authority_officer');
  const draft = await run(officer, 'draftPlan', { content: completePlan(marks.plan) }, 'plan');
  const other = await run(officer, 'draftPlan', { content: completePlan(marks.deliberated) }, 'plan');
  const record = { id: other.id, expectedRevision: other.revision, on: '2026-02-10', reference: '纪要' };
  await run(officer, 'recordPlanDeliberation', record, 'plan');
  const content = completeNotice(marks.notice);
  const notice = await run(officer, 'draftNotice', { plan: draft.id, content }, 'notice');
  return { ImplementationPlan: [draft.id, other.id], Notice: [notice.id] };
}

/** An import that nobody's organisation has asked for, with a row it refused and one it only proposed. */
async function addMarkedImport(pool: DatabasePool, resource: string): Promise<MarkedIds> {
  const [run, upload, refusal] = [uuidv7(), uuidv7(), uuidv7()];
  const options = JSON.stringify({ uploadId: upload });
  await pool.execute(sql`insert into import_runs (id, source, actor, state, owner, started_at, heartbeat_at, finished_at, options)
    values (${run}, 'shanghai', '-', 'done', '-', now(), now(), now(), ${options}::text::jsonb)`);
  await pool.execute(sql`insert into import_uploads (id, host, file_name, bytes, sha256, caller_kind, caller_id, key, created_at)
    values (${upload}, '-', ${marks.file}, 1, '-', 'person', ${uuidv7()}, '-', now())`);
  await pool.execute(sql`insert into import_refusals (id, run_id, line, code, message)
    values (${refusal}, ${run}, 2, 'title_missing', ${marks.refusal})`);
  const resourceId = decodeGlobalId(resource)?.id ?? '';
  const content = (await readResourceContents(pool, [resourceId])).get(resourceId);
  await pool.execute(sql`insert into imported_revisions (resource_id, run_id, digest, state, source_status, content, proposed_at)
    values (${resourceId}, ${run}, '-', 'open', 'published',
      ${JSON.stringify({ ...content, title: marks.imported })}::text::jsonb, now())`);
  return {
    ImportJob: [encodeGlobalId('ImportJob', run)],
    ImportRefusal: [encodeGlobalId('ImportRefusal', refusal)],
  };
}
