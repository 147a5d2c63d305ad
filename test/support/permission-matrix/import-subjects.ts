import { hostname } from 'node:os';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { Subject } from './subjects.ts';

/** A file that was sent and no job reads yet. */
export const waitingUpload = uuidv7();

/** Adds that file. */
export async function addUpload(pool: DatabasePool): Promise<void> {
  await pool.execute(sql`insert into import_uploads (id, host, bytes, sha256, caller_kind, caller_id, key, created_at)
    values (${waitingUpload}, ${hostname()}, 1, '-', 'person', ${uuidv7()}, '-', now())`);
}

const states = { queued: 'queued', running: 'applying', done: 'done' };

/** Imports that wait, run and have ended, asked for by an organisation. */
export async function importJobs(pool: DatabasePool, organization: string): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const [stage, state] of Object.entries(states)) {
    const id = uuidv7();
    await pool.execute(sql`insert into import_runs (id, source, actor, state, owner, started_at, heartbeat_at, finished_at,
        requested_by_organization_id)
      select ${id}, 'shanghai', '-', ${state}, '-', now(), now(), case when ${stage} = 'done' then now() end, o.id
      from organizations o where o.code = ${organization}`);
    const row = { table: 'import_runs', id };
    subjects.push({ noun: 'job', stage, id: encodeGlobalId('ImportJob', id), row, revision: 1, callers: [] });
  }
  return subjects;
}

/** Puts what a source says anew beside a resource, as an import does; its content is what the resource says already. */
export async function addImportedRevision(pool: DatabasePool, resourceId: string, content: object): Promise<void> {
  await pool.execute(sql`insert into imported_revisions (resource_id, run_id, digest, state, source_status, content, proposed_at)
    values (${resourceId}, ${uuidv7()}, '-', 'open', 'published', ${JSON.stringify(content)}::text::jsonb, now())`);
}
