import { words } from '../words.ts';

/**
 * The closed word lists of what follows an agreement: data demands, product reviews, prices, registrations, listings and the
 * feed of an exchange.
 */

/** Life of a data demand (公共数据需求申请). */
export const demandStatuses = words({
  draft: { zh: '草稿', meaning: 'Being written by the operator.' },
  submitted: { zh: '审核中', meaning: 'Handed in; providers, the authority and the province are asked.' },
  approved: {
    zh: '已同意',
    meaning: 'Everyone who is asked has consented; the data are to be made available in the platform.',
  },
  delivered: { zh: '已在平台内提供', meaning: 'Every item is made available inside the platform.' },
  rejected: { zh: '未同意', meaning: 'Somebody who was asked has not consented.' },
  withdrawn: { zh: '已撤回', meaning: 'Taken back by the operator.' },
  closed: { zh: '已关闭', meaning: 'Access has ended, with the agreement or by its own day.' },
});

/** How a demanded item may be used inside the platform. */
export const demandUses = words({
  query: { zh: '查询核验', meaning: 'Answers single questions.' },
  batch: { zh: '批量加工', meaning: 'Processed as a whole inside the platform.' },
  training: { zh: '模型训练', meaning: 'Trains a model inside the platform.' },
});

/** Time that a quota of calls is counted in (次/秒, 次/小时, 次/天). */
export const quotaUnits = words({
  second: { zh: '次/秒', meaning: 'Calls in a second.' },
  hour: { zh: '次/小时', meaning: 'Calls in an hour.' },
  day: { zh: '次/天', meaning: 'Calls in a day.' },
});

/** Life of a version of a product: what is reviewed (合规安全审核) is always one version. */
export const productVersionStatuses = words({
  draft: { zh: '草稿', meaning: 'Being written by the operator.' },
  under_review: { zh: '审核中', meaning: 'Handed in; the three opinions and the decision are waited for.' },
  returned: { zh: '退回修改', meaning: 'Sent back to be mended.' },
  approved: { zh: '审核通过', meaning: 'What the product is, until a later version is approved.' },
  superseded: { zh: '已被替代', meaning: 'A later version was approved in its place.' },
  rejected: { zh: '审核未通过', meaning: 'Has not passed; the product stays what it was.' },
  withdrawn: { zh: '已撤回', meaning: 'Taken back by the operator.' },
});

/** Life of a permitted revenue (最高准许收入): the price authority decides with the data authority (65号 二). */
export const revenueStatuses = words({
  proposed: { zh: '待会同核定', meaning: 'Put down by the price authority; the data authority has not agreed yet.' },
  in_force: { zh: '已核定', meaning: 'Both authorities have decided.' },
  withdrawn: { zh: '已撤回', meaning: 'Taken back before both had decided.' },
});

/** What follows from a year's revenue (65号 四). */
export const deviations = words({
  none: {
    zh: '无偏离',
    meaning: 'Nothing follows, or what might be earned was not decided for every day, so that nothing can be compared.',
  },
  adjust_fees: { zh: '调整具体收费标准', meaning: 'Within the threshold: the operator adjusts its fees.' },
  adjust_ceiling: {
    zh: '调整上限收费标准',
    meaning: 'Beyond the threshold: the authorising body adjusts the ceilings.',
  },
});

/** Which of the two registrations a record is: they have their own issuers, codes and validity. */
export const registrationTracks = words({
  state: { zh: '公共数据资源登记', meaning: 'State registration by a registrar (登记机构) under 26号.' },
  exchange: { zh: '交易所登记', meaning: 'Registration at a data exchange.' },
});

/** Why a registration is applied for (26号 art. 9, art. 15). */
export const registrationTypes = words({
  initial: { zh: '首次登记', meaning: 'For the first time.' },
  change: { zh: '变更登记', meaning: 'After an important change of what is registered.' },
  correction: { zh: '更正登记', meaning: 'Because what is registered is wrong.' },
  renewal: { zh: '续展', meaning: 'To go on after its validity.' },
  cancellation: { zh: '注销登记', meaning: 'To end it.' },
});

