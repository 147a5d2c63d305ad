import type { DatabasePool } from '../../../src/db/client.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { mutate } from '../mutate.ts';
import { completeNotice, completePlan } from '../notice-drafts.ts';
import { personOf } from '../viewers.ts';
import { sides } from './callers.ts';
import type { Subject } from './subjects.ts';

/** The first plan of the owner, which is made first of all, stays a draft and carries the notice of `draftNotice`. */
export const planOfNotices = `${sides.own}/P000001`;

/** A notice that is open now. */
export const openNotice = (title: string) => ({
  ...completeNotice(title),
  closesOn: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
});

type Act = readonly [who: 'officer' | 'lead', action: string, input?: object];

const deliberate: Act = ['officer', 'recordPlanDeliberation', { on: '2026-02-10', reference: '纪要' }];
const approve: Act = ['officer', 'recordPlanApproval', { on: '2026-02-12', reference: '批复' }];
const file: Act = ['officer', 'recordPlanFiling', { on: '2026-02-15', reference: '备案' }];
const cancel: Act = ['officer', 'cancelNotice', { reason: '不再征集' }];
const publish: readonly Act[] = [
  ['lead', 'endorseNotice'],
  ['officer', 'publishNotice'],
];

/** The way of a plan to each stage. */
const planWays: Readonly<Record<string, readonly Act[]>> = {
  draft: [],
  deliberated: [deliberate],
  approved: [deliberate, approve],
  filed: [deliberate, approve, file],
  withdrawn: [['officer', 'withdrawPlan', { reason: '暂缓' }]],
};

/** The way of a notice to each stage. `announced`: published; `called_off`: cancelled afterwards, so that everyone sees it. */
const noticeWays: Readonly<Record<string, readonly Act[]>> = {
  draft: [],
  endorsed: publish.slice(0, 1),
  announced: publish,
  called_off: [...publish, cancel],
  dropped: [cancel],
};

interface Made {
  readonly id: string;
  readonly revision: number;
}

/** Makes plans and notices in every stage of their lives, by mutations; the owner leads the field as well. */
export async function noticeSubjects(pool: DatabasePool): Promise<Subject[]> {
  const officer = await personOf(pool, sides.own, 'authority_officer');
  const lead = await personOf(pool, sides.own, 'domain_lead');
  const run = async (viewer: Viewer, action: string, input: object, field: string): Promise<Made> => {
    const result = await mutate(pool, viewer, action, { ...input }, `${field} { id revision }`);
    if (!result.__typename.endsWith('Success')) throw new Error(`${action}: ${JSON.stringify(result)}`);
    return result[field] as Made;
  };
  const along = async (made: Made, way: readonly Act[], field: string): Promise<Made> => {
    let at = made;
    for (const [who, action, input] of way) {
      const change = { id: at.id, expectedRevision: at.revision, ...input };
      at = await run(who === 'officer' ? officer : lead, action, change, field);
    }
    return at;
  };
  const subjects: Subject[] = [];
  const add = (noun: 'plan' | 'notice', stage: string, table: string, { id, revision }: Made) =>
    subjects.push({ noun, stage, id, revision, row: { table, id: decodeGlobalId(id)?.id ?? '' }, callers: [] });
  // Its code is that of `planOfNotices`.
  await run(officer, 'draftPlan', { content: completePlan('供通告依据') }, 'plan');
  for (const [stage, way] of Object.entries(planWays)) {
    const drafted = await run(officer, 'draftPlan', { content: completePlan(`矩阵 ${stage}`) }, 'plan');
    add('plan', stage, 'implementation_plans', await along(drafted, way, 'plan'));
  }
  const carrier = await run(officer, 'draftPlan', { content: completePlan('矩阵通告依据') }, 'plan');
  const plan = (await along(carrier, [deliberate, approve], 'plan')).id;
  for (const [stage, way] of Object.entries(noticeWays)) {
    const drafted = await run(officer, 'draftNotice', { plan, content: openNotice(`矩阵 ${stage}`) }, 'notice');
    add('notice', stage, 'notices', await along(drafted, way, 'notice'));
  }
  return subjects;
}
