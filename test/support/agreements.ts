import type { DatabasePool } from '../../src/db/client.ts';
import { agreementParts } from '../../src/rules/agreement/content.ts';
import type { PersonViewer, Viewer } from '../../src/rules/viewer.ts';
import { type Grant, type GrantOptions, grantedApplication } from './authorisation-rows-agreements.ts';
import { answer } from './catalog-query.ts';
import { type MutationResult, mutate } from './mutate.ts';
import { personOf } from './viewers.ts';

/** Everything an agreement has to say. */
export const wholeContent = Object.keys(agreementParts).map((part) => ({ part, text: `${part} 的约定` }));

/** An agreement as the API tells it. */
export interface Told {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly revision: number;
  readonly [field: string]: unknown;
}

/** Noon in Hangzhou on a day. */
export const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

/** Who acts in the tests of agreements. */
export interface Parties {
  readonly officer: PersonViewer;
  readonly operator: PersonViewer;
  readonly member: PersonViewer;
}

/** The parties; a new person of each body. */
export async function partiesOf(pool: DatabasePool, operator = 'OP-QILAN'): Promise<Parties> {
  return {
    officer: await personOf(pool, 'HZ-DATA', 'authority_officer'),
    operator: await personOf(pool, operator, 'operator_staff'),
    member: await personOf(pool, 'HZ-DRC', 'mechanism_member'),
  };
}

/** Acts by the API alone, at instants that it is given. */
export class Agreements {
  readonly pool: DatabasePool;
  readonly parties: Parties;

  constructor(pool: DatabasePool, parties: Parties) {
    this.pool = pool;
    this.parties = parties;
  }

  /** Sends a mutation on a day. */
  async send(who: Viewer, name: string, input: object, day: string, fields = '__typename'): Promise<MutationResult> {
    return await mutate(this.pool, who, name, { ...input }, fields, noon(day));
  }

  /** Acts on an agreement and expects a success; answers it as it stands then. */
  async act(who: Viewer, name: string, agreement: Told, input: object, day: string): Promise<Told> {
    const change = { id: agreement.id, expectedRevision: agreement.revision, ...input };
    const result = await this.send(who, name, change, day, 'agreement { id code status revision }');
    if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
    return result['agreement'] as Told;
  }

  /** Publishes the result of a grant. */
  async published(grant: Grant, day: string): Promise<Told> {
    const fields = 'authorisationResult { id code status revision objectionsEndOn }';
    const change = { id: grant.id, expectedRevision: 1 };
    const result = await this.send(this.parties.officer, 'publishResult', change, day, fields);
    if (!result.__typename.endsWith('Success')) throw new Error(`publishResult: ${JSON.stringify(result)}`);
    return result['authorisationResult'] as Told;
  }

  /** Drafts a whole agreement of a published grant. */
  async drafted(grant: Grant, day: string, dates: object): Promise<Told> {
    const input = { application: grant.id, content: wholeContent, ...dates };
    const fields = 'agreement { id code status revision }';
    const result = await this.send(this.parties.officer, 'draftAgreement', input, day, fields);
    if (!result.__typename.endsWith('Success')) throw new Error(`draftAgreement: ${JSON.stringify(result)}`);
    return result['agreement'] as Told;
  }

  /** Brings a new grant to a signed agreement, all on one day. */
  async signed(options: GrantOptions, day: string, dates: object): Promise<Told & { readonly grant: Grant }> {
    const grant = await grantedApplication(this.pool, options);
    await this.published(grant, day);
    const draft = await this.drafted(grant, day, dates);
    const accepted = await this.act(this.parties.operator, 'acceptAgreement', draft, {}, day);
    const signed = await this.act(this.parties.officer, 'signAgreement', accepted, { deliberatedOn: day }, day);
    return { ...signed, grant };
  }

  /** Reads an agreement on a day. */
  async read(who: Viewer, id: string, fields: string, day: string): Promise<Record<string, unknown> | null> {
    const source = `query($id: ID!) { agreement(by: { id: $id }) { ${fields} } }`;
    const { agreement } = await answer<{ agreement: Record<string, unknown> | null }>(
      this.pool,
      source,
      { id },
      { viewer: who, now: noon(day) },
    );
    return agreement;
  }

  /** The digest of what the end of an agreement would take with it. */
  async digest(id: string, day: string): Promise<string> {
    const read = await this.read(this.parties.member, id, 'endImpact { digest }', day);
    return (read?.['endImpact'] as { digest: string } | null)?.digest ?? 'none';
  }
}
