import { type Word, type Words, words } from './words.ts';

/**
 * The closed word lists of the catalog. Each list is written once, here: PostgreSQL's enums and GraphQL's enums follow
 * from it, so the database and code say `real_time` where the API says `REAL_TIME`. Each word carries the Chinese term
 * and what it means; the API prints both.
 */
export type { Word };

/** The seven priority domains (七大场景领域) of the city scheme. */
export const domainCodes = words({
  finance: { zh: '金融保险', meaning: 'Finance and insurance.' },
  health: { zh: '医疗健康', meaning: 'Medical care and health.' },
  transport: { zh: '交通运输', meaning: 'Traffic and transport.' },
  commerce: { zh: '商贸服务', meaning: 'Trade and commercial services.' },
  market_supervision: { zh: '市场监管', meaning: 'Supervision of markets, food, drugs, quality and prices.' },
  culture_tourism: { zh: '文化旅游', meaning: 'Culture, sport and tourism.' },
  other: { zh: '其他', meaning: 'Every other field; it has no lead organisation.' },
});

/** What an organisation is in the scheme; one organisation may be several. */
export const organizationKinds = words({
  government: { zh: '人民政府', meaning: 'A people’s government, which holds the authorising power.' },
  coordination_mechanism: {
    zh: '工作协调机制',
    meaning: 'The coordination mechanism, which deliberates granting, terminating and revoking authorisations.',
  },
  mechanism_member: { zh: '协调机制成员单位', meaning: 'A member body of the coordination mechanism.' },
  data_authority: { zh: '公共数据主管部门', meaning: 'The public-data authority, also the office of the mechanism.' },
  provincial_authority: {
    zh: '省公共数据主管部门',
    meaning: 'The provincial public-data authority, whose consent is needed for data returned by the province.',
  },
  domain_lead: { zh: '领域牵头指导单位', meaning: 'The department that leads one of the seven domains.' },
  data_provider: { zh: '数据提供单位', meaning: 'A body whose data the catalog describes.' },
  expert_committee: { zh: '专家咨询委员会', meaning: 'The advisory committee; it advises and does not decide.' },
  platform_operator: { zh: '平台运营主体', meaning: 'The body that runs the authorised-operation platform.' },
  operator: { zh: '授权运营主体', meaning: 'A body authorised, or applying, to operate public data in a scenario.' },
  exchange: { zh: '数据交易所', meaning: 'A data exchange, where products are registered and listed.' },
  registrar: {
    zh: '登记机构',
    meaning: 'A body that registers public-data resources and products under the national rules.',
  },
  price_authority: { zh: '价格主管部门', meaning: 'The department that approves the permitted revenue.' },
  district: { zh: '区、县（市）', meaning: 'A district or county government body.' },
});

/** Class of a resource (资源属性): basic, thematic or departmental. */
export const resourceClasses = words({
  basic: { zh: '基础', meaning: 'Basic: population, legal persons, space and geography, credit, electronic licences.' },
  thematic: { zh: '主题', meaning: 'Thematic: built by several departments around one subject.' },
  departmental: { zh: '部门', meaning: 'Departmental: one department’s own.' },
  unknown: { zh: '未说明', meaning: 'The source does not say.' },
});

/** Sharing type (共享类型) between public bodies. */
export const sharingTypes = words({
  unconditional: { zh: '无条件共享', meaning: 'Shared with every public body.' },
  conditional: { zh: '有条件共享', meaning: 'Shared under the condition stated beside it.' },
  not_shared: { zh: '不予共享', meaning: 'Not shared.' },
  unknown: { zh: '未说明', meaning: 'The source does not say.' },
});

/** Opening attribute (开放属性) towards society. */
export const openingAttributes = words({
  unconditional: { zh: '无条件开放', meaning: 'Open to everyone.' },
  restricted: { zh: '受限开放', meaning: 'Open on application and agreement; also written 有条件开放.' },
  prohibited: { zh: '禁止开放', meaning: 'Never opened, never authorised, never mapped to a scenario.' },
  unknown: { zh: '未说明', meaning: 'The source does not say.' },
});