/** Life of an application for registration. */
export const registrationStatuses = words({
  draft: { zh: '草稿', meaning: 'Being written by the registrant.' },
  submitted: { zh: '待受理', meaning: 'Handed in; the registrar looks whether it is complete.' },
  incomplete: { zh: '待补正', meaning: 'Something is missing; what, was told once and whole.' },
  accepted: { zh: '已受理', meaning: 'Taken up; its form is reviewed.' },
  in_publicity: { zh: '公示中', meaning: 'Published for objections.' },
  registered: { zh: '已登记', meaning: 'Registered; a certificate was issued.' },
  rejected: { zh: '不予登记', meaning: 'Refused, with reasons; a sustained objection ends it so.' },
  withdrawn: { zh: '已撤回', meaning: 'Taken back by the registrant.' },
  replaced: { zh: '已被替代', meaning: 'A later registration stands in its place.' },
  cancelled: { zh: '已注销', meaning: 'Ended at the request of its registrant, or because it was not renewed.' },
  revoked: { zh: '已撤销', meaning: 'Revoked for false material, tampering or misuse (26号 art. 20).' },
  expired: { zh: '已失效', meaning: 'Its validity is over.' },
});

/** What became of a request to correct a registration (更正申请; 26号 art. 9(3)). */
export const correctionRequestStates = words({
  open: { zh: '待答复', meaning: 'Waits for the consent of the registrant, or for the registrar.' },
  consented: { zh: '登记主体已同意', meaning: 'The registrant consents in writing: a correction is under way.' },
  upheld: { zh: '确有错误', meaning: 'The evidence shows an error: the registrar corrects it.' },
  dismissed: { zh: '不予更正', meaning: 'Nothing is corrected, for the reason given.' },
  withdrawn: { zh: '已撤回', meaning: 'Taken back by whoever asked.' },
});

/** Life of a listing at an exchange. */
export const listingStatuses = words({
  requested: { zh: '申请上架', meaning: 'Asked for by the operator; the exchange decides.' },
  listed: { zh: '已上架', meaning: 'On offer.' },
  suspended: { zh: '暂停', meaning: 'For the time being not on offer.' },
  rejected: { zh: '未予上架', meaning: 'Refused by the exchange, with reasons.' },
  delisted: { zh: '已下架', meaning: 'Not on offer any more; it can be listed anew.' },
});

/** Why something is taken off an exchange. */
export const delistingReasons = words({
  operator_request: { zh: '运营主体申请', meaning: 'Its operator asked for it.' },
  exchange_decision: { zh: '交易所决定', meaning: 'The exchange decided so.' },
  agreement_ended: { zh: '协议终止或届满', meaning: 'The agreement has ended.' },
  agreement_revoked: { zh: '协议撤销', meaning: 'The agreement was revoked.' },
  agreement_suspended: { zh: '协议暂停', meaning: 'The agreement is suspended.' },
  compliance_withdrawn: { zh: '合规审核撤回', meaning: 'The compliance review was taken back.' },
  registration_ended: { zh: '登记失效', meaning: 'The registration has expired, or was cancelled or revoked.' },
  lineage_broken: { zh: '数据来源中断', meaning: 'An input is not lawfully available any more.' },
  price_ended: {
    zh: '收费标准失效',
    meaning:
      'Its price does not hold any more: the fee or its ceiling has ended, or its use permits no price or asks for one.',
  },
});

/** What a fee is counted by (65号 三（二）). */
export const feeForms = words({
  per_product: { zh: '按产品', meaning: 'One fee for the product.' },
  per_use: { zh: '按次', meaning: 'A fee for each use.' },
  per_time: { zh: '按时长', meaning: 'A fee for a span of time.' },
  per_call_volume: { zh: '按调用量', meaning: 'A fee for a volume of calls.' },
});

/** What a change in the feed of an exchange is. */
export const feedEntryTypes = words({
  product_changed: { zh: '产品变更', meaning: 'What is said of the product has changed.' },
  listing_requested: { zh: '申请上架', meaning: 'The exchange is asked to list it.' },
  listing_changed: { zh: '上架变更', meaning: 'A listing, its price or its state has changed.' },
  delisted: { zh: '下架', meaning: 'It must not be offered any more.' },
  registration_changed: { zh: '登记变更', meaning: 'A registration or its certificate has changed.' },
});

export type DemandStatus = keyof typeof demandStatuses;
export type DemandUse = keyof typeof demandUses;
export type RegistrationTrack = keyof typeof registrationTracks;
export type RegistrationType = keyof typeof registrationTypes;
export type RegistrationStatus = keyof typeof registrationStatuses;
export type CorrectionRequestState = keyof typeof correctionRequestStates;
export type ListingStatus = keyof typeof listingStatuses;
export type DelistingReason = keyof typeof delistingReasons;
export type FeeForm = keyof typeof feeForms;
export type FeedEntryType = keyof typeof feedEntryTypes;
export type QuotaUnit = keyof typeof quotaUnits;
export type ProductVersionStatus = keyof typeof productVersionStatuses;
export type RevenueStatus = keyof typeof revenueStatuses;
export type Deviation = keyof typeof deviations;
