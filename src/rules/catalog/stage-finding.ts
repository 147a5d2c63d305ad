import type { Finding } from '../finding.ts';
import { catalogStatuses, proposalStates } from '../vocabulary.ts';
import { after, type LivingNoun, partsOf, type Stage, stagesAllowing, type Verb } from './lifecycle.ts';

const verbWords: Readonly<Record<Verb, string>> = {
  revise: '修改',
  discard: '放弃修订',
  submit: '提交审核',
  return: '退回',
  publish: '发布',
  suspend: '暂停',
  resume: '恢复',
  withdraw: '撤回',
};

/** A stage as people read it, such as 已发布（修订草稿）. */
export function stageWords(stage: Stage): string {
  const { status, proposal } = partsOf(stage);
  const { zh } = catalogStatuses[status];
  return proposal === null ? zh : `${zh}（${proposalStates[proposal].zh}）`;
}

/**
 * Says whether the life cycle allows a verb.
 *
 * @returns a finding that names the current stage, and where it is refused, the stages that allow it
 */
export function stageFinding(stage: Stage, verb: Verb, noun: LivingNoun = 'Resource'): Finding {
  const allowed = stagesAllowing(verb, noun);
  const passes = after(stage, verb, noun) !== null;
  const current = stageWords(stage);
  return {
    rule: 'stage-allows-action',
    status: passes ? 'pass' : 'fail',
    message: passes
      ? { zh: `当前状态“${current}”可以${verbWords[verb]}。`, en: `The state ${stage} allows ${verb}.` }
      : { zh: `当前状态“${current}”不能${verbWords[verb]}。`, en: `The state ${stage} does not allow ${verb}.` },
    provision: null,
    facts: { stage, allowedIn: allowed.join(', ') },
    remedy: passes
      ? null
      : {
          zh: `须处于以下状态之一：${allowed.map(stageWords).join('、')}。`,
          en: `It must be in one of these states: ${allowed.join(', ')}.`,
        },
  };
}