/** How often a resource is updated (更新周期): meanings, since the numbers differ between systems. */
export const updateCycles = words({
  real_time: { zh: '实时', meaning: 'As things happen.' },
  daily: { zh: '每日', meaning: 'Every day.' },
  weekly: { zh: '每周', meaning: 'Every week.' },
  monthly: { zh: '每月', meaning: 'Every month.' },
  quarterly: { zh: '每季度', meaning: 'Every quarter.' },
  half_yearly: { zh: '每半年', meaning: 'Every six months.' },
  yearly: { zh: '每年', meaning: 'Every year.' },
  every_two_years: { zh: '每两年', meaning: 'Every two years.' },
  irregular: { zh: '不定期', meaning: 'Updated, but at no fixed interval.' },
  static: { zh: '静态', meaning: 'Never updated after publication.' },
  unknown: { zh: '未说明', meaning: 'The source does not say.' },
});

/** Sensitivity grades (敏感级别) in rising order; a resource has the highest of its items. */
export const sensitivityGrades = words({
  ungraded: { zh: '未分级', meaning: 'No grade is known; it ranks below L1 and promises nothing.' },
  l1: { zh: '不敏感数据', meaning: 'Not sensitive; may be opened.' },
  l2: { zh: '低敏感数据', meaning: 'Low sensitivity; only with approval and the subject’s authorisation.' },
  l3: {
    zh: '较敏感数据',
    meaning: 'Rather sensitive; masked, restricted, with approval and the subject’s authorisation.',
  },
  l4: { zh: '敏感数据', meaning: 'Sensitive; not opened.' },
});

/** Data type of an item (信息项数据类型). */
export const itemTypes = words({
  string: { zh: '字符型', meaning: 'Text.' },
  integer: { zh: '整数型', meaning: 'Whole number.' },
  decimal: { zh: '数值型', meaning: 'Number with a fraction.' },
  boolean: { zh: '布尔型', meaning: 'True or false.' },
  date: { zh: '日期型', meaning: 'Calendar date.' },
  date_time: { zh: '日期时间型', meaning: 'Instant.' },
  code: { zh: '代码型', meaning: 'A code of a published dictionary.' },
  geometry: { zh: '空间型', meaning: 'Point, line or area on the map.' },
  binary: { zh: '二进制型', meaning: 'Picture, sound or other file content.' },
  unknown: { zh: '未说明', meaning: 'The source does not say.' },
});

/** How a resource can be had (获取方式). */
export const accessKinds = words({
  open: { zh: '开放获取', meaning: 'Openly, at an address.' },
  authorised_operation: { zh: '授权运营', meaning: 'Through authorised operation on a platform.' },
  apply: { zh: '用数申请', meaning: 'By application to the body that holds it.' },
});

/** Life of a resource or a scenario in the catalog. */
export const catalogStatuses = words({
  draft: { zh: '草稿', meaning: 'Being written; seen by its steward and, where it was returned, by the reviewers.' },
  submitted: { zh: '待审核', meaning: 'Handed in for publication.' },
  published: { zh: '已发布', meaning: 'Published; everyone sees it.' },
  suspended: { zh: '已暂停', meaning: 'Taken out of sight for a time.' },
  withdrawn: { zh: '已撤回', meaning: 'Taken back for good; kept for the record.' },
});

/** How much a scenario depends on a need. */
export const needImportances = words({
  required: { zh: '必需', meaning: 'Without it the scenario does not work.' },
  optional: { zh: '可选', meaning: 'Makes the scenario better.' },
  substitute: { zh: '替代', meaning: 'Stands in for another need of the same scenario.' },
});

/** What kind of thing a data product or service is. */
export const productTypes = words({
  dataset: { zh: '数据集', meaning: 'A processed set of data.' },
  api: { zh: '数据接口', meaning: 'Answers queries.' },
  model: { zh: '数据模型', meaning: 'A trained or rule-based model.' },
  report: { zh: '数据报告', meaning: 'A report for people.' },
  verification: { zh: '核验服务', meaning: 'Says whether a statement is true, without giving the data.' },
  tool: { zh: '数据工具', meaning: 'Software that works on data.' },
});

