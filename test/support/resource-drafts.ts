/** A content that may be published as it stands. */
export const completeResource = (title: string) => ({
  title,
  abstract: '说明这份数据资源记载什么。',
  domains: ['HEALTH'],
  sharingType: 'UNCONDITIONAL',
  openingAttribute: 'RESTRICTED',
  openingCondition: '签订协议后使用',
  updateCycle: 'DAILY',
  items: { replace: [{ name: '就诊日期', dataType: 'DATE', grade: 'L3' }] },
});
