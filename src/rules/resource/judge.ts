import type { Stage, Verb } from '../catalog/lifecycle.ts';
import { stageFinding } from '../catalog/stage-finding.ts';
import type { Finding } from '../finding.ts';
import type { Action } from '../permissions.ts';
import { completenessFindings } from './completeness.ts';
import type { ResourceContent } from './content.ts';

/** The verb of each action on a resource that exists. */
export const resourceVerbs = {
  reviseResource: 'revise',
  discardResourceRevision: 'discard',
  submitResource: 'submit',
  returnResource: 'return',
  publishResource: 'publish',
  suspendResource: 'suspend',
  resumeResource: 'resume',
  withdrawResource: 'withdraw',
} as const satisfies Partial<Record<Action, Verb>>;

export type ResourceAction = keyof typeof resourceVerbs;
export const resourceActions = Object.keys(resourceVerbs) as ResourceAction[];

/** Verbs that look at what the resource says. */
const looksAtContent: readonly Verb[] = ['submit', 'publish'];

/** Whether a verb's findings depend on the content. */
export const needsContent = (verb: Verb): boolean => looksAtContent.includes(verb);

/**
 * What the rules say of an action on a resource, for the button and the mutation alike.
 *
 * @param content what it says, with the proposed revision where there is one; may be left out where {@link needsContent} says so
 */
export function judgeResource(verb: Verb, stage: Stage, content: ResourceContent | null): readonly Finding[] {
  return content !== null && needsContent(verb)
    ? [stageFinding(stage, verb), ...completenessFindings(content)]
    : [stageFinding(stage, verb)];
}