/** How a product reaches its user (交付方式). */
export const deliveryForms = words({
  online_api: { zh: '接口调用', meaning: 'Called over the network.' },
  platform_access: { zh: '平台内使用', meaning: 'Used inside the authorised-operation platform only.' },
  file: { zh: '文件交付', meaning: 'Handed over as a file of results.' },
  report: { zh: '报告交付', meaning: 'Handed over as a report.' },
  model_service: { zh: '模型服务', meaning: 'A model answers over the network.' },
});

/** Use class (用途): decides whether a fee may be charged. */
export const useClasses = words({
  public_interest: { zh: '公共治理、公益事业', meaning: 'Public governance and public interest: free of charge.' },
  industry: { zh: '产业发展、行业发展', meaning: 'Development of industries: a fee may be charged.' },
});

/** Life of a product in the registry. */
export const productStatuses = words({
  draft: { zh: '草稿', meaning: 'Being written by its operator.' },
  under_review: { zh: '审核中', meaning: 'In compliance and security review.' },
  approved: { zh: '审核通过', meaning: 'Has passed the compliance and security review; not registered yet.' },
  rejected: { zh: '审核未通过', meaning: 'Has not passed the review; kept for the record.' },
  withdrawn: { zh: '已撤回', meaning: 'Taken back by its operator before it was approved.' },
  registered: { zh: '已登记', meaning: 'Registered; not listed at an exchange.' },
  listed: { zh: '已上架', meaning: 'Registered and listed at an exchange.' },
  suspended: { zh: '已暂停', meaning: 'Registered, for the time being not offered.' },
  delisted: { zh: '已下架', meaning: 'No longer offered.' },
});

/** Kinds of certificates: the two registrations are two records with issuers and validity of their own. */
export const certificateKinds = words({
  state_registration: { zh: '登记', meaning: 'State registration by a registrar (发改数据规〔2025〕26号).' },
  exchange_registration: { zh: '交易所登记', meaning: 'Registration at a data exchange.' },
});

/** Whether a certificate can be relied on. */
export const certificateStatuses = words({
  valid: { zh: '有效', meaning: 'It can be relied on.' },
  suspended: { zh: '已暂停', meaning: 'For the time being it cannot be relied on; it may become valid again.' },
  revoked: { zh: '已失效', meaning: 'It will never be valid again; its ending says why.' },
  expired: { zh: '已到期', meaning: 'The last day it was good for has passed.' },
});

/** Why a certificate is no longer valid. */
export const certificateEndings = words({
  replaced: { zh: '换发', meaning: 'A later certificate of the same registration stands in its place.' },
  cancelled: { zh: '注销', meaning: 'The registration was cancelled.' },
  revoked: { zh: '撤销', meaning: 'The registration was revoked: false material, tampering, misuse.' },
});

/** Where a new row of a source goes when it is imported. */
export const importPolicies = words({
  publish: { zh: '直接发布', meaning: 'Publish at once.' },
  draft: { zh: '存为草稿', meaning: 'Keep as a draft for a steward.' },
});

export type DomainCode = keyof typeof domainCodes;
export type OrganizationKind = keyof typeof organizationKinds;
export type ResourceClass = keyof typeof resourceClasses;
export type SharingType = keyof typeof sharingTypes;
export type OpeningAttribute = keyof typeof openingAttributes;
export type UpdateCycle = keyof typeof updateCycles;
export type SensitivityGrade = keyof typeof sensitivityGrades;
export type ItemType = keyof typeof itemTypes;
export type AccessKind = keyof typeof accessKinds;
export type CatalogStatus = keyof typeof catalogStatuses;
export type NeedImportance = keyof typeof needImportances;
export type ProductType = keyof typeof productTypes;
export type DeliveryForm = keyof typeof deliveryForms;
export type UseClass = keyof typeof useClasses;
export type ProductStatus = keyof typeof productStatuses;
export type CertificateKind = keyof typeof certificateKinds;
export type CertificateStatus = keyof typeof certificateStatuses;
export type CertificateEnding = keyof typeof certificateEndings;
export type ImportPolicy = keyof typeof importPolicies;

