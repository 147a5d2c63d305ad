import {
  accessKinds,
  catalogStatuses,
  deliveryForms,
  itemTypes,
  needImportances,
  openingAttributes,
  organizationKinds,
  productStatuses,
  productTypes,
  resourceClasses,
  sensitivityGrades,
  sharingTypes,
  updateCycles,
  useClasses,
} from '../vocabulary.ts';
import { type ExportColumn, globalId, of, own, part, word } from './export-column.ts';

/** Columns of the catalog's own lists. Chinese headers are those of the catalog guide (政务信息资源目录编制指南), so that an import knows them. */

const revision = own('revision', ['修订号', 'Revision'], 'number');
const domains: readonly ExportColumn[] = [
  of('domains', 'name', ['所属领域', 'Domains']),
  of('domains', 'code', ['领域代码', 'Domain codes'], 'word'),
];
const issuedAt = own('issuedAt', ['发布日期', 'Issued at']);
const modifiedAt = own('modifiedAt', ['更新日期', 'Modified at']);

export const resourceColumns: readonly ExportColumn[] = [
  own('code', ['信息资源代码', 'Code']),
  own('title', ['信息资源名称', 'Title']),
  own('abstract', ['信息资源摘要', 'Abstract']),
  of('provider', 'name', ['信息资源提供方', 'Provider']),
  of('provider', 'code', ['提供方代码', 'Provider code']),
  word('class', ['资源属性', 'Class'], resourceClasses),
  own('category', ['资源分类', 'Category']),
  own('formats', ['信息资源格式', 'Formats']),
  word('sharingType', ['共享类型', 'Sharing type'], sharingTypes),
  own('sharingCondition', ['共享条件', 'Sharing condition']),
  word('openingAttribute', ['开放属性', 'Opening attribute'], openingAttributes),
  own('openingCondition', ['开放条件', 'Opening condition']),
  word('updateCycle', ['更新周期', 'Update cycle'], updateCycles),
  word('grade', ['敏感级别', 'Sensitivity grade'], sensitivityGrades),
  ...domains,
  of('sectors', 'name', ['所属行业', 'Sectors']),
  {
    ...of('accessRoute', '__typename', ['获取方式', 'Access'], 'word'),
    name: 'accessKind',
    words: accessKinds,
    stored: { OpenAccess: 'open', AuthorisedOperationAccess: 'authorised_operation', ApplyAccess: 'apply' },
  },
  {
    ...of('accessRoute', 'url', ['获取地址', 'Access address']),
    name: 'accessUrl',
    place: { relation: 'accessRoute', field: 'url', only: { field: '__typename', is: 'OpenAccess' } },
  },
  own('licence', ['开放许可', 'Licence']),
  own('contactOffice', ['联系部门', 'Contact office']),
  own('spatialCoverage', ['空间范围', 'Spatial coverage']),
  own('temporalStartOn', ['时间范围起', 'Temporal start']),
  own('temporalEndOn', ['时间范围止', 'Temporal end']),
  own('isProvincialReturn', ['是否省回流', 'Provincial return'], 'boolean'),
  issuedAt,
  modifiedAt,
  part('provenance', 'source', ['来源目录', 'Source']),
  part('provenance', 'sourceId', ['来源标识', 'Id in the source']),
  part('provenance', 'url', ['来源地址', 'Address in the source']),
  word('status', ['状态', 'Status'], catalogStatuses),
  revision,
  globalId,
];

export const itemColumns: readonly ExportColumn[] = [
  of('resource', 'code', ['信息资源代码', 'Resource code']),
  of('resource', 'title', ['信息资源名称', 'Resource title']),
  own('position', ['序号', 'Position'], 'number'),
  own('name', ['信息项名称', 'Name']),
  own('nameEn', ['英文名称', 'English name']),
  own('description', ['信息项说明', 'Description']),
  word('dataType', ['数据类型', 'Data type'], itemTypes),
  own('length', ['数据长度', 'Length'], 'number'),
  word('grade', ['敏感级别', 'Sensitivity grade'], sensitivityGrades),
  globalId,
];

export const scenarioColumns: readonly ExportColumn[] = [
  own('code', ['场景代码', 'Code']),
  own('title', ['场景名称', 'Title']),
  own('description', ['场景说明', 'Description']),
  ...domains,
  of('owner', 'name', ['提出单位', 'Owner']),
  of('owner', 'code', ['提出单位代码', 'Owner code']),
  part('jurisdiction', 'code', ['行政区划代码', 'Jurisdiction code']),
  part('jurisdiction', 'name', ['行政区划', 'Jurisdiction']),
  issuedAt,
  modifiedAt,
  word('status', ['状态', 'Status'], catalogStatuses),
  revision,
  globalId,
];

export const needColumns: readonly ExportColumn[] = [
  of('scenario', 'code', ['场景代码', 'Scenario code']),
  of('scenario', 'title', ['场景名称', 'Scenario title']),
  own('position', ['序号', 'Position'], 'number'),
  own('title', ['数据需求', 'Need']),
  own('description', ['需求说明', 'Description']),
  word('importance', ['重要程度', 'Importance'], needImportances),
  own('isMet', ['是否满足', 'Met'], 'boolean'),
  of('substituteFor', 'title', ['所替代的需求', 'Substitute for']),
  globalId,
];

export const productColumns: readonly ExportColumn[] = [
  own('code', ['产品代码', 'Code']),
  own('name', ['产品名称', 'Name']),
  own('abstract', ['产品摘要', 'Abstract']),
  word('type', ['产品类型', 'Type'], productTypes),
  word('deliveryForm', ['交付方式', 'Delivery form'], deliveryForms),
  word('useClass', ['用途', 'Use class'], useClasses),
  of('operator', 'name', ['授权运营主体', 'Operator']),
  of('operator', 'code', ['运营主体代码', 'Operator code']),
  ...domains,
  issuedAt,
  modifiedAt,
  word('status', ['状态', 'Status'], productStatuses),
  revision,
  globalId,
];

export const organizationColumns: readonly ExportColumn[] = [
  own('code', ['单位代码', 'Code']),
  own('name', ['单位名称', 'Name']),
  word('kinds', ['单位类型', 'Kinds'], organizationKinds),
  part('jurisdiction', 'code', ['行政区划代码', 'Jurisdiction code']),
  part('jurisdiction', 'name', ['行政区划', 'Jurisdiction']),
  own('unifiedSocialCreditCode', ['统一社会信用代码', 'Unified social credit code']),
  of('parent', 'name', ['上级单位', 'Parent']),
  of('parent', 'code', ['上级单位代码', 'Parent code']),
  own('description', ['单位说明', 'Description']),
  part('reference', 'title', ['依据', 'Reference']),
  part('reference', 'url', ['依据地址', 'Address of the reference']),
  revision,
  globalId,
];
