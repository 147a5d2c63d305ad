/**
 * Words that the titles of an invented catalog are composed of, so that a search over it meets what it meets in a real
 * one: a few words that most rows have, many that some have, and rare ones.
 */

const places =
  '临平区 余杭区 上城区 拱墅区 西湖区 滨江区 萧山区 富阳区 临安区 钱塘区 桐庐县 淳安县 建德市 全市 景区 开发区'.split(
    ' ',
  );

/** From the frequent to the rare: the first of them are picked far more often than the last. */
const subjects = (
  '企业登记 行政处罚 行政许可 公共停车场 道路交通 空气质量 医疗机构 医院门诊 中小学校 养老机构 住房公积金 社会保险参保 ' +
  '食品经营许可 建筑工程施工 公交线路 环境监测站点 不动产登记 就业服务 水质监测 旅游景点 图书馆藏书 体育场馆 农产品价格 ' +
  '药品零售 消防安全检查 特种设备 城市绿地 公共厕所 燃气供应 供水管网 电动汽车充电桩 高新技术企业 专利授权 科技项目 ' +
  '婚姻登记 残疾人服务 社区卫生服务中心 疫苗接种点 献血站点 幼儿园招生 职业培训 人才公寓 保障性住房 物业服务企业 ' +
  '出租汽车 网约车驾驶员 地铁客流 航班起降 港口吞吐量 桥梁养护 隧道检测 路灯设施 户外广告 垃圾分类投放 危险废物处置 ' +
  '排污许可 噪声监测 气象预警 地质灾害隐患 林木采伐 河道水位 水库蓄水 农机补贴 畜禽养殖 渔业捕捞 种子生产 粮食收购 ' +
  '税务稽查 政府采购 招标投标 财政预算 国有资产 统计年鉴 价格监测 信用红黑榜 法律援助 公证事项 律师事务所 司法鉴定 ' +
  '出入境证件 户籍人口 身份证办理 机动车检验 驾驶证换领 交通违法 志愿服务 慈善捐赠 殡葬服务 宗教场所 文物保护 非遗传承 ' +
  '博物馆展览 电影放映 网吧监管 演出许可 广播电视 档案查阅 测绘成果 土地出让 规划公示 房屋征收 拆迁补偿 宠物医院'
).split(' ');

const kinds =
  '信息 信息 信息 信息 数据 数据 名单 目录 统计表 基本情况 清单 公示 备案信息 监测数据 年度报告 一览表'.split(' ');

const listed = (words: readonly string[]): string => `array['${words.join("', '")}']`;

/**
 * The words of row `n` of an SQL statement: an expression each for the place, the subject and the kind of a title.
 *
 * @param n the expression of the number of the row, from 1
 */
export function titleWords(n: string): { readonly place: string; readonly subject: string; readonly kind: string } {
  // Squared, an even spread of 0 to 1 becomes one in which few words are frequent.
  const spread = `power((${n}::bigint * 7919 % 10007) / 10007.0, 2)`;
  return {
    place: `(${listed(places)})[1 + ${n} / 7 % ${places.length}]`,
    subject: `(${listed(subjects)})[1 + floor(${subjects.length} * ${spread})::int]`,
    kind: `(${listed(kinds)})[1 + ${n}::bigint * 31 % 1009 % ${kinds.length}]`,
  };
}
