import type { LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import { isEnforced, type Provision, provisionsInForce } from '../policy/provision.ts';
import { settlementsOn } from '../policy/settlement.ts';
import type { ScenarioContent } from '../scenario/content.ts';
import type { SubmissionChanges } from './changes.ts';
import type { ApplicationContent } from './content.ts';
import type { ApplicationFacts, NoticeFacts } from './facts.ts';
import { type ListLine, listOf } from './list.ts';

/** A provision as it was in force when a file was handed in. */
export interface FrozenProvision
  extends Pick<
    Provision,
    'code' | 'title' | 'document' | 'documentNumber' | 'article' | 'layer' | 'mark' | 'parameter' | 'value'
  > {
  /** Whether what binds for its parameter came from it. */
  readonly isBinding: boolean;
}

/** A line of a frozen list: with the provider as it was called. */
export interface FrozenLine extends ListLine {
  readonly resourceRevision: number;
  readonly provider: { readonly code: string; readonly name: string };
}

/** What was handed in, frozen: whatever is edited later, this is what is reviewed. */
export interface FrozenFile {
  /** Number of the submission, from 1. */
  readonly number: number;
  readonly handedInOn: LocalDate;
  readonly application: { readonly code: string; readonly kind: string };
  readonly applicant: { readonly code: string; readonly name: string };
  readonly content: ApplicationContent;
  readonly scenario: {
    readonly code: string;
    readonly revision: number;
    readonly status: string;
    readonly content: ScenarioContent;
  };
  readonly citedScenario: { readonly code: string } | null;
  readonly agreement: { readonly code: string; readonly expiresOn: LocalDate } | null;
  readonly list: readonly FrozenLine[];
  readonly notice: NoticeFacts;
  readonly policy: readonly FrozenProvision[];
  /** What the rules said. */
  readonly findings: readonly Finding[];
  /** What changed since the submission before; null for the first. */
  readonly changes: SubmissionChanges | null;
}

/**
 * Freezes an application as it is handed in.
 *
 * @param provisions approved versions, in the order of their approval
 * @param today in Asia/Shanghai
 */
export function frozenFile(
  facts: ApplicationFacts,
  provisions: readonly Provision[],
  today: LocalDate,
  kept: Pick<FrozenFile, 'number' | 'findings' | 'changes'>,
): FrozenFile {
  const { code, kind, applicant, content, scenario, cited, agreement, notice, resources } = facts;
  return {
    ...kept,
    handedInOn: today,
    application: { code, kind },
    applicant: { code: applicant.code, name: applicant.name },
    content,
    scenario: { code: scenario.code, revision: scenario.revision, status: scenario.status, content: scenario.content },
    citedScenario: cited === null ? null : { code: cited.code },
    agreement: agreement === null ? null : { code: agreement.code, expiresOn: agreement.expiresOn },
    list: listOf(scenario.content, resources).flatMap((line) => {
      const resource = resources.get(line.resourceCode);
      if (resource === undefined) return [];
      const { code: providerCode, name } = resource.provider;
      return [{ ...line, resourceRevision: resource.revision, provider: { code: providerCode, name } }];
    }),
    notice,
    policy: frozenPolicy(provisions, today),
  };
}

function frozenPolicy(provisions: readonly Provision[], today: LocalDate): FrozenProvision[] {
  const settled = settlementsOn(provisions, today);
  return provisionsInForce(provisions, today)
    .filter(isEnforced)
    .map((provision) => {
      const { code, title, document, documentNumber, article, layer, mark, parameter, value, id } = provision;
      const binding = parameter === null ? null : settled.get(parameter)?.binding;
      const isBinding = binding?.provisions.some((each) => each.id === id) ?? false;
      return { code, title, document, documentNumber, article, layer, mark, parameter, value, isBinding };
    });
}
