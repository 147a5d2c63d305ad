import { isLocalDate } from '../calendar/local-date.ts';
import type { Text } from '../finding.ts';
import { type Word, words } from '../words.ts';
import {
  correctionRequestStates,
  demandStatuses,
  deviations,
  productVersionStatuses,
  registrationStatuses,
  revenueStatuses,
} from '../workflow/registry-words.ts';
import {
  agreementStatuses,
  applicationStatuses,
  entityReviewKinds,
  type NotificationKind,
  noticeStatuses,
  notificationKinds,
  objectionStates,
  resultStatuses,
  stepKinds,
  stepOutcomes,
  supervisionKinds,
  supervisionStates,
} from '../workflow/words.ts';
import { inertText } from './inert-text.ts';

/**
 * What the words of a notification are made from. Every key may be left out, and every value is checked again here: rows
 * of earlier versions stay readable, and nothing that somebody has written is more than a text in quotes.
 */
export interface NotificationData {
  /** What people call the thing: title of a scenario, name of a saved search. */
  readonly title?: string;
  /** The step it is about, by kind. */
  readonly step?: string;
  /** Last day of the step, or of what is to be mended. */
  readonly dueOn?: string;
  /** State it has come to, in the words of its life cycle. */
  readonly status?: string;
  /** What was done to it: such a state, or a word of its own where it has come to none. */
  readonly change?: ToldChange;
  /** What follows from the revenue of a year. */
  readonly deviation?: string;
  readonly outcome?: string;
  /** Why, as somebody has put it. */
  readonly reason?: string;
  /** Kind of a review of the organisation, or of a record of supervision. */
  readonly review?: string;
  readonly record?: string;
  /** Last day of validity or term. */
  readonly expiresOn?: string;
  readonly isExpired?: boolean;
  /** Last day on which a renewal may be applied for. */
  readonly renewBy?: string;
  /** Last day on which applications are taken under a notice. */
  readonly closesOn?: string;
  /** How many rows a saved search has found, and the first titles. */
  readonly count?: number;
  readonly titles?: readonly string[];
}

/** A notification, as far as its words depend on it. */
export interface Told {
  readonly kind: NotificationKind;
  readonly subject: { readonly type: string; readonly code: string };
  readonly data: Readonly<Record<string, unknown>>;
}

const states = {
  ...revenueStatuses,
  ...noticeStatuses,
  ...productVersionStatuses,
  ...resultStatuses,
  ...objectionStates,
  ...supervisionStates,
  ...agreementStatuses,
  ...applicationStatuses,
};

/** Lives that share words with others have their own. */
const ownStates = {
  demand: demandStatuses,
  correction: correctionRequestStates,
} as const satisfies Readonly<Partial<Record<NotificationKind, Readonly<Record<string, Word>>>>>;
const statesOf: Readonly<Partial<Record<NotificationKind, Readonly<Record<string, Word>>>>> = ownStates;

/** What is told of under the kind of a product, and has a name of its own. */
const ownNames: Readonly<Record<string, Text>> = {
  Registration: { zh: '登记', en: 'registration' },
  Listing: { zh: '上架状态', en: 'listing' },
  FeeCeiling: { zh: '上限收费标准', en: 'fee ceiling' },
  PermittedRevenue: { zh: '最高准许收入', en: 'permitted revenue' },
  RevenueReport: { zh: '年度收入报告', en: 'revenue report' },
};

