import { sql } from 'drizzle-orm';
import type { DatabasePool } from '../../../src/db/client.ts';
import { dateInShanghai } from '../../../src/rules/calendar/local-date.ts';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { Role } from '../../../src/rules/vocabulary.ts';
import { mutate } from '../mutate.ts';
import { personOf } from '../viewers.ts';
import type { Target } from './attempt.ts';
import { type Caller, sides } from './callers.ts';
import type { Rule } from './expected.ts';
import type { Subject } from './subjects.ts';

/** Prices, in plain words. The price authority, the authority and the operator of the subjects are one body, `own`. */
export type PriceNoun = 'revenue' | 'ceiling' | 'priced';

const nouns: readonly string[] = ['revenue', 'ceiling', 'priced'];
export const isPriceNoun = (noun: string): noun is PriceNoun => nouns.includes(noun);

export const priceRules: Readonly<Record<string, Rule>> = {
  proposePermittedRevenue: { on: 'agreement', who: { price_authority: 'any' }, from: ['active', 'suspended'] },
  endorsePermittedRevenue: { on: 'revenue', who: { authority_officer: 'own' }, from: ['proposed'] },
  withdrawPermittedRevenue: { on: 'revenue', who: { price_authority: 'own' }, from: ['proposed'] },
  setFeeCeiling: { on: 'priced', who: { authority_officer: 'own' }, from: ['unpriced'] },
  recordCeilingReport: { on: 'ceiling', who: { authority_officer: 'own' } },
  setProductFee: { on: 'priced', who: { operator_staff: 'own' }, from: ['ceiled'] },
  publishDisclosure: { on: 'nothing', who: { authority_officer: 'own' } },
  // None of the agreements of the matrix has run for a year that is over.
  submitRevenueReport: { on: 'agreement', who: { operator_staff: 'own' }, from: [] },
};

const deciders: readonly Role[] = ['authority_officer', 'mechanism_member', 'auditor', 'price_authority'];

/** Who sees what of these: registered products and their ceilings are public. */
export const seesPriceNoun = ({ role, side }: Caller, noun: PriceNoun): boolean =>
  noun !== 'revenue' || (role !== null && (deciders.includes(role) || (side === 'own' && role === 'operator_staff')));

/** Input of what is made without looking at anything. */
export const priceMaking: Readonly<Record<string, Target>> = {
  publishDisclosure: { row: null, makes: 'disclosures', input: { authority: sides.own, year: 2025 } },
};

const today = (): string => dateInShanghai(new Date());
const amount = { form: 'PER_USE', unit: '每次', amountFen: 100 };
const parts = { costFen: 1_000_000, profitFen: 0, taxFen: 0, treasuryRate: 175 };
const period = () => ({ startsOn: '2090-01-01', endsOn: '2091-12-31' });

/** A right input of a mutation of prices; undefined for others. */
export function priceTarget(action: string, { id, revision: expectedRevision, row }: Subject): Target | undefined {
  switch (action) {
    case 'proposePermittedRevenue':
      return { row: null, makes: 'permitted_revenues', input: { agreement: id, ...period(), ...parts } };
    case 'endorsePermittedRevenue':
      return { row, input: { id, expectedRevision } };
    case 'withdrawPermittedRevenue':
      return { row, input: { id, expectedRevision, reason: '误填' } };
    case 'setFeeCeiling':
      return { row: null, makes: 'fee_ceilings', input: { product: id, ...amount, startsOn: today(), isTrial: true } };
    case 'recordCeilingReport':
      return { row, input: { id, expectedRevision, reportedOn: today(), reference: '杭数〔2026〕7号' } };
    case 'setProductFee':
      return { row: null, makes: 'product_fees', input: { product: id, ...amount, startsOn: today() } };
    case 'submitRevenueReport': {
      const input = { agreement: id, year: 2025, revenueFen: 1, costFen: 1, statement: '本年度经营情况' };
      return { row: null, makes: 'revenue_reports', input };
    }
    default:
      return undefined;
  }
}

/**
 * Subjects of prices: registered products of the own side, under its agreement, without and with a ceiling, and permitted revenues in every
 * state.
 *
 * @param agreement global id of an agreement of the own side in force
 */
export async function priceSubjects(pool: DatabasePool, agreement: string): Promise<Subject[]> {
  const officer = await personOf(pool, sides.own, 'authority_officer');
  const price = await personOf(pool, sides.own, 'price_authority');
  const subjects: Subject[] = [];
  const add = (noun: PriceNoun, stage: string, table: string, made: { id: string; revision: number }): void => {
    const row = { table, id: decodeGlobalId(made.id)?.id ?? '' };
    subjects.push({ noun, stage, ...made, row, callers: [] });
  };
  for (const [code, stage] of [
    ['DP-006', 'unpriced'],
    ['DP-019', 'ceiled'],
  ] as const) {
    const [found] = await pool.execute<{ id: string; revision: number }>(sql`update products
      set operator_id = (select id from organizations where code = ${sides.own}),
        agreement_id = ${decodeGlobalId(agreement)?.id} where code = ${code} returning id, revision`);
    const id = encodeGlobalId('Product', found?.id ?? '');
    add('priced', stage, 'products', { id, revision: found?.revision ?? 0 });
    if (stage === 'unpriced') continue;
    const input = { product: id, ...amount, startsOn: today(), isTrial: true };
    const made = await mutate(pool, officer, 'setFeeCeiling', input, 'feeCeiling { id revision }');
    add('ceiling', 'set', 'fee_ceilings', made['feeCeiling'] as { id: string; revision: number });
  }
  let startsOn = 2030;
  for (const stage of ['proposed', 'in_force', 'withdrawn']) {
    const input = { agreement, ...parts, startsOn: `${startsOn}-01-01`, endsOn: `${startsOn}-12-31` };
    startsOn += 1;
    const fields = 'permittedRevenue { id revision }';
    let made = (await mutate(pool, price, 'proposePermittedRevenue', input, fields))['permittedRevenue'] as {
      id: string;
      revision: number;
    };
    const change = { id: made.id, expectedRevision: made.revision };
    if (stage === 'in_force')
      made = (await mutate(pool, officer, 'endorsePermittedRevenue', change, fields))[
        'permittedRevenue'
      ] as typeof made;
    if (stage === 'withdrawn')
      made = (await mutate(pool, price, 'withdrawPermittedRevenue', { ...change, reason: '误填' }, fields))[
        'permittedRevenue'
      ] as typeof made;
    add('revenue', stage, 'permitted_revenues', made);
  }
  return subjects;
}
