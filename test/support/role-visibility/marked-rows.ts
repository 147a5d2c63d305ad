import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { notify } from '../../../src/db/stores/notifications.ts';
import { readResourceContents } from '../../../src/db/stores/resource-content.ts';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { mutate } from '../mutate.ts';
import { provisionOf } from '../permission-matrix/subjects.ts';
import { completeResource } from '../resource-drafts.ts';
import { personOf } from '../viewers.ts';

/** Texts that stand in nothing but the rows they are named after. */
export const marks = {
  draft: 'ZQDRAFT',
  handedIn: 'ZQHANDED',
  revision: 'ZQREVISION',
  scenario: 'ZQSCENARIO',
  reason: 'ZQREASON',
  name: 'ZQNAME',
  email: 'zqemail@example.org',
  message: 'ZQMESSAGE',
  account: 'ZQACCOUNT',
  provision: 'ZQPROVISION',
  file: 'ZQFILE',
  refusal: 'ZQREFUSAL',
  imported: 'ZQIMPORTED',
  search: 'ZQSEARCH',
  told: 'ZQTOLD',
} as const;

export type Mark = keyof typeof marks;

interface Made {
  readonly id: string;
  readonly revision: number;
}

/** Global ids of the rows, by noun. */
export type MarkedIds = Readonly<Record<string, readonly string[]>>;

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
  const imports = await addMarkedImport(pool, published.id);
  await sequenceNow(pool);
  const ledger = async (table: string, noun: string): Promise<string[]> => {
    const rows = await pool.execute<{ id: string }>(sql`select id from ${sql.identifier(table)}`);
    return rows.map(({ id }) => encodeGlobalId(noun as 'Event', id));
  };
  return {
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
    ...imports,
  };
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
