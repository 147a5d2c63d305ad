import type { LocalDate } from '../calendar/local-date.ts';
import type { Provision } from '../policy/provision.ts';
import { provisionsInForce } from '../policy/provision.ts';

/** What is known of a demand that the audit context of a call names. */
export interface CallContextFacts {
  readonly scenarioTitle: string;
  readonly operatorName: string;
  readonly operatorCreditCode: string | null;
  readonly code: string;
}

/**
 * The audit context of a call (调用审计上下文) as the provincial IRS was seen to take it: the fields that a provision in force
 * names, as far as they are known here. The provision is observed and binds nothing, so nothing is refused for want of one.
 *
 * @param provisions approved versions, in the order of their approval
 */
export function callContext(
  provisions: readonly Provision[],
  on: LocalDate,
  { scenarioTitle, operatorName, operatorCreditCode, code }: CallContextFacts,
): Readonly<Record<string, string>> {
  const known: Readonly<Record<string, string | null>> = {
    material_name: scenarioTitle,
    sponsor_name: operatorName,
    sponsor_code: operatorCreditCode,
    project_id: code,
  };
  const named = provisionsInForce(provisions, on).flatMap(({ parameter, value }) =>
    parameter === 'demand.call_context' && Array.isArray(value) ? (value as readonly string[]) : [],
  );
  return Object.fromEntries(
    named.flatMap((field) => {
      const value = known[field] ?? null;
      return value === null ? [] : [[field, value]];
    }),
  );
}
