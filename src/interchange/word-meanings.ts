import {
  type ItemType,
  itemTypes,
  type OpeningAttribute,
  openingAttributes,
  type ResourceClass,
  resourceClasses,
  type SensitivityGrade,
  type SharingType,
  sensitivityGrades,
  sharingTypes,
  type UpdateCycle,
  updateCycles,
} from '../rules/vocabulary.ts';
import { simplified } from './simplified.ts';

/** Words of portals for what our closed lists say, by the meaning they have; one line may give several spellings. */
type Spellings<T extends string> = Readonly<Partial<Record<T, string>>>;

/** A word as it is compared: simplified, half width, small letters, without blanks, signs and the head of an address. */
const compared = (word: string): string =>
  simplified(word)
    .toLowerCase()
    .replace(/^https?:\/\/\S*[/#](?=[^/#]+$)/u, '')
    .replace(/[\s_\-·.。:：/()（）【】[\]'"]+/gu, '');

function meanings<T extends string>(ours: Readonly<Record<T, { readonly zh: string }>>, spellings: Spellings<T>) {
  const known = new Map<string, T>();
  for (const word of Object.keys(ours) as T[]) {
    const more = spellings[word]?.split(' ') ?? [];
    for (const spelling of [word, ours[word].zh, ...more]) known.set(compared(spelling), word);
  }
  return (word: string): T | undefined => known.get(compared(word));
}

const cycles = meanings<UpdateCycle>(updateCycles, {
  real_time:
    '即时 实时更新 即时更新 随时 动态更新 实时动态 每小时 每分钟 每10分钟 每5分钟 continuous continual realtime hourly UPDATE_CONT CONT HOURLY R/PT1S R/PT1M R/PT1H',
  daily: '每天 每日更新 按日 日更新 日 天 每日一次 每工作日 daily everyday R/P1D DAILY',
  weekly: '每周 每週 每星期 按周 周更新 周 星期 每周更新 weekly R/P1W R/P7D WEEKLY',
  monthly: '按月 月更新 月 每月更新 每月一次 月度 monthly R/P1M MONTHLY',
  quarterly: '每季 按季 按季度 季度 季 季更新 每季度更新 每3个月 quarterly R/P3M QUARTERLY',
  half_yearly:
    '半年 按半年 半年度 每六个月 每6个月 每半年更新 halfyearly semiannual biannual biannually R/P6M ANNUAL_2',
  yearly: '每一年 按年 年 年度 年更新 每年更新 每年一次 annual annually yearly R/P1Y R/P12M ANNUAL',
  every_two_years: '两年 每2年 每二年 每二年一次 biennial biennially R/P2Y BIENNIAL',
  irregular:
    '不定期更新 不定时 不定时更新 按需 按需更新 其他 自定义 非固定 如有变动 随业务更新 irregular asneeded asrequired adhoc IRREG other',
  static:
    '静态数据 不更新 一次性 不再更新 永久 历史数据 无更新 never notupdated static notplanned oneoff onetime once NEVER',
  unknown: '未知 无 暂无 未定 UNKNOWN notspecified',
});

/** @returns the cycle a word means, also `R/P1Y` of ISO 8601 and terms of the frequency vocabularies; undefined when not known */
export const cycleOf = (word: string): UpdateCycle | undefined => cycles(word);

/** @returns the opening attribute a word means; undefined when not known */
export const openingOf = meanings<OpeningAttribute>(openingAttributes, {
  // 无条件开发 is how one portal misspells 无条件开放 throughout.
  unconditional: '无条件 完全开放 主动开放 普遍开放 开放 公开 是 无条件开发 public open PUBLIC yes true',
  restricted:
    '有条件开放 有条件 依申请开放 依申请 依申请公开 申请开放 受限 授权开放 有条件开发 有限度开放 restricted restrictedpublic RESTRICTED conditional sensitive',
  prohibited:
    '不予开放 非开放 不开放 暂不开放 不公开 不予公开 否 禁止 nonpublic notpublic private closed confidential NON_PUBLIC no false',
  unknown: '未知 暂无 unknown',
});

/** @returns the sharing type a word means; undefined when not known */
export const sharingOf = meanings<SharingType>(sharingTypes, {
  unconditional: '无条件 普遍共享 完全共享 共享 unconditional',
  conditional: '有条件 受限共享 授权共享 依申请共享 部分共享 conditional',
  not_shared: '不予共享 不共享 非共享 不可共享 暂不共享 禁止共享 notshared',
  unknown: '未知 暂无 unknown',
});

/** @returns the class a word of 资源属性 means; undefined when not known */
export const resourceClassOf = meanings<ResourceClass>(resourceClasses, {
  basic: '基础类 基础信息资源 基础数据 基础库 基础信息',
  thematic: '主题类 主题信息资源 主题数据 主题库 主题信息',
  departmental: '部门类 部门信息资源 部门数据 部门库 部门信息',
  unknown: '未知 其他',
});

/** @returns the data type of an item; undefined when not known */
export const itemTypeOf = meanings<ItemType>(itemTypes, {
  string: '字符串 字符串型 文本 文本型 文字 字符 string text varchar varchar2 nvarchar char clob character',
  integer: '整数 整型 长整型 integer int bigint smallint long tinyint',
  decimal: '数值 数字 数字型 浮点型 小数 货币型 双精度 number numeric decimal float double real money',
  boolean: '布尔 逻辑型 是否型 boolean bool bit',
  date: '日期 date',
  date_time: '时间型 时间 日期时间 时间戳 datetime timestamp time',
  code: '代码 字典 字典型 枚举 枚举型 code enum',
  geometry: '空间 几何 坐标 经纬度 地理 geometry geom point geo geography',
  binary: '二进制 图片 图像 影像 文件 附件 blob binary image bytea',
});

/** @returns the sensitivity grade; undefined when not known */
export const gradeOf = meanings<SensitivityGrade>(sensitivityGrades, {
  l1: '1 一级 1级 不敏感',
  l2: '2 二级 2级 低敏感',
  l3: '3 三级 3级 较敏感',
  l4: '4 四级 4级 敏感',
  ungraded: '无 未定级',
});

const states = meanings<'published' | 'suspended' | 'withdrawn'>(
  { published: { zh: '已发布' }, suspended: { zh: '已暂停' }, withdrawn: { zh: '已撤回' } },
  {
    published:
      '发布 上线 已上线 已上架 正常 有效 启用 在用 已开放 已审核 active Completed OP_DATPRO current valid live',
    suspended: '暂停 停用 维护中 停止服务 暂停服务 draft DEVELOP pending inactive',
    withdrawn:
      '已下架 下架 已撤销 已撤回 已注销 注销 失效 已失效 已删除 已停更 deleted withdrawn WITHDRAWN DEPRECATED DISCONT deprecated archived',
  },
);

/** @returns the state a word means; undefined when not known */
export const statusOf = (word: string): 'published' | 'suspended' | 'withdrawn' | undefined => states(word);
