import { sql } from 'drizzle-orm';
import type { DatabasePool } from '../../../src/db/client.ts';
import type { LocalDate } from '../../../src/rules/calendar/local-date.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { noon } from '../agreements.ts';
import { answer } from '../catalog-query.ts';
import { type MutationResult, mutate } from '../mutate.ts';
import { personOf } from '../viewers.ts';
import { type ApprovedProduct, anApprovedProduct, type ProductOptions } from './products.ts';

/** Every paper that a first registration asks for (26号 art. 9). */
export const wholePapers = [
  'registrant',
  'lawful_source',
  'resource',
  'evidence_deposit',
  'products',
  'scenarios',
  'security_assessment',
].map((paper) => ({ paper, text: `${paper} 的材料编号` }));

/** A registration as the API tells it. */
export interface ToldRegistration {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly revision: number;
  readonly publicityEndsOn: LocalDate | null;
  readonly registeredOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  readonly number: string | null;
  readonly queryCode: string | null;
}

export const registrationFields = 'id code status revision publicityEndsOn registeredOn expiresOn number queryCode';

/** Who acts in the tests of registrations. */
export interface RegistrationParties {
  readonly operator: PersonViewer;
  readonly registrar: PersonViewer;
  readonly exchange: PersonViewer;
  readonly officer: PersonViewer;
}

/** Registers by the API alone, at noon of the days that it is given. */
export class Registrations {
  readonly pool: DatabasePool;
  readonly parties: RegistrationParties;

  constructor(pool: DatabasePool, parties: RegistrationParties) {
    this.pool = pool;
    this.parties = parties;
  }

  /** With a new person of each body. */
  static async on(pool: DatabasePool, operator = 'OP-QILAN'): Promise<Registrations> {
    return new Registrations(pool, {
      operator: await personOf(pool, operator, 'operator_staff'),
      registrar: await personOf(pool, 'ZJ-REGISTRAR', 'registrar'),
      exchange: await personOf(pool, 'HZ-EXCHANGE', 'exchange'),
      officer: await personOf(pool, 'HZ-DATA', 'authority_officer'),
    });
  }

  /** Sends a mutation on a day; answers a refusal too. */
  async send(
    who: Viewer,
    name: string,
    input: object,
    day: LocalDate,
    fields = `registration { ${registrationFields} }`,
  ): Promise<MutationResult> {
    return await mutate(this.pool, who, name, { ...input }, fields, noon(day));
  }

  /** Acts on a registration and expects a success; answers it as it stands then. */
  async act(
    who: Viewer,
    name: string,
    of: Pick<ToldRegistration, 'id' | 'revision'>,
    day: LocalDate,
    input: object = {},
  ): Promise<ToldRegistration> {
    const result = await this.send(who, name, { id: of.id, expectedRevision: of.revision, ...input }, day);
    if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
    return result['registration'] as ToldRegistration;
  }

  /** Drafts a registration and expects a success. */
  async drafted(who: Viewer, input: object, day: LocalDate): Promise<ToldRegistration> {
    const result = await this.send(who, 'draftRegistration', input, day);
    if (!result.__typename.endsWith('Success')) throw new Error(`draftRegistration: ${JSON.stringify(result)}`);
    return result['registration'] as ToldRegistration;
  }

  /** Drafts and hands in a first state registration of a product, with every paper. */
  async submitted(product: string, day: LocalDate, registrar = 'ZJ-REGISTRAR'): Promise<ToldRegistration> {
    const input = { type: 'INITIAL', track: 'STATE', registrar, product, papers: wholePapers };
    const draft = await this.drafted(this.parties.operator, input, day);
    return await this.act(this.parties.operator, 'submitRegistration', draft, day);
  }

  /** Brings what was handed in to its publicity, all on one day. */
  async published(handedIn: ToldRegistration, day: LocalDate): Promise<ToldRegistration> {
    const { registrar } = this.parties;
    const accepted = await this.act(registrar, 'acceptRegistration', handedIn, day);
    return await this.act(registrar, 'concludeFormalReview', accepted, day, { passes: true });
  }

  /** Registers a product with the state: handed in and published on one day, registered on another. */
  async registered(product: string, day: LocalDate, on: LocalDate): Promise<ToldRegistration> {
    const published = await this.published(await this.submitted(product, day), day);
    return await this.act(this.parties.registrar, 'completeRegistration', published, on);
  }

  /** Applies for a registration that follows on another, with every paper, and hands it in. */
  async following(previous: string, type: string, day: LocalDate, input: object = {}): Promise<ToldRegistration> {
    const draft = await this.drafted(this.parties.operator, { type, previous, note: '说明', ...input }, day);
    return await this.act(this.parties.operator, 'submitRegistration', draft, day);
  }

  /** Hands a product in at the exchange. */
  async atExchange(product: string, day: LocalDate, exchange = 'HZ-EXCHANGE'): Promise<ToldRegistration> {
    const input = { type: 'INITIAL', track: 'EXCHANGE', registrar: exchange, product };
    const draft = await this.drafted(this.parties.operator, input, day);
    return await this.act(this.parties.operator, 'submitRegistration', draft, day);
  }

  /** Reads a registration on a day. */
  async read(
    who: Viewer | undefined,
    id: string,
    fields: string,
    day: LocalDate,
  ): Promise<Record<string, unknown> | null> {
    const source = `query($id: ID!) { registration(by: { id: $id }) { ${fields} } }`;
    const sent = { now: noon(day), ...(who === undefined ? {} : { viewer: who }) };
    const { registration } = await answer<{ registration: Record<string, unknown> | null }>(
      this.pool,
      source,
      { id },
      sent,
    );
    return registration;
  }
}

/** What a registered product is to be like. */
export interface RegisteredOptions extends ProductOptions {
  /** The day it is handed in and published, and the day it is registered; ten working days lie between. */
  readonly handedInOn?: LocalDate;
  readonly registeredOn?: LocalDate;
}

/** A product that is registered with the state, by the API. */
export interface RegisteredProduct extends ApprovedProduct {
  readonly registration: ToldRegistration;
}

/** An approved product that has come through state registration: acceptance, review, publicity, code, certificate. */
export async function aRegisteredProduct(
  pool: DatabasePool,
  options: RegisteredOptions = {},
): Promise<RegisteredProduct> {
  const { handedInOn = '2026-03-02', registeredOn = '2026-03-17' } = options;
  const product = await anApprovedProduct(pool, options);
  const world = await Registrations.on(pool, options.operator);
  return { ...product, registration: await world.registered(product.id, handedInOn, registeredOn) };
}

/** The rules that stand in the way of a refused mutation. */
export const failedRules = ({ findings = [] }: MutationResult): string[] =>
  findings.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);

/** Steps of a registration, in order: kind, state, limit and last day. */
export async function stepsOfRegistration(pool: DatabasePool, code: string): Promise<string[]> {
  const rows = await pool.execute<{ step: string }>(sql`
    select concat_ws(' ', s.kind, s.status, coalesce(s.limit_days::text, '-'), coalesce(s.due_on::text, '-')) as step
    from steps s join registrations r on r.id = s.registration_id where r.code = ${code} order by s.opened_at, s.id`);
  return rows.map(({ step }) => step);
}
