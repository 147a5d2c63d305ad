import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { CertificateKind, DeliveryForm, ProductType } from '../vocabulary.ts';

/**
 * What a certificate says, as plain data: this is what is signed, in these words. Dates are calendar dates in
 * Asia/Shanghai; closed words are those of the vocabulary.
 */
export interface CertificateContent {
  readonly kind: CertificateKind;
  readonly number: string;
  /** 查询码. */
  readonly queryCode: string;
  readonly productCode: string;
  readonly productName: string;
  readonly productType: ProductType;
  readonly registrant: CertificateParty;
  readonly summary: string;
  /** 应用领域, in words. */
  readonly applicationField: string;
  readonly deliveryForm: DeliveryForm;
  /** 登记机构 or exchange. */
  readonly registrar: CertificateParty;
  readonly registeredOn: LocalDate;
  /** Last day it is good for; null where it has no end. */
  readonly validUntilOn: LocalDate | null;
  /** First and last day of the publicity (公示); null where there was none. */
  readonly publicityStartsOn: LocalDate | null;
  readonly publicityEndsOn: LocalDate | null;
  readonly scenarioCode: string | null;
  readonly scenarioTitle: string | null;
  readonly agreementCode: string | null;
  /** `sha-256:` and 64 hexadecimal digits of the specification as it was reviewed. */
  readonly specificationDigest: string | null;
}

/** A body that a certificate names. */
export interface CertificateParty {
  readonly code: string;
  readonly name: string;
  /** 统一社会信用代码, where it is known. */
  readonly unifiedSocialCreditCode: string | null;
}

/** What whoever registers says; number, query code and registrar are added when it is issued. */
export type CertificateDraft = Omit<CertificateContent, 'number' | 'queryCode' | 'registrar'>;

/** Where the status of a certificate stands (Token Status List). */
export interface StatusReference {
  readonly idx: number;
  readonly uri: string;
}

/** Everything that is signed: the content under the registered names of a JSON Web Token. */
export interface CertificateClaims {
  /** Who runs the registry: PUBLIC_URL. */
  readonly iss: string;
  /** The page of the certificate. */
  readonly sub: string;
  /** Its number. */
  readonly jti: string;
  readonly iat: number;
  /** First second it is not good for any more; left out where it has no end. */
  readonly exp?: number;
  readonly status: { readonly status_list: StatusReference };
  readonly certificate: CertificateContent;
}

/** The page of a certificate. */
export const certificatePage = (issuer: string, number: string): string => `${issuer}/certificates/${number}`;

/** The address of a status list. */
export const statusListAddress = (issuer: string, list: string): string => `${issuer}/certificates/status/${list}`;

/** The instant after the last day that a certificate is good for. */
export const endOfValidity = (validUntilOn: LocalDate): Date => new Date(`${addDays(validUntilOn, 1)}T00:00:00+08:00`);

/**
 * The claims of a certificate.
 *
 * @param issuer PUBLIC_URL
 * @param place in which status list it stands, and where
 * @param issuedAt the instant of issue; the second counts
 */
export function certificateClaims(
  content: CertificateContent,
  issuer: string,
  place: { readonly list: string; readonly index: number },
  issuedAt: Date,
): CertificateClaims {
  const { number, validUntilOn } = content;
  return {
    iss: issuer,
    sub: certificatePage(issuer, number),
    jti: number,
    iat: Math.floor(issuedAt.getTime() / 1000),
    ...(validUntilOn === null ? {} : { exp: endOfValidity(validUntilOn).getTime() / 1000 }),
    status: { status_list: { idx: place.index, uri: statusListAddress(issuer, place.list) } },
    certificate: content,
  };
}
