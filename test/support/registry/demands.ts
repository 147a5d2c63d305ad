import { sql } from 'drizzle-orm';
import type { DatabasePool } from '../../../src/db/client.ts';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { noon } from '../agreements.ts';
import { addAgreement, addFile } from '../authorisation-rows.ts';
import { answer } from '../catalog-query.ts';
import { type MutationResult, mutate } from '../mutate.ts';
import { personOf } from '../viewers.ts';

/** A line of the list: its resource, and its item. */
export interface ListLine {
  readonly resource: string;
  readonly item: string;
}

/** Lines of two providers, and one that the province returned (省回流). */
export const demandLines = {
  tax: { resource: 'HZ-FIN-004', item: '信用级别代码' },
  year: { resource: 'HZ-FIN-004', item: '评价年度' },
  clinic: { resource: 'HZ-MED-002', item: '机构名称' },
  returned: { resource: 'HZ-FIN-001', item: '登记状态' },
} as const satisfies Readonly<Record<string, ListLine>>;

/** Who provides each of them, as their staff answer. */
const stewards: Readonly<Record<string, string>> = {
  'HZ-FIN-004': 'HZ-TAX',
  'HZ-MED-002': 'HZ-HEALTH',
  'HZ-FIN-001': 'HZ-MARKET',
};

/** A demand as the API tells it. */
export interface ToldDemand {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly revision: number;
  readonly items: {
    readonly nodes: readonly { readonly id: string; readonly resourceCode: string; readonly itemName: string | null }[];
  };
}

const shown = 'dataDemand { id code status revision items(first: 100) { nodes { id resourceCode itemName } } }';

/** What a demand is to be like. */
export interface DemandOptions {
  readonly operator?: string;
  readonly lines?: readonly ListLine[];
  /** Lines of the approved list; those that are asked for unless told. */
  readonly listed?: readonly ListLine[];
  /** The day on which everything is done. */
  readonly day?: string;
  readonly endsOn?: string;
}

/** An agreement in force with its list: global id, uuid and code. */
export interface DemandAgreement {
  readonly id: string;
  readonly uuid: string;
  readonly code: string;
}

/** Carries data demands along by the API; agreement and list are put into the tables. */
export class Demands {
  readonly pool: DatabasePool;
  readonly day: string;
  readonly operator: PersonViewer;
  readonly officer: PersonViewer;
  readonly province: PersonViewer;
  readonly platform: PersonViewer;
  readonly member: PersonViewer;
  readonly #stewards = new Map<string, PersonViewer>();

  private constructor(pool: DatabasePool, day: string, people: readonly PersonViewer[]) {
    const [operator, officer, province, platform, member] = people as [
      PersonViewer,
      PersonViewer,
      PersonViewer,
      PersonViewer,
      PersonViewer,
    ];
    this.pool = pool;
    this.day = day;
    this.operator = operator;
    this.officer = officer;
    this.province = province;
    this.platform = platform;
    this.member = member;
  }

  /** A new person of each body, acting on one day unless told otherwise. */
  static async on(pool: DatabasePool, { operator = 'OP-QILAN', day = '2026-03-02' }: DemandOptions = {}) {
    return new Demands(pool, day, [
      await personOf(pool, operator, 'operator_staff'),
      await personOf(pool, 'HZ-DATA', 'authority_officer'),
      await personOf(pool, 'ZJ-DATA', 'provincial_authority'),
      await personOf(pool, 'HZ-PLATFORM', 'platform_operator'),
      await personOf(pool, 'HZ-DRC', 'mechanism_member'),
    ]);
  }

  /** The account through which the provincial IRS answers. */
  get irs(): Viewer {
    const { organization } = this.province;
    if (organization === null) throw new Error('somebody of the province acts for it');
    const scopes = ['read', 'recordTechnicalReview', 'answerItemConsents'];
    return { kind: 'service', id: this.province.id, organization, roles: ['provincial_authority'], scopes };
  }

  /** Staff of the body that provides a resource. */
  async steward(resource: string): Promise<PersonViewer> {
    const code = stewards[resource] ?? '';
    const known = this.#stewards.get(code) ?? (await personOf(this.pool, code, 'data_steward'));
    this.#stewards.set(code, known);
    return known;
  }

  /** Puts an agreement down, in force from 2026 to the end of 2027, with the list that was approved for it. */
  async agreement(lines: readonly ListLine[] = Object.values(demandLines)): Promise<DemandAgreement> {
    const items = lines.map(({ resource, item }) => ({
      resource,
      itemName: item,
      isProvincialReturn: resource === 'HZ-FIN-001',
    }));
    const applicant = this.operator.organization?.code ?? '';
    const file = await addFile(this.pool, { applicant, status: 'agreed', at: noon('2026-01-01'), items });
    const code = await addAgreement(this.pool, file, 'active', '2026-01-01', '2027-12-31');
    const [row] = await this.pool.execute<{ id: string }>(sql`select id from agreements where code = ${code}`);
    const uuid = row?.id ?? '';
    return { id: encodeGlobalId('Agreement', uuid), uuid, code };
  }

  /** Sends a mutation; what it answers, a refusal too. */
  async send(who: Viewer, name: string, input: object, fields = '__typename', day = this.day): Promise<MutationResult> {
    return await mutate(this.pool, who, name, { ...input }, fields, noon(day));
  }

