import type { CorrectionKind, CorrectionState, Role } from '../vocabulary.ts';
import type { CorrectionRequestState, DemandStatus } from '../workflow/registry-words.ts';
import type { ObjectionState } from '../workflow/words.ts';

/** How many rows of each list one export holds; the counts beside them count all. */
export const exportedRows = 500;

/**
 * Everything the service keeps of a person, as they are entitled to have it (个人信息保护法 art. 45). Instants are ISO 8601
 * with offset; the newest rows come first.
 */
export interface PersonalData {
  readonly id: string;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly disabledAt: string | null;
  readonly erasedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly memberships: readonly KeptMembership[];
  readonly membershipCount: number;
  readonly corrections: readonly KeptCorrection[];
  readonly correctionCount: number;
  readonly objections: readonly KeptObjection[];
  readonly objectionCount: number;
  readonly registrationObjections: readonly KeptRegistrationObjection[];
  readonly registrationObjectionCount: number;
  readonly registrationCorrectionRequests: readonly KeptCorrectionRequest[];
  readonly registrationCorrectionRequestCount: number;
  readonly dataDemands: readonly KeptDemand[];
  readonly dataDemandCount: number;
  readonly savedSearches: readonly KeptSearch[];
  readonly savedSearchCount: number;
  readonly events: readonly KeptEvent[];
  readonly eventCount: number;
  readonly auditEntryCount: number;
}

export interface KeptMembership {
  readonly organizationCode: string;
  readonly role: Role;
  readonly grantedAt: string;
  readonly endedAt: string | null;
}

export interface KeptCorrection {
  readonly resourceCode: string;
  readonly kind: CorrectionKind;
  readonly field: string | null;
  readonly message: string;
  readonly state: CorrectionState;
  readonly answer: string | null;
  readonly createdAt: string;
  readonly answeredAt: string | null;
}

export interface KeptObjection {
  /** Public code of the result they objected to. */
  readonly resultCode: string;
  readonly message: string;
  readonly evidence: string;
  readonly state: ObjectionState;
  readonly answer: string | null;
  readonly createdAt: string;
  readonly answeredAt: string | null;
}

export interface KeptRegistrationObjection {
  /** Public code of the registration they objected to. */
  readonly registrationCode: string;
  readonly statement: string;
  readonly evidence: string;
  readonly state: ObjectionState;
  readonly answer: string | null;
  readonly createdAt: string;
  readonly answeredAt: string | null;
}

export interface KeptCorrectionRequest {
  /** Public code of the registration they asked to be corrected. */
  readonly registrationCode: string;
  readonly statement: string;
  readonly evidence: string;
  readonly state: CorrectionRequestState;
  readonly answer: string | null;
  readonly createdAt: string;
  readonly answeredAt: string | null;
}

/** A data demand that a person handed in for their organisation. */
export interface KeptDemand {
  readonly code: string;
  readonly operatorCode: string;
  readonly status: DemandStatus;
  readonly purpose: string;
  readonly submittedAt: string;
}

export interface KeptSearch {
  readonly name: string;
  /** What is listed, such as `Resource`. */
  readonly noun: string;
  readonly createdAt: string;
}

export interface KeptEvent {
  readonly type: string;
  readonly subjectType: string;
  readonly subjectCode: string;
  readonly occurredAt: string;
  readonly reason: string | null;
}
