/** Sections that 27号 art. 9 asks for beside name, mode and list of products. */
export const planSections = [
  'necessity_and_feasibility',
  'operator_conditions',
  'resource_scope',
  'term_and_exit',
  'accounting_and_revenue',
  'security_and_emergency',
  'rights_and_duties',
  'supervision',
  'other',
];

/** A plan that says all it has to, as the API takes it. */
export const completePlan = (title = '授权运营实施方案') => ({
  title,
  mode: 'BY_SCENARIO',
  sections: planSections.map((name) => ({ name, text: `${name} 的内容` })),
  products: [
    { name: '监测报告', useClass: 'PUBLIC_INTEREST' },
    { name: '评估服务', useClass: 'INDUSTRY', description: '评分与区间' },
  ],
});

/** A notice on health that says all it has to, as the API takes it. */
export const completeNotice = (title = '授权运营通告') => ({
  title,
  lead: 'HZ-HEALTH',
  domains: ['HEALTH'],
  conditions: '依法设立的法人',
  criteria: '最小必要',
  requirements: '按时提交',
  requiredPapers: ['EMERGENCY_PLAN'],
  opensOn: '2026-03-01',
  closesOn: '2026-05-31',
});