/** What may happen to a thing beside coming to another state. */
const changes = words({
  signed: { zh: '双方已签', meaning: 'Both sides have signed the agreement.' },
  amended: { zh: '已修改', meaning: 'A published notice says something else now.' },
  revised: { zh: '已修改', meaning: 'The draft of the agreement was changed.' },
  resumed: { zh: '恢复履行', meaning: 'A suspended agreement goes on.' },
  supplemented: { zh: '数据清单已变更', meaning: 'The list of the agreement is another.' },
  made: { zh: '有人提出', meaning: 'Somebody objects, or asks for a correction.' },
  listing_requested: { zh: '申请上架', meaning: 'An exchange is asked to list it.' },
  listing_listed: { zh: '已上架', meaning: 'It is on offer.' },
  listing_rejected: { zh: '未予上架', meaning: 'The exchange does not list it.' },
  listing_price_changed: { zh: '价格变更', meaning: 'It is offered at another fee.' },
  listing_suspended: { zh: '暂停上架', meaning: 'It is off offer for the time being.' },
  listing_resumed: { zh: '恢复上架', meaning: 'It is back on offer.' },
  listing_may_return: {
    zh: '数据来源已恢复，可申请重新上架',
    meaning: 'Its lineage is whole again: it may be asked for anew.',
  },
  set: { zh: '已制定', meaning: 'The authority has set it.' },
  reported: { zh: '已报送', meaning: 'The operator has handed it in.' },
  fee_ends: { zh: '现行收费标准终止', meaning: 'The fee under the ceiling before ends on the day it names.' },
  approval_withdrawn: {
    zh: '所登记产品的审核已撤回',
    meaning: 'The approval of the registered product was taken back.',
  },
  review_delayed: {
    zh: '形式审核未按期完成',
    meaning: 'The formal review was not finished in its days, for the reasons that the registrar tells.',
  },
  renewal_open: { zh: '可申请续展', meaning: 'Its renewal may be asked for.' },
  listing_delisted: { zh: '已下架', meaning: 'It is off offer.' },
  resource_withdrawn: { zh: '所需数据资源已撤回', meaning: 'A resource that it asks for was withdrawn.' },
  resource_closed: { zh: '所需数据资源已禁止开放', meaning: 'A resource that it asks for is 禁止开放 now.' },
  resource_graded_l4: {
    zh: '所需数据项已定为 L4',
    meaning: 'Items that it asks for are L4 now, which is never given.',
  },
  items_off_list: {
    zh: '部分数据项已不在协议清单内',
    meaning: 'Items that it asks for are off the list of the agreement.',
  },
  again: { zh: '须再整改', meaning: 'What was mended is not good enough yet.' },
});

/** What may be told to have happened to a thing; every one has its word. */
export type ToldChange =
  | keyof typeof changes
  | keyof typeof states
  | keyof typeof demandStatuses
  | keyof typeof correctionRequestStates
  | keyof typeof registrationStatuses;

/**
 * Writes a notification in words: what it is about, what has happened, and until when something is to be done.
 *
 * @returns one line in each language
 */
export function notificationMessage(told: Told): Text {
  const { subject } = told;
  const title = inertText(told.data['title']);
  const code = inertText(subject.code) ?? '';
  const about: Text = {
    zh: title === null ? code : `《${title}》（${code}）`,
    en: title === null ? code : `“${title}” (${code})`,
  };
  const { zh, en } = whatHappened(told, about);
  const why = inertText(told.data['reason']);
  return {
    zh: why === null ? `${zh}。` : `${zh}。理由：${why}`,
    en: why === null ? `${en}.` : `${en}. Reason: ${why}`,
  };
}

function whatHappened(told: Told, about: Text): Text {
  const { kind, data } = told;
  const step = word(stepKinds, data['step']) ?? { zh: '事项', en: 'something' };
  const due = day(data['dueOn']);
  switch (kind) {
    case 'step_opened':
      return {
        zh: `${about.zh}有新待办：${step.zh}${due === null ? '' : `，办理期限至 ${due}`}`,
        en: `${about.en} waits for you: ${step.en}${due === null ? '' : `, until ${due}`}`,
      };
    case 'step_cancelled':
      return { zh: `${about.zh}的${step.zh}已不需办理`, en: `${about.en} does not wait for you any more: ${step.en}` };
    case 'deadline_near':
      return {
        zh: `${about.zh}的${step.zh}即将到期${due === null ? '' : `，最后一日为 ${due}`}`,
        en: `${about.en}: little time is left for ${step.en}${due === null ? '' : `, the last day is ${due}`}`,
      };
    case 'deadline_passed':
      return {
        zh: `${about.zh}的${step.zh}已逾期${due === null ? '' : `，期限为 ${due}`}`,
        en: `${about.en}: ${step.en} is overdue${due === null ? '' : `, it was due on ${due}`}`,
      };
    case 'review_expiring':
      return expiring(data, about);
    case 'notice':
      return closing(data, about);
    case 'agreement':
      return renewal(data, about) ?? changed(told, about);
    case 'saved_search':
      return found(data, about);
    default:
      return changed(told, about);
  }
}

