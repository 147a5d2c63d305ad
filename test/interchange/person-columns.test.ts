import { expect, test } from 'vitest';
import { isPersonColumn } from '../../src/rules/catalog/person-columns.ts';

test.each([
  '联系人',
  '数据联系人姓名',
  '联系电话',
  '手机号',
  '电子邮箱',
  '单位负责人',
  '聯絡人電話',
  'E-mail',
  'contact_name',
  'maintainer',
  'author_email',
  'Mobile Phone',
])('%s names a person or how to reach one', (header) => expect(isPersonColumn(header)).toBe(true));

test.each(['数据资源提供部门', '责任单位', '联系部门', '数据集ID', '备注', 'publisher', 'authority', 'mapping'])(
  '%s does not',
  (header) => expect(isPersonColumn(header)).toBe(false),
);