/**
 * The words of a list in the order they are written: what pgEnum and zod take.
 *
 * @param list one of the word lists above
 * @returns its words, at least one
 */
export function wordsOf<W extends Words>(list: W): [keyof W & string, ...(keyof W & string)[]] {
  const [first, ...rest] = Object.keys(list) as (keyof W & string)[];
  if (first === undefined) throw new Error('a word list holds at least one word');
  return [first, ...rest];
}

/** Roles of section 2 of the scheme; a person has them in one organisation, a service account has one. */
export const roles = words({
  data_steward: { zh: '数据管理员', meaning: 'Keeps the catalog entries of a data provider (数据提供单位).' },
  authority_officer: { zh: '主管部门经办人', meaning: 'Works for the public-data authority (公共数据主管部门).' },
  mechanism_member: { zh: '协调机制成员', meaning: 'Takes part in review for a member of the coordination mechanism.' },
  domain_lead: { zh: '领域牵头指导人员', meaning: 'Guides a domain for the department that leads it.' },
  provincial_authority: { zh: '省级主管部门人员', meaning: 'Consents to data returned by the province (省回流).' },
  expert: { zh: '专家', meaning: 'Advises as a member of the expert committee; does not decide.' },
  platform_operator: { zh: '平台运营人员', meaning: 'Works for the body that runs the platform (平台运营主体).' },
  operator_staff: { zh: '授权运营主体人员', meaning: 'Works for an authorised operator or an applicant.' },
  exchange: { zh: '数据交易所', meaning: 'Registers and lists products for an exchange.' },
  registrar: { zh: '登记机构人员', meaning: 'Registers resources and products for a registrar (登记机构, 26号).' },
  price_authority: { zh: '价格主管部门人员', meaning: 'Decides the permitted revenue for the price authority (65号).' },
  auditor: { zh: '审计人员', meaning: 'Reads every record and changes none.' },
  administrator: {
    zh: '系统管理员',
    meaning: 'Keeps organisations, people, roles, service accounts, provisions, calendars.',
  },
});

/** Who acted. */
export const actorKinds = words({
  anonymous: { zh: '未登录', meaning: 'Nobody who is known.' },
  person: { zh: '人员', meaning: 'A person, for the organisation they acted for.' },
  service: { zh: '服务账号', meaning: 'A service account.' },
  system: { zh: '系统', meaning: 'A part of this service, such as an import.' },
});

/** What came of an attempt. */
export const auditOutcomes = words({
  done: { zh: '已完成', meaning: 'It took effect.' },
  refused: { zh: '未通过', meaning: 'The rules refused it, or what it was based on had changed.' },
  denied: { zh: '无权', meaning: 'The caller may not do it.' },
});

/** Life of a proposed revision of something that is published already. */
export const proposalStates = words({
  draft: { zh: '修订草稿', meaning: 'Being written; readers see what is published.' },
  submitted: { zh: '修订待审核', meaning: 'Handed in for publication; readers see what is published.' },
});

/** Layer of a provision; an upper layer binds a lower one. */
export const provisionLayers = words({
  statute: { zh: '法律法规', meaning: 'A law or a statute of a congress.' },
  national: { zh: '国家规定', meaning: 'A rule of a national body.' },
  province: { zh: '省级规定', meaning: 'A rule of the province.' },
  city: { zh: '市级规定', meaning: 'A rule of the city.' },
});

/** How well a provision is known (evidence mark). */
export const evidenceMarks = words({
  seen: { zh: '已见原文', meaning: 'Its wording was seen; it is enforced.' },
  secondary: { zh: '二手来源', meaning: 'Known from a secondary account.' },
  observed: { zh: '系统观察', meaning: 'Observed in a running system; never blocks.' },
  recalled: { zh: '未经核实', meaning: 'Recalled and not confirmed; never blocks.' },
  inferred: { zh: '解释推导', meaning: 'Our reading of what was seen.' },
});

