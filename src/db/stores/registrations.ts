import { eq, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { RegistrationContent, RunningRegistration } from '../../rules/registration/registration-facts.ts';
import type { RegistrationStatus, RegistrationTrack, RegistrationType } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { agreements } from '../tables/applications.ts';
import { organizations } from '../tables/organizations.ts';
import { products } from '../tables/products.ts';
import { submissions } from '../tables/proposals.ts';
import { registrations } from '../tables/registrations.ts';
import { resources } from '../tables/resources.ts';
import { isRunning } from './registration-cases.ts';

/** A thing that can be registered, with who holds it. */
export interface Registrable {
  readonly noun: 'Product' | 'Resource';
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly ownerId: string;
  readonly ownerCode: string;
  /** The authority of a product's agreement, where it has one. */
  readonly authorityId: string | null;
  /** Whether a resource was handed in to its reviewers, who then see it. */
  readonly isHandedIn: boolean;
}

/** A product or resource by its id; null when there is none. */
export async function registrable(db: Database, noun: 'Product' | 'Resource', id: string): Promise<Registrable | null> {
  const [row] = await db.execute<Omit<Registrable, 'noun'>>(
    noun === 'Product'
      ? sql`select p.id, p.code, p.status::text as status, p.operator_id as "ownerId", o.code as "ownerCode",
          g.authority_id as "authorityId", false as "isHandedIn"
        from ${products} p join ${organizations} o on o.id = p.operator_id
        left join ${agreements} g on g.id = p.agreement_id where p.id = ${id}`
      : sql`select d.id, d.code, d.status::text as status, d.provider_id as "ownerId", o.code as "ownerCode",
          null as "authorityId",
          exists (select from ${submissions} s where s.subject_type = 'Resource' and s.subject_id = d.id) as "isHandedIn"
        from ${resources} d join ${organizations} o on o.id = d.provider_id where d.id = ${id}`,
  );
  return row === undefined ? null : { noun, ...row };
}

/** The registration of a thing at a registrar that is not over; null when there is none. */
export async function runningRegistration(
  tx: Database,
  thingId: string,
  registrarId: string,
): Promise<RunningRegistration | null> {
  const [row] = await tx.execute<{ code: string }>(sql`select r.code from ${registrations} r
    where coalesce(r.product_id, r.resource_id) = ${thingId} and r.registrar_id = ${registrarId}
      and ${isRunning(sql`r`)}`);
  return row ?? null;
}

/** A registration that is about to be drafted. */
export interface NewRegistration {
  readonly id: string;
  readonly code: string;
  readonly track: RegistrationTrack;
  readonly type: RegistrationType;
  readonly productId: string | null;
  readonly resourceId: string | null;
  readonly registrantId: string;
  readonly registrarId: string;
  readonly previousId: string | null;
  readonly content: RegistrationContent;
}

/** What a command changes of a registration; what is left out stays. */
export interface RegistrationChange {
  readonly status?: RegistrationStatus;
  readonly content?: RegistrationContent;
  readonly submittedAt?: Date;
  readonly submittedBy?: string | null;
  readonly acceptedOn?: LocalDate;
  readonly publicityStartsOn?: LocalDate;
  readonly publicityEndsOn?: LocalDate;
  readonly registeredOn?: LocalDate;
  readonly expiresOn?: LocalDate | null;
  readonly registrationNumber?: string;
  readonly queryCode?: string;
  readonly decidedAt?: Date;
  readonly decisionReason?: string | null;
  readonly endedOn?: LocalDate;
  readonly delayReason?: string;
  readonly delayExplainedAt?: Date;
}

/**
 * Puts a registration down, at revision 1.
 *
 * @param begun what it has come to already; left out it is a draft
 */
export async function insertRegistration(
  tx: Database,
  row: NewRegistration,
  now: Date,
  begun: RegistrationChange = {},
): Promise<void> {
  const stamps = { revision: 1, createdAt: now, updatedAt: now };
  await tx.insert(registrations).values({ ...row, status: 'draft', ...begun, ...stamps });
}

/** Saves a change of a registration, with its next revision. */
export async function saveRegistration(tx: Database, id: string, change: RegistrationChange, now: Date): Promise<void> {
  await tx
    .update(registrations)
    .set({ ...change, revision: sql`${registrations.revision} + 1`, updatedAt: now })
    .where(eq(registrations.id, id));
}