  /** Sends a mutation of a demand that has to succeed. */
  async done(who: Viewer, name: string, input: object, day = this.day): Promise<ToldDemand> {
    const result = await this.send(who, name, input, shown, day);
    if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
    return result['dataDemand'] as ToldDemand;
  }

  /** Changes a demand, which has to succeed. */
  async act(who: Viewer, name: string, { id, revision }: ToldDemand, input: object = {}, day = this.day) {
    return await this.done(who, name, { id, expectedRevision: revision, ...input }, day);
  }

  /** What a demand says when nothing is missing. */
  asked({ id: agreement }: DemandAgreement, lines: readonly ListLine[], more: object = {}): object {
    const items = lines.map((line) => ({
      ...line,
      justification: `评估须用到${line.item}`,
      subjectAuthorisation: '企业在线授权',
    }));
    return { agreement, purpose: '小微企业授信', use: 'QUERY', items, ...more };
  }

  /** A demand that was handed in. */
  async submitted(lines: readonly ListLine[], options: DemandOptions = {}): Promise<ToldDemand> {
    const agreement = await this.agreement(options.listed ?? lines);
    const more = options.endsOn === undefined ? {} : { endsOn: options.endsOn };
    const draft = await this.done(this.operator, 'draftDataDemand', this.asked(agreement, lines, more));
    return await this.act(this.operator, 'submitDataDemand', draft);
  }

  /** Steps of a demand that wait, as an officer of the authority reads them. */
  async waiting({ id }: Pick<ToldDemand, 'id'>) {
    const { dataDemand } = await this.read<{
      dataDemand: {
        readonly steps: {
          readonly nodes: readonly {
            readonly id: string;
            readonly kind: string;
            readonly status: string;
            readonly revision: number;
            readonly organization: { readonly code: string };
            readonly consents: { readonly nodes: readonly { readonly demandItem: { readonly id: string } }[] };
          }[];
        };
      };
    }>(
      this.officer,
      `query($id: ID!) { dataDemand(by: { id: $id }) { steps(first: 50) { nodes { id kind status revision
        organization { code } consents(first: 100) { nodes { demandItem { id } } } } } } }`,
      { id },
    );
    return dataDemand.steps.nodes.filter(({ status }) => status === 'OPEN');
  }

  /** Has whoever is asked in a step answer every item of it. */
  async answered(demand: ToldDemand, code: string, decision: 'CONSENTED' | 'DECLINED' = 'CONSENTED') {
    return await (await this.answering(demand, code, decision))();
  }

  /** The same, prepared: what is sent was read before, whatever becomes of the step until it is sent. */
  async answering(demand: ToldDemand, code: string, decision: 'CONSENTED' | 'DECLINED' = 'CONSENTED') {
    const step = (await this.waiting(demand)).find(
      ({ kind, organization }) => organization.code === code && kind.endsWith('_CONSENT'),
    );
    if (step === undefined) throw new Error(`nothing waits for ${code}`);
    const resource = Object.keys(stewards).find((each) => stewards[each] === code);
    const who = resource === undefined ? this.province : await this.steward(resource);
    const reason = decision === 'DECLINED' ? { reason: '不宜提供' } : {};
    const answers = step.consents.nodes.map(({ demandItem }) => ({ item: demandItem.id, decision, ...reason }));
    const input = { id: step.id, expectedRevision: step.revision, answers };
    return async () => await this.send(who, 'answerItemConsents', input);
  }

  /** A demand that everybody has consented to. */
  async approved(lines: readonly ListLine[], options: DemandOptions = {}): Promise<ToldDemand> {
    const demand = await this.submitted(lines, options);
    for (const { kind, organization } of await this.waiting(demand)) {
      if (!kind.endsWith('_CONSENT')) continue;
      const result = await this.answered(demand, organization.code);
      if (!result.__typename.endsWith('Success')) throw new Error(JSON.stringify(result));
    }
    return await this.act(this.officer, 'recordTechnicalReview', demand, {
      outcome: 'PASSED',
      reference: 'IRS-2026-1',
    });
  }

  /** A demand whose items are all made available inside the platform. */
  async delivered(lines: readonly ListLine[], options: DemandOptions = {}): Promise<ToldDemand> {
    const demand = await this.approved(lines, options);
    const items = demand.items.nodes.map(({ id }, index) => ({ item: id, reference: `PF-${index + 1}` }));
    return await this.act(this.platform, 'recordDelivery', demand, { items });
  }

  /** Reads on the day. */
  async read<T>(
    viewer: Viewer,
    source: string,
    variables: Readonly<Record<string, unknown>>,
    day = this.day,
  ): Promise<T> {
    return await answer<T>(this.pool, source, variables, { viewer, now: noon(day) });
  }
}

/** A delivered demand by the API: its global id and code, its agreement, and its items in order, each with its uuid. */
export async function aDeliveredDemand(pool: DatabasePool, options: DemandOptions = {}) {
  const world = await Demands.on(pool, options);
  const lines = options.lines ?? [demandLines.tax, demandLines.clinic];
  const demand = await world.delivered(lines, options);
  const [row] = await pool.execute<{ agreement: string }>(
    sql`select agreement_id as agreement from data_demands where code = ${demand.code}`,
  );
  const agreementId = row?.agreement ?? '';
  return {
    world,
    demand,
    agreementId,
    items: demand.items.nodes.map((item) => ({ ...item, uuid: decodeGlobalId(item.id)?.id ?? '' })),
  };
}