/** What has come to another state, or has simply changed. */
function changed({ kind, subject, data }: Told, about: Text): Text {
  // A registration has words of its own for states that others have as well, and may be of a resource.
  const isOwn = kind !== 'objection' && kind !== 'correction' && Object.hasOwn(ownNames, subject.type);
  const record = isOwn ? ownNames[subject.type] : word(supervisionKinds, data['record']);
  const isRegistration = isOwn && subject.type === 'Registration';
  const own = isRegistration ? { ...states, ...registrationStatuses } : (statesOf[kind] ?? states);
  const done = word(own, data['change']) ?? word(changes, data['change']);
  const state = word(own, data['status']) ?? done ?? word(stepOutcomes, data['outcome']);
  const due = day(data['dueOn']);
  const called = record ?? { zh: notificationKinds[kind].zh, en: plain(kind) };
  // What came back is returned, and there is no need to say it twice.
  const name = state?.zh === called.zh ? { zh: '状态', en: 'now' } : called;
  const follows = word(deviations, data['deviation']);
  return {
    zh: `${about.zh}${name.zh}${state === null ? '' : `：${state.zh}`}${follows === null ? '' : `，与最高准许收入比较：${follows.zh}`}${due === null ? '' : `，期限至 ${due}`}`,
    en: `${about.en}, ${name.en}${state === null ? '' : `: ${state.en}`}${follows === null ? '' : `, against the permitted revenue: ${follows.en}`}${due === null ? '' : `, until ${due}`}`,
  };
}

function expiring(data: Told['data'], about: Text): Text {
  const review = word(entityReviewKinds, data['review']) ?? { zh: '审核', en: 'a review' };
  const last = day(data['expiresOn']) ?? '';
  return data['isExpired'] === true
    ? {
        zh: `本单位的${review.zh}审核（${about.zh}）已过期，最后有效日为 ${last}`,
        en: `${review.en} of your organisation (${about.en}) has expired; its last day was ${last}`,
      }
    : {
        zh: `本单位的${review.zh}审核（${about.zh}）将过期，最后有效日为 ${last}`,
        en: `${review.en} of your organisation (${about.en}) is about to expire; its last day is ${last}`,
      };
}

function renewal(data: Told['data'], about: Text): Text | null {
  const by = day(data['renewBy']);
  if (by === null) return null;
  const last = day(data['expiresOn']) ?? '';
  return {
    zh: `协议${about.zh}将于 ${last} 届满；继续运营的，最迟于 ${by} 重新申请`,
    en: `Agreement ${about.en} expires on ${last}; to go on, apply anew by ${by}`,
  };
}

/** What has become of a notice, and until when it takes applications. */
function closing(data: Told['data'], about: Text): Text {
  const last = day(data['closesOn']);
  const until = {
    zh: last === null ? '' : `，申报截止 ${last}`,
    en: last === null ? '' : `; applications until ${last}`,
  };
  const change = word(changes, data['change']) ?? word(states, data['change']);
  return change === null
    ? {
        zh: `通告${about.zh}即将截止，本单位尚有草稿未提交${until.zh}`,
        en: `The notice ${about.en} closes soon, and a draft of yours is not handed in${until.en}`,
      }
    : {
        zh: `通告${about.zh}${change.zh}${until.zh}`,
        en: `The notice ${about.en} under which you apply was ${change.en}${until.en}`,
      };
}

function found(data: Told['data'], about: Text): Text {
  const count = Number.isSafeInteger(data['count']) ? Number(data['count']) : 0;
  const titles = (Array.isArray(data['titles']) ? data['titles'] : []).slice(0, 3).flatMap((title) => {
    const text = inertText(title);
    return text === null ? [] : [text];
  });
  const name = inertText(data['title']) ?? about.zh;
  const more = count > titles.length;
  return {
    zh: `订阅“${name}”有 ${count} 条新内容${titles.length === 0 ? '' : `：${titles.map((each) => `《${each}》`).join('')}${more ? '等' : ''}`}`,
    en: `Saved search “${name}” finds ${count} new${titles.length === 0 ? '' : `: ${titles.map((each) => `“${each}”`).join(', ')}${more ? ' and more' : ''}`}`,
  };
}

/** A word of a closed list in both languages; null for any other. */
function word(list: Readonly<Record<string, Word>>, value: unknown): Text | null {
  if (typeof value !== 'string' || !Object.hasOwn(list, value)) return null;
  const known = list[value];
  return known === undefined ? null : { zh: known.zh, en: plain(value.replace(/^listing_/, '')) };
}

const plain = (name: string): string => name.replaceAll('_', ' ');

const day = (value: unknown): string | null => (typeof value === 'string' && isLocalDate(value) ? value : null);
