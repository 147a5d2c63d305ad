import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inertText } from '../../../src/rules/notification/inert-text.ts';
import { notificationMessage } from '../../../src/rules/notification/notification-message.ts';
import { type NotificationKind, notificationKinds } from '../../../src/rules/workflow/words.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';

const kinds = Object.keys(notificationKinds) as NotificationKind[];
const subject = { type: 'Application', code: 'HZ-DATA/A000001' };

describe('the words of a notification', () => {
  it.each<[NotificationKind, Record<string, unknown>, string, string]>([
    [
      'deadline_near',
      { title: '保险核保', step: 'provider_consent', dueOn: '2026-10-10' },
      '《保险核保》（HZ-DATA/A000001）的数据提供单位意见即将到期，最后一日为 2026-10-10。',
      '“保险核保” (HZ-DATA/A000001): little time is left for provider consent, the last day is 2026-10-10.',
    ],
    [
      'returned',
      { title: '保险核保', status: 'returned', reason: '缺应急预案' },
      '《保险核保》（HZ-DATA/A000001）状态：退回补正。理由：缺应急预案',
      '“保险核保” (HZ-DATA/A000001), now: returned. Reason: 缺应急预案',
    ],
    [
      'decided',
      { change: 'published' },
      'HZ-DATA/A000001审核决定：结果已公开。',
      'HZ-DATA/A000001, decided: published.',
    ],
    ['agreement', { change: 'signed' }, 'HZ-DATA/A000001协议：双方已签。', 'HZ-DATA/A000001, agreement: signed.'],
    [
      'supervision',
      { record: 'inspection', change: 'open', dueOn: '2026-10-10' },
      'HZ-DATA/A000001检查：待整改，期限至 2026-10-10。',
      'HZ-DATA/A000001, inspection: open, until 2026-10-10.',
    ],
    ['decided', { status: 'granted' }, 'HZ-DATA/A000001审核决定：同意授权。', 'HZ-DATA/A000001, decided: granted.'],
    [
      'review_expiring',
      { review: 'basic_security', expiresOn: '2026-10-01', isExpired: false },
      '本单位的基本安全要求审核（HZ-DATA/A000001）将过期，最后有效日为 2026-10-01。',
      'basic security of your organisation (HZ-DATA/A000001) is about to expire; its last day is 2026-10-01.',
    ],
    [
      'agreement',
      { title: '保险核保', expiresOn: '2027-05-31', renewBy: '2027-02-28' },
      '协议《保险核保》（HZ-DATA/A000001）将于 2027-05-31 届满；继续运营的，最迟于 2027-02-28 重新申请。',
      'Agreement “保险核保” (HZ-DATA/A000001) expires on 2027-05-31; to go on, apply anew by 2027-02-28.',
    ],
    [
      'notice',
      { title: '征集', change: 'amended', closesOn: '2026-06-30' },
      '通告《征集》（HZ-DATA/A000001）已修改，申报截止 2026-06-30。',
      'The notice “征集” (HZ-DATA/A000001) under which you apply was amended; applications until 2026-06-30.',
    ],
    [
      'notice',
      { title: '征集', closesOn: '2026-06-30' },
      '通告《征集》（HZ-DATA/A000001）即将截止，本单位尚有草稿未提交，申报截止 2026-06-30。',
      'The notice “征集” (HZ-DATA/A000001) closes soon, and a draft of yours is not handed in; applications until 2026-06-30.',
    ],
    [
      'saved_search',
      { title: '医疗', count: 5, titles: ['甲', '乙', '丙', '丁'] },
      '订阅“医疗”有 5 条新内容：《甲》《乙》《丙》等。',
      'Saved search “医疗” finds 5 new: “甲”, “乙”, “丙” and more.',
    ],
  ])('%s', (kind, data, zh, en) => {
    expect(notificationMessage({ kind, subject, data })).toEqual({ zh, en });
  });

  it.each<[NotificationKind, Record<string, unknown>, string, string]>([
    [
      'product',
      { title: '企业经营稳定分值', change: 'in_publicity', dueOn: '2026-06-29' },
      '《企业经营稳定分值》（OP-QILAN/Z000001）登记：公示中，期限至 2026-06-29。',
      '“企业经营稳定分值” (OP-QILAN/Z000001), registration: in publicity, until 2026-06-29.',
    ],
    [
      'returned',
      { change: 'incomplete', reason: '缺少存证编号' },
      'OP-QILAN/Z000001登记：待补正。理由：缺少存证编号',
      'OP-QILAN/Z000001, registration: incomplete. Reason: 缺少存证编号',
    ],
    [
      'product',
      { title: '企业经营稳定分值', change: 'review_delayed', reason: '存证平台停机' },
      '《企业经营稳定分值》（OP-QILAN/Z000001）登记：形式审核未按期完成。理由：存证平台停机',
      '“企业经营稳定分值” (OP-QILAN/Z000001), registration: review delayed. Reason: 存证平台停机',
    ],
    ['objection', { change: 'made' }, 'OP-QILAN/Z000001异议：有人提出。', 'OP-QILAN/Z000001, objection: made.'],
    ['correction', { change: 'made' }, 'OP-QILAN/Z000001更正申请：有人提出。', 'OP-QILAN/Z000001, correction: made.'],
    [
      'correction',
      { change: 'upheld' },
      'OP-QILAN/Z000001更正申请：确有错误。',
      'OP-QILAN/Z000001, correction: upheld.',
    ],
    [
      'correction',
      { change: 'dismissed' },
      'OP-QILAN/Z000001更正申请：不予更正。',
      'OP-QILAN/Z000001, correction: dismissed.',
    ],
  ])('%s of a registration', (kind, data, zh, en) => {
    const registration = { type: 'Registration', code: 'OP-QILAN/Z000001' };
    expect(notificationMessage({ kind, subject: registration, data })).toEqual({ zh, en });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    [
      'Listing',
      { change: 'listing_delisted', reason: '协议撤销' },
      'HZ-DATA/A000001上架状态：已下架。理由：协议撤销',
      'HZ-DATA/A000001, listing: delisted. Reason: 协议撤销',
    ],
    ['FeeCeiling', { change: 'set' }, 'HZ-DATA/A000001上限收费标准：已制定。', 'HZ-DATA/A000001, fee ceiling: set.'],
    [
      'FeeCeiling',
      { change: 'fee_ends', dueOn: '2026-03-31' },
      'HZ-DATA/A000001上限收费标准：现行收费标准终止，期限至 2026-03-31。',
      'HZ-DATA/A000001, fee ceiling: fee ends, until 2026-03-31.',
    ],
    [
      'PermittedRevenue',
      { change: 'proposed' },
      'HZ-DATA/A000001最高准许收入：待会同核定。',
      'HZ-DATA/A000001, permitted revenue: proposed.',
    ],
    [
      'PermittedRevenue',
      { change: 'in_force' },
      'HZ-DATA/A000001最高准许收入：已核定。',
      'HZ-DATA/A000001, permitted revenue: in force.',
    ],
    [
      'RevenueReport',
      { change: 'reported', deviation: 'adjust_ceiling' },
      'HZ-DATA/A000001年度收入报告：已报送，与最高准许收入比较：调整上限收费标准。',
      'HZ-DATA/A000001, revenue report: reported, against the permitted revenue: adjust ceiling.',
    ],
    [
      'RevenueReport',
      { change: 'reported', deviation: 'none' },
      'HZ-DATA/A000001年度收入报告：已报送，与最高准许收入比较：无偏离。',
      'HZ-DATA/A000001, revenue report: reported, against the permitted revenue: none.',
    ],
  ])('%s after %j', (type, data, zh, en) => {
    expect(notificationMessage({ kind: 'product', subject: { type, code: subject.code }, data })).toEqual({ zh, en });
  });

  it('are made of whatever a row holds, of every kind', () => {
    const odd = [
      {},
      { step: 'toString', dueOn: 'tomorrow', status: '__proto__', title: [], count: '7', titles: 'x' },
      { title: null },
    ];
    for (const kind of kinds)
      for (const data of odd) {
        const { zh, en } = notificationMessage({ kind, subject, data });
        expect(zh).toMatch(/^[^\n]*HZ-DATA\/A000001[^\n]*。$/);
        expect(en).toMatch(/^[^\n]*HZ-DATA\/A000001[^\n]*\.$/);
        expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|\[object|tomorrow|native/);
      }
  });

  it.each(hostileTexts.map((text) => [JSON.stringify(text), text]))('hold %s in one visible line', (_name, text) => {
    const data = { title: text, reason: text, titles: [text], count: 1, step: text, status: text, dueOn: text };
    for (const kind of kinds)
      for (const message of Object.values(notificationMessage({ kind, subject: { ...subject, code: text }, data })))
        expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('cut what is long, and leave nothing of what is not seen', () => {
    expect(inertText('长'.repeat(500))).toHaveLength(120);
    expect(inertText('\u200b\n\u202e')).toBeNull();
    expect(inertText({})).toBeNull();
    expect(inertText('《题》')).toBe('题');
  });
});

/** Literals of `change` and of events of listings in sources that tell somebody. */
const toldIn = (source: string): string[] =>
  /\b(notify|tell\w*|runListing)\(/.test(source)
    ? [...source.matchAll(/\b(change|event): '(\w+)'/g)].map(([, field, word = '']) =>
        field === 'event' ? `listing_${word}` : word,
      )
    : [];

/** Whether some notification says a word. */
const isSaid = (change: string): boolean =>
  kinds.some((kind) =>
    ['Application', 'Registration'].some((type) => {
      const told = (data: object) => notificationMessage({ kind, subject: { ...subject, type }, data: { ...data } });
      return told({ change }).zh !== told({}).zh;
    }),
  );

describe('what sources say has changed', () => {
  const told = ['src/resolvers', 'src/jobs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => toldIn(readFileSync(`${folder}/${name}`, 'utf8'))),
  );

  it('has a word in every message', () => {
    expect(told.length).toBeGreaterThan(25);
    expect(told.filter((change) => !isSaid(change))).toEqual([]);
  });

  it('would miss one', () => {
    const planted = "await tellOfPrice(tx, id, subject, { change: 'painted' }, stamp);";
    expect(toldIn(planted)).toEqual(['painted']);
    expect(isSaid('painted')).toBe(false);
  });
});
