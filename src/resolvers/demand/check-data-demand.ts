import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { askedFacts, demandableAgreement } from '../../db/stores/demands.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { type NecessityMeter, necessityMeter } from '../../rules/demand/demand-findings.ts';
import { submissionFindings } from '../../rules/demand/judge.ts';
import { Refused, RequestError } from '../../rules/errors.ts';
import type { Finding } from '../../rules/finding.ts';
import { organizationOf, rolesOf } from '../../rules/viewer.ts';
import { parseInput } from '../command/parse-input.ts';
import { askedLines, demandFields } from './demand-input.ts';

const schema = z.object({ agreement: z.string().max(200), ...demandFields, items: askedLines });

/** What would be said of a demand. */
export interface DemandCheck {
  readonly findings: readonly Finding[];
  readonly necessity: NecessityMeter;
}

/**
 * Says what the rules would find in a demand, before anything is kept: for staff of the operator of the agreement.
 *
 * @returns null for everybody else, and where there is no such agreement
 * @throws RequestError for an input that no demand could have
 */
export async function checkDataDemand(context: RequestContext, input: object): Promise<DemandCheck | null> {
  const { agreement, purpose, endsOn, items } = parsedOf(input);
  const target = decodeGlobalId(agreement);
  const found = target?.noun === 'Agreement' ? await demandableAgreement(context.db, target.id) : null;
  const { viewer } = context;
  const mayRead = viewer.kind === 'person' || (viewer.kind === 'service' && viewer.scopes.includes('read'));
  const isStaff = mayRead && rolesOf(viewer).includes('operator_staff');
  if (target === null || found === null || !isStaff || organizationOf(viewer)?.id !== found.operatorId) return null;
  const asked = { purpose: purpose ?? '', endsOn: endsOn ?? found.expiresOn, lines: items };
  const facts = await askedFacts(context.db, target.id, asked);
  return { findings: submissionFindings(facts, dateInShanghai(context.now())), necessity: necessityMeter(facts) };
}

function parsedOf(input: object): z.output<typeof schema> {
  try {
    return parseInput(schema, input);
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.kind !== 'invalid_input') throw error;
    const [issue] = error.refusal.issues;
    throw new RequestError('BAD_USER_INPUT', `${issue?.path.join('.')}: ${issue?.message.en}`, ['input']);
  }
}
