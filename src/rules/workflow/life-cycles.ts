import { agreementLife, objectionLife, resultLife } from '../agreement/lifecycle.ts';
import { applicationLife } from '../application/lifecycle.ts';
import { after, allStages, type LivingNoun, lifecycle, partsOf, type Stage, type Verb } from '../catalog/lifecycle.ts';
import { stageWords } from '../catalog/stage-finding.ts';
import { demandLife } from '../demand/lifecycle.ts';
import { listingLife } from '../exchange/lifecycle.ts';
import { noticeLife } from '../notice/lifecycle.ts';
import type { Action } from '../permissions.ts';
import { planLife } from '../plan/lifecycle.ts';
import { revenueLife } from '../price/lifecycle.ts';
import { productVersionLife } from '../product/lifecycle.ts';
import { correctionRequestLife, registrationLife, registrationObjectionLife } from '../registration/lifecycle.ts';
import { expertLife, roundLife, stepLife } from '../review/lifecycle.ts';
import { supervisionLife } from '../supervision/lifecycle.ts';
import { catalogStatuses, proposalStates } from '../vocabulary.ts';
import type { Word } from '../words.ts';
import type { Lifecycle } from './lifecycle.ts';

/** The life of a catalog entry in the form of the others: its stages are its states, its verbs the actions of the noun. */
export function catalogLife(noun: LivingNoun): Lifecycle<Stage> {
  const stages = allStages.filter((stage) => noun === 'Resource' || partsOf(stage).status !== 'suspended');
  const moves = (Object.keys(lifecycle) as Verb[]).flatMap((verb) => {
    const ways = stages.flatMap((stage) => {
      const to = after(stage, verb, noun);
      return to === null ? [] : [[stage, [to]] as const];
    });
    return ways.length === 0 ? [] : [[actionOf(verb, noun), Object.fromEntries(ways)] as const];
  });
  return {
    noun,
    zh: noun === 'Resource' ? '数据资源' : '应用场景',
    states: Object.fromEntries(stages.map((stage) => [stage, stageWord(stage)])) as Record<Stage, Word>,
    begins: { [noun === 'Resource' ? 'draftResource' : 'proposeScenario']: ['draft'] },
    moves: Object.fromEntries(moves),
  };
}

/** `discard` on a resource is `discardResourceRevision`. */
const actionOf = (verb: Verb, noun: LivingNoun): Action =>
  (verb === 'discard' ? `discard${noun}Revision` : `${verb}${noun}`) as Action;

function stageWord(stage: Stage): Word {
  const { status, proposal } = partsOf(stage);
  const own = catalogStatuses[status];
  if (proposal === null) return own;
  const revision = proposalStates[proposal];
  return { zh: stageWords(stage), meaning: `${own.meaning} Its revision: ${revision.meaning}` };
}

/** Every life cycle there is, in the order of the procedure. */
export const lifeCycles: readonly Lifecycle<string>[] = [
  catalogLife('Resource'),
  catalogLife('Scenario'),
  planLife,
  noticeLife,
  applicationLife,
  stepLife,
  expertLife,
  roundLife,
  resultLife,
  objectionLife,
  agreementLife,
  demandLife,
  supervisionLife,
  revenueLife,
  productVersionLife,
  registrationLife,
  registrationObjectionLife,
  correctionRequestLife,
  listingLife,
] as readonly Lifecycle<string>[];
