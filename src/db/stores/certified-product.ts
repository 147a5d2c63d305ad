import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agreements } from '../tables/applications.ts';
import { organizations } from '../tables/organizations.ts';
import { products, productVersions } from '../tables/products.ts';

/** What a certificate tells of a registered product, beside the registration itself. */
export interface CertifiedProduct {
  readonly code: string;
  readonly name: string;
  readonly productType: string;
  readonly deliveryForm: string;
  readonly abstract: string;
  readonly registrant: {
    readonly code: string;
    readonly name: string;
    readonly unifiedSocialCreditCode: string | null;
  };
  /** Names of its fields, in the order of the scheme. */
  readonly domains: readonly string[];
  readonly scenario: { readonly code: string; readonly title: string } | null;
  readonly agreementCode: string | null;
  /** Of the approved version, in hexadecimal; null for what has none. */
  readonly digest: string | null;
}

/** Reads what a certificate tells of a product. */
export async function certifiedProduct(tx: Database, productId: string): Promise<CertifiedProduct> {
  const [row] = await tx.execute<{ told: string }>(sql`
    select json_build_object('code', p.code, 'name', p.name, 'productType', p.product_type,
      'deliveryForm', p.delivery_form, 'abstract', p.abstract,
      'registrant', json_build_object('code', o.code, 'name', o.name,
        'unifiedSocialCreditCode', o.unified_social_credit_code),
      'domains', (select coalesce(json_agg(m.name order by m.position), '[]') from product_domains x
        join domains m on m.id = x.domain_id where x.product_id = p.id),
      'scenario', (select json_build_object('code', s.code, 'title', s.title) from scenarios s
        where s.id = coalesce(g.scenario_id, (select min(x.scenario_id::text)::uuid from product_scenarios x
          where x.product_id = p.id))),
      'agreementCode', g.code,
      'digest', (select v.digest from ${productVersions} v where v.product_id = p.id and v.status = 'approved')
    )::text as told
    from ${products} p join ${organizations} o on o.id = p.operator_id
    left join ${agreements} g on g.id = p.agreement_id where p.id = ${productId}`);
  if (row === undefined) throw new Error('a product is registered and is not there');
  return JSON.parse(row.told) as CertifiedProduct;
}
