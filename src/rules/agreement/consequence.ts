import type { LocalDate } from '../calendar/local-date.ts';
import type { Text } from '../finding.ts';
import { words } from '../words.ts';

/** What the end of an agreement takes with it. */
export const consequenceKinds = words({
  scenario_authorisation: { zh: '场景授权', meaning: 'The authorisation of the scenario with its list.' },
  step: { zh: '待办', meaning: 'Something that waits for somebody under the agreement.' },
  application: { zh: '授权申请', meaning: 'An application that renews it or changes its list.' },
  data_demand: { zh: '数据需求', meaning: 'A data demand that is under review, approved or delivered.' },
  product_review: { zh: '产品审核', meaning: 'The review of a version of a product made under it.' },
  product: { zh: '产品和服务', meaning: 'A product made under it, or of the operator for the scenario.' },
  certificate: { zh: '登记证书', meaning: 'A certificate of a registration of a product made under it.' },
  registration: { zh: '登记', meaning: 'A registration of a product made under it.' },
  listing: { zh: '产品上架', meaning: 'A listing of a product made under it, at an exchange.' },
});

export type ConsequenceKind = keyof typeof consequenceKinds;

/** How an agreement ends. */
export interface EndCause {
  readonly kind: 'expired' | 'terminated' | 'revoked';
  readonly reason: string;
  readonly on: LocalDate;
}

/** Something that the end of an agreement takes with it, as it is listed before. */
export interface Consequence {
  readonly kind: ConsequenceKind;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  /** Its state now: another one gives another digest. */
  readonly state: string;
  readonly whatHappens: Text;
}

/** What the end of an agreement would take with it, with what proves that it was seen. */
export interface EndImpact {
  readonly consequences: readonly Consequence[];
  readonly consequenceCount: number;
  readonly digest: string;
}
