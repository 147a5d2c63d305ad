import { words } from '../words.ts';

/** What an applicant is (授权运营主体): 法人 under 27号 art. 3; the city and the province also name 非法人组织. */
export const applicantKinds = words({
  legal_person: { zh: '法人', meaning: 'A legal person.' },
  unincorporated_organization: {
    zh: '非法人组织',
    meaning: 'An organisation that is no legal person; national rules do not admit it.',
  },
});

/** Conditions that the rules name for operators (27号 art. 12; 浙政办发〔2023〕44号), of which an applicant declares how it meets them. */
export const declaredConditions = words({
  sound_business: { zh: '经营状况良好', meaning: 'Sound business.' },
  credit_standing: { zh: '信用状况良好', meaning: 'The credit standing that is asked for.' },
  qualifications: { zh: '专业资质', meaning: 'Qualifications for the field.' },
  people: { zh: '人才积累', meaning: 'People who know the field.' },
  production_capacity: { zh: '生产服务能力', meaning: 'Capacity to make and to serve.' },
  security_officer: { zh: '数据安全负责人', meaning: 'A named officer for data security.' },
  security_department: { zh: '数据安全管理部门', meaning: 'A department for data security.' },
  internal_management: { zh: '内部管理制度', meaning: 'Internal rules for authorised operation.' },
  security_system: { zh: '安全保障制度', meaning: 'Rules that keep it secure.' },
  mlps_level_3_experience: { zh: '等保三级建设运维经验', meaning: 'Experience with systems of 等保三级.' },
  cryptography_assessment_experience: {
    zh: '商用密码安全性评估经验',
    meaning: 'Experience with 商用密码安全性评估.',
  },
  data_management_capability: { zh: '数据管理能力', meaning: 'Mature management of data.' },
  data_security_capability: { zh: '数据安全保障能力', meaning: 'Mature protection of data.' },
});

export type ApplicantKind = keyof typeof applicantKinds;
export type DeclaredCondition = keyof typeof declaredConditions;