/** Life of a change of policy or calendar: one person proposes it, another approves it. */
export const policyStates = words({
  proposed: { zh: '待批准', meaning: 'Proposed; it has no effect yet.' },
  approved: { zh: '已批准', meaning: 'Approved by a second person; in force within its dates.' },
  rejected: { zh: '已否决', meaning: 'Refused by a second person; kept for the record.' },
});

/** Days that differ from the week (调休): a working day off or a day of rest worked. */
export const calendarDayKinds = words({
  holiday: { zh: '放假', meaning: 'No working day, whatever the weekday.' },
  workday: { zh: '上班', meaning: 'A working day, though on a weekend (调休).' },
});

/** Units of the amounts that provisions fix. */
export const quantityUnits = words({
  year: { zh: '年', meaning: 'Years, ending on the corresponding day.' },
  month: { zh: '个月', meaning: 'Months, ending on the corresponding day.' },
  working_day: { zh: '工作日', meaning: 'Working days by the calendar of the State Council notices.' },
  calendar_day: { zh: '日', meaning: 'Calendar days.' },
  percent: { zh: '百分比', meaning: 'Hundredths of the amount at hand.' },
  percentage_point: { zh: '百分点', meaning: 'Points added to a rate in percent.' },
});

/** Why two provisions cannot both be followed. */
export const conflictKinds = words({
  allows_more: { zh: '下位规定放宽', meaning: 'A lower layer allows more than a higher one.' },
  not_comparable: { zh: '无法比较', meaning: 'Both fix something else, and neither is stricter.' },
});

/** What a signed-in reader says of a catalog entry. */
export const correctionKinds = words({
  comment: { zh: '评论', meaning: 'A comment on the quality of the entry.' },
  correction: { zh: '纠错', meaning: 'A request to correct the entry (数据纠错).' },
});

/** Life of a comment or correction request. */
export const correctionStates = words({
  open: { zh: '待处理', meaning: 'Waits for the steward.' },
  accepted: { zh: '已采纳', meaning: 'The steward agrees and says what was or will be done.' },
  declined: { zh: '未采纳', meaning: 'The steward disagrees and says why.' },
});

/** Where an import job (导入任务) stands. */
export const importJobStates = words({
  queued: { zh: '排队中', meaning: 'Waits for its turn: a source has one import at a time, and a server a few.' },
  running: { zh: '进行中', meaning: 'Under way; its phase says at what.' },
  done: { zh: '已完成', meaning: 'Everything was applied, but for the rows that its report names.' },
  refused: { zh: '已拒绝', meaning: 'A row was refused where one bad row refuses the file; nothing has changed.' },
  failed: { zh: '失败', meaning: 'It could not go on; nothing has changed.' },
  cancelled: { zh: '已取消', meaning: 'It was stopped; nothing has changed.' },
});

/** What an import job is doing. */
export const importPhases = words({
  staging: { zh: '读取', meaning: 'Reads the file; nothing in the catalog has changed.' },
  comparing: { zh: '比对', meaning: 'Compares what was read with what was applied last.' },
  applying: { zh: '写入', meaning: 'Applies what differs.' },
  undoing: { zh: '撤销', meaning: 'Takes back what was applied.' },
});

/** What a bad row does to its file. */
export const importErrorPolicies = words({
  skip_bad: { zh: '跳过错误行', meaning: 'Bad rows are left out and reported.' },
  all_or_nothing: { zh: '全部或全不', meaning: 'One bad row refuses the whole file.' },
});

/** What has become of an imported revision. */
export const importedRevisionStates = words({
  open: { zh: '待处理', meaning: 'Waits for the steward of the resource.' },
  discarded: { zh: '已放弃', meaning: 'The steward would not have it.' },
});

