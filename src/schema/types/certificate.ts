import { certificate, certificateByQueryCode, certificates } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import {
  CertificateContentRef,
  CertificatePartyRef,
  CertificateRef,
  NodeRef,
  OrganizationRef,
  ProductRef,
  RegistrationRef,
} from '../refs.ts';

CertificatePartyRef.implement({
  description: 'A body as a certificate names it, on the day of issue.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Public code of the organisation.' }),
    name: t.exposeString('name', { description: 'Its name then.' }),
    unifiedSocialCreditCode: t.exposeString('unifiedSocialCreditCode', {
      nullable: true,
      description: '统一社会信用代码; null where it was not known.',
    }),
  }),
});

CertificateContentRef.implement({
  description: 'What a certificate says, word for word as it is signed; it never changes.',
  fields: (t) => ({
    kind: t.expose('kind', { type: enums.CertificateKind, description: 'Which registration it is of.' }),
    number: t.exposeString('number', { description: 'Number of the certificate.' }),
    queryCode: t.exposeString('queryCode', { description: '查询码: 22 digits, the last two are check digits.' }),
    productCode: t.exposeString('productCode', { description: 'Public code of the product.' }),
    productName: t.exposeString('productName', { description: 'Name of the product on the day of registration.' }),
    productType: t.expose('productType', {
      type: enums.ProductType,
      description: 'What kind of thing the product is.',
    }),
    registrant: t.expose('registrant', { type: CertificatePartyRef, description: 'Who registered it (登记主体).' }),
    summary: t.exposeString('summary', { description: 'What the product offers.' }),
    applicationField: t.exposeString('applicationField', { description: '应用领域: what it is for, in words.' }),
    deliveryForm: t.expose('deliveryForm', { type: enums.DeliveryForm, description: 'How it is delivered.' }),
    registrar: t.expose('registrar', {
      type: CertificatePartyRef,
      description: 'The registrar (登记机构) or exchange.',
    }),
    registeredOn: t.expose('registeredOn', { type: 'Date', description: 'Day of the registration.' }),
    validUntilOn: t.expose('validUntilOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day it is good for; null where it has no end.',
    }),
    publicityStartsOn: t.expose('publicityStartsOn', {
      type: 'Date',
      nullable: true,
      description: 'First day of the publicity (公示); null where there was none.',
    }),
    publicityEndsOn: t.expose('publicityEndsOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day of the publicity; null where there was none.',
    }),
    scenarioCode: t.exposeString('scenarioCode', {
      nullable: true,
      description: 'Public code of the scenario under which it was made; null where none is named.',
    }),
    scenarioTitle: t.exposeString('scenarioTitle', { nullable: true, description: 'Title of that scenario.' }),
    agreementCode: t.exposeString('agreementCode', {
      nullable: true,
      description: 'Public code of the agreement (授权运营协议) that it rests on; null where none is named.',
    }),
    specificationDigest: t.exposeString('specificationDigest', {
      nullable: true,
      description: 'Digest of the specification that was reviewed: sha-256: and 64 hexadecimal digits.',
    }),
  }),
});

CertificateRef.implement({
  description:
    'A certificate of a registration (登记证书): a signed record that can be verified without this service, and what has become of it. Everyone sees it.',
  interfaces: [NodeRef],
  extensions: { noun: 'Certificate' },
  fields: (t) => ({
    id: t.id(globalId('Certificate')),
    number: t.exposeString('number', {
      description:
        'Issuer, year, six consecutive digits and a check character (ISO 7064 MOD 37,36); never given again.',
    }),
    queryCode: t.exposeString('queryCode', {
      description: '查询码: 22 digits to be typed or read aloud; never reused.',
    }),
    kind: t.expose('kind', { type: enums.CertificateKind, description: 'Which registration it is of.' }),
    status: t.expose('status', { type: enums.CertificateStatus, description: 'Whether it can be relied on now.' }),
    statusChangedAt: t.expose('statusChangedAt', {
      type: 'DateTime',
      description: 'Since when it has had this status.',
    }),
    ending: t.expose('ending', {
      type: enums.CertificateEnding,
      nullable: true,
      description: 'Why it was revoked; null while it was not.',
    }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: 'When it was signed.' }),
    registeredOn: t.expose('registeredOn', { type: 'Date', description: 'Day of the registration.' }),
    validUntilOn: t.expose('validUntilOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day it is good for, in Asia/Shanghai; null where it has no end.',
    }),
    content: t.expose('content', { type: CertificateContentRef, description: 'What it says.' }),
    jws: t.exposeString('jws', {
      description:
        'The certificate itself: a compact JWS (ES256) over the canonical form; its keys are at /.well-known/jwks.json.',
    }),
    keyId: t.exposeString('keyId', { description: 'Which key it was signed with (kid).' }),
    verificationUrl: t.exposeString('verificationUrl', { description: 'Its page, which the QR code leads to.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change of status, from 1.' }),
    issuer: t.field(rowField(OrganizationRef, 'The registrar or exchange that issued it.')),
    product: t.field(rowField(ProductRef, 'The product it is about; null for those who may not see the product.')),
    registration: t.field(rowField(RegistrationRef, 'The registration it is of.')),
    replaces: t.field(rowField(CertificateRef, 'The certificate in whose place it stands.')),
    replacedBy: t.field(rowField(CertificateRef, 'The certificate that stands in its place.')),
  }),
});

builder.objectFields(ProductRef, (t) => ({
  certificates: t.field(
    pageField('Certificate', 'Certificates of its registrations, those that ended among them; none with asOf.'),
  ),
}));

const CertificateBy = builder.inputType('CertificateBy', {
  description: 'Names one certificate: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    number: t.string({ description: 'Number of the certificate.' }),
  }),
});

builder.queryFields((t) => ({
  certificates: t.field({
    type: connectionTo('Certificate'),
    nullable: true,
    args: pageArguments('Certificate'),
    description: 'Certificates of registrations, the newest first unless another order is asked for.',
    extensions: { readsCatalog: true },
    resolve: (_root, _args, context, info) => resolvePage(context, info, certificates),
  }),
  certificate: t.field({
    type: CertificateRef,
    nullable: true,
    description: 'One certificate; null when there is none.',
    args: { by: t.arg({ type: CertificateBy, required: true, description: 'Which one.' }) },
    extensions: { readsCatalog: true },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, certificate, by),
  }),
  certificateByQueryCode: t.field({
    type: CertificateRef,
    nullable: true,
    description: 'The certificate with a query code (查询码); null when there is none.',
    args: { queryCode: t.arg.string({ required: true, description: '22 digits, without spaces.' }) },
    extensions: { readsCatalog: true },
    resolve: (_root, { queryCode }, context, info) => resolveOne(context, info, certificateByQueryCode, queryCode),
  }),
}));