export type ImportJobState = keyof typeof importJobStates;
export type ImportPhase = keyof typeof importPhases;
export type ImportedRevisionState = keyof typeof importedRevisionStates;
export type ImportErrorPolicy = keyof typeof importErrorPolicies;
/** What has become of a delivery of a webhook (推送状态). */
export const webhookDeliveryStates = words({
  waiting: { zh: '待推送', meaning: 'It is still to be sent, for the first time or again.' },
  delivered: { zh: '已送达', meaning: 'The receiver has answered with a status of 200 to 299.' },
  failed: {
    zh: '推送失败',
    meaning: 'It was not taken within three days, or the receiver is gone; it can be sent again.',
  },
  withheld: { zh: '不予推送', meaning: 'The organisation may not read the event any more, so it is not sent.' },
});

/** Why nothing is sent to a webhook endpoint (停用原因). */
export const webhookDisabledCauses = words({
  requested: { zh: '人工停用', meaning: 'Somebody has disabled it.' },
  gone: { zh: '接收端已撤销', meaning: 'The receiver has answered 410 Gone.' },
  failing: { zh: '持续失败', meaning: 'Nothing was taken for five days.' },
});

/** Why an attempt to deliver was no success (推送失败原因). */
export const webhookErrorCodes = words({
  status: { zh: '状态码不符', meaning: 'The receiver has answered, and not with a status of 200 to 299.' },
  redirect: { zh: '重定向', meaning: 'The receiver has answered with a redirect; none is followed.' },
  gone: { zh: '已撤销', meaning: 'The receiver has answered 410 Gone.' },
  timeout: { zh: '超时', meaning: 'There was no answer within 15 seconds.' },
  unresolved: { zh: '域名无法解析', meaning: 'The host of the address has no address.' },
  refused_address: { zh: '地址不允许', meaning: 'The host has an address that is not sent to, such as a private one.' },
  refused_url: {
    zh: '网址不允许',
    meaning: 'The address itself is not allowed any more: its scheme, its port or its form.',
  },
  tls: { zh: '证书错误', meaning: 'The certificate of the receiver was not accepted.' },
  connection: { zh: '连接失败', meaning: 'The connection could not be made, or broke off before an answer.' },
  payload: { zh: '内容生成失败', meaning: 'The stored query has failed, so there was nothing to send.' },
  secret: { zh: '密钥不可用', meaning: 'The secret cannot be read with the key of this service.' },
});

export type WebhookDeliveryState = keyof typeof webhookDeliveryStates;
export type WebhookDisabledCause = keyof typeof webhookDisabledCauses;
export type WebhookErrorCode = keyof typeof webhookErrorCodes;

/** Texts of a row that are searched, in the order of their weight. */
export const searchFields = words({
  title: { zh: '名称', meaning: 'Title or name; the only one that is also found by its sound.' },
  code: { zh: '代码', meaning: 'Public code.' },
  credit_code: { zh: '统一社会信用代码', meaning: 'Unified social credit code of an organisation.' },
  body: { zh: '单位', meaning: 'Name of the provider, operator or proposing organisation.' },
  category: { zh: '类别', meaning: 'Category in the source’s own words.' },
  part: { zh: '信息项', meaning: 'Name of an item of a resource, or of a need of a scenario.' },
  abstract: { zh: '摘要', meaning: 'Abstract or description.' },
});

/** How a text that was found matches, the best first. */
export const matchKinds = words({
  exact: { zh: '完全一致', meaning: 'It is what was looked for, and nothing else.' },
  phrase: { zh: '整句', meaning: 'It holds all of it in one piece, or a quoted part.' },
  word: { zh: '词语', meaning: 'It holds a word as it was typed.' },
  synonym: { zh: '同义词', meaning: 'It holds another word for the same thing.' },
  sound: { zh: '读音', meaning: 'It sounds like it: pinyin, first letters, or other characters of the same sound.' },
});

/** Why another text is offered when nothing was found. */
export const nearestReasons = words({
  fewer_words: { zh: '减少词语', meaning: 'It leaves words out.' },
  same_sound: { zh: '同音', meaning: 'It sounds the same in other characters.' },
  similar: { zh: '近似', meaning: 'It differs in one character.' },
});

/** What the lines of a coverage grid can be (维度). */
export const coverageDimensions = words({
  domain: {
    zh: '场景领域',
    meaning: 'The seven domains: of a resource its own, of a need those of its scenario.',
  },
  sector: {
    zh: '重点领域',
    meaning: 'The 28 sectors of a resource; of a need, those of the resources that answer it.',
  },
  provider: { zh: '数据提供单位', meaning: 'The providing body; of a need, those of the resources that answer it.' },
  jurisdiction: {
    zh: '行政区划',
    meaning: 'The division of the providing body; of a need, those of the resources that answer it.',
  },
  grade: {
    zh: '敏感级别',
    meaning: 'The highest grade of the items; of a need, those of the resources that answer it.',
  },
  update_cycle: {
    zh: '更新周期',
    meaning: 'How often the resource is updated; of a need, those of the resources that answer it.',
  },
  status: {
    zh: '目录状态',
    meaning:
      'State of the resource, of those that the viewer may see; of a need, those of the resources that answer it.',
  },
});

/** What a line of a coverage grid stands for. */
export const coverageLineKinds = words({
  value: { zh: '取值', meaning: 'One value of the dimension; 其他 (OTHER) among the domains is one like any other.' },
  folded: {
    zh: '其余',
    meaning: 'All the values that have no line of their own, because there are more than the limit.',
  },
  unknown: {
    zh: '未说明',
    meaning:
      'Resources whose value is not known, and needs that no visible resource answers where the value is a resource’s.',
  },
});

/** Figures of resources in a coverage grid. */
export const supplyMeasures = words({
  supply: { zh: '供给', meaning: 'Resources.' },
  used: { zh: '已对接', meaning: 'Resources that answer a need of at least one visible scenario.' },
  authorised: { zh: '已授权', meaning: 'Resources on the list of at least one agreement in force (ACTIVE).' },
  productised: { zh: '已产品化', meaning: 'Resources that at least one visible product is made from.' },
  listed: { zh: '已上架', meaning: 'Resources that at least one product listed at an exchange (LISTED) is made from.' },
});

/** Figures of needs in a coverage grid. */
export const demandMeasures = words({
  demand: { zh: '需求', meaning: 'Needs of scenarios.' },
  met: { zh: '已满足', meaning: 'Needs that at least one published resource answers.' },
  unmet: { zh: '未满足', meaning: 'Needs that no published resource answers.' },
});

/** Why a resource that sounds like a need does not answer it as it is. */
export const candidateObstacles = words({
  prohibited: { zh: '禁止开放', meaning: 'It is 禁止开放, so it may never be mapped to a need.' },
  not_published: { zh: '未发布', meaning: 'It is not published: a draft, handed in, suspended or withdrawn.' },
  sensitive: { zh: '敏感数据', meaning: 'Its grade is L4: it is not opened.' },
  ungraded: { zh: '未分级', meaning: 'No grade is known, so nobody has said yet whether it may be used.' },
});

export type CandidateObstacle = keyof typeof candidateObstacles;
export type CoverageDimension = keyof typeof coverageDimensions;
export type CoverageLineKind = keyof typeof coverageLineKinds;
export type SupplyMeasure = keyof typeof supplyMeasures;
export type DemandMeasure = keyof typeof demandMeasures;
export type Role = keyof typeof roles;
export type ActorKind = keyof typeof actorKinds;
export type AuditOutcome = keyof typeof auditOutcomes;
export type ProposalState = keyof typeof proposalStates;
export type ProvisionLayer = keyof typeof provisionLayers;
export type EvidenceMark = keyof typeof evidenceMarks;
export type PolicyState = keyof typeof policyStates;
export type CalendarDayKind = keyof typeof calendarDayKinds;
export type CorrectionKind = keyof typeof correctionKinds;
export type CorrectionState = keyof typeof correctionStates;
export type QuantityUnit = keyof typeof quantityUnits;
export type ConflictKind = keyof typeof conflictKinds;
export type SearchField = keyof typeof searchFields;
export type MatchKind = keyof typeof matchKinds;
export type NearestReason = keyof typeof nearestReasons;
