import type { PersonViewer, Viewer } from '../src/rules/viewer.ts';
import type { Role } from '../src/rules/vocabulary.ts';
import { exchangeCode, smallExchangeCode } from './listings-fill.ts';

/** Who asks: everyone, the exchange, an officer of the authority, or the operator. */
export type Asker = 'anonymous' | 'exchange' | 'officer' | 'operator';

/**
 * What exchanges and portals ask about listings, each as the document they send and as the statement that a person would
 * write for the same answer.
 */
export interface ListingQuestion {
  readonly name: string;
  readonly asker: Exclude<Asker, 'operator'>;
  readonly document: string;
  /** Values for each round, so that no answer is that of one lucky row: `n` is the number of a product. */
  readonly variables: (n: number) => Readonly<Record<string, unknown>>;
  readonly floor: string;
  readonly floorValues: (n: number) => readonly string[];
  /** Whether it counts rows, so that it costs what there is to count. */
  readonly counts?: true;
}

const none = () => ({});
const noValues = (): readonly string[] => [];
const card =
  'code status listedAt exchangeReference product { code name } operator { code name } fee { unit amountFen }';

/** The same card by hand, with products that everyone sees. */
const cardsOf = (from: string): string => `select json_build_object('listings', json_build_object('nodes',
    (select coalesce(json_agg(row_to_json(x)), '[]') from (
      select l.code, upper(l.status::text) as status, l.listed_at as "listedAt", l.exchange_reference as "exchangeReference",
        case when p.id is null then null else json_build_object('code', p.code, 'name', p.name) end as product,
        json_build_object('code', o.code, 'name', o.name) as operator,
        case when f.id is null then null else json_build_object('unit', f.unit, 'amountFen', f.amount_fen) end as fee
      from (${from}) l join organizations o on o.id = l.operator_id
      left join products p on p.id = l.product_id and p.status in ('registered', 'listed', 'suspended')
      left join product_fees f on f.id = l.fee_id and f.product_id = p.id order by l.updated_at desc, l.id desc) x)))::text as data`;
const ofExchange = (code: string, status: string): string => `select * from listings where status ${status}
  and exchange_id = (select id from organizations where code = '${code}') order by updated_at desc, id desc limit 50`;
const stateOf = (code: string, state: string): string =>
  `exchange: { code: { eq: "${code}" } }, status: { eq: ${state} }`;
const listingsWhere = (where: string): string => `{ listings(first: 50, where: { ${where} }) { nodes { ${card} } } }`;
/** How listings of the exchange stand, in the order of their codes: so many from $1 on. */
export const statesByHand = (
  limit: number,
): string => `select jsonb_build_object('listing', l.code, 'revision', l.revision, 'status', l.status, 'cause', l.cause, 'reason', l.reason,
        'exchange', x.code, 'exchangeReference', l.exchange_reference,
        'listedAt', to_char(l.listed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'product', jsonb_build_object('code', p.code, 'name', p.name, 'version', p.version_major || '.' || p.version_minor,
          'type', p.product_type, 'deliveryForm', p.delivery_form, 'useClass', p.use_class),
        'operator', jsonb_build_object('code', o.code, 'name', o.name),
        'scenario', jsonb_build_object('code', s.code, 'title', s.title), 'agreement', g.code,
        'registrations', (select jsonb_agg(jsonb_build_object('track', r.track, 'registrar', x.code, 'number',
          r.registration_number, 'queryCode', r.query_code, 'registeredOn', r.registered_on, 'expiresOn', r.expires_on))
          from registrations r where r.product_id = p.id),
        'certificates', (select jsonb_agg(jsonb_build_object('number', c.number, 'queryCode', c.query_code, 'status', c.status,
          'validUntilOn', c.valid_until_on)) from certificates c where c.product_id = p.id),
        'fee', jsonb_build_object('form', f.form, 'unit', f.unit, 'amountFen', f.amount_fen, 'startsOn', f.starts_on, 'endsOn',
          f.ends_on)) as state
      from (select * from listings where exchange_id = (select id from organizations where code = '${exchangeCode}')
        and code collate "C" >= $1 order by code collate "C" limit ${limit}) l join products p on p.id = l.product_id
      join organizations x on x.id = l.exchange_id join organizations o on o.id = l.operator_id
      join agreements g on g.id = p.agreement_id join scenarios s on s.id = g.scenario_id
      join product_fees f on f.id = l.fee_id order by l.code collate "C"`;
const published = `('listed', 'suspended', 'delisted')`;

export const listingQuestions: readonly ListingQuestion[] = [
  {
    name: 'listings of an exchange that are on offer, the last changed first',
    asker: 'exchange',
    document: listingsWhere(stateOf(exchangeCode, 'LISTED')),
    variables: none,
    floor: cardsOf(ofExchange(exchangeCode, `= 'listed'`)),
    floorValues: noValues,
  },
  {
    name: 'requests that wait for an exchange',
    asker: 'exchange',
    document: listingsWhere(stateOf(exchangeCode, 'REQUESTED')),
    variables: none,
    floor: cardsOf(ofExchange(exchangeCode, `= 'requested'`)),
    floorValues: noValues,
  },
  {
    name: 'listings of an exchange that has twenty',
    asker: 'anonymous',
    document: listingsWhere(`exchange: { code: { eq: "${smallExchangeCode}" } }`),
    variables: none,
    floor: cardsOf(ofExchange(smallExchangeCode, `in ${published}`)),
    floorValues: noValues,
  },
  {
    name: 'listings of all exchanges, the last changed first',
    asker: 'anonymous',
    document: `{ listings(first: 50) { nodes { ${card} } } }`,
    variables: none,
    floor: cardsOf(`select * from listings where status in ${published} order by updated_at desc, id desc limit 50`),
    floorValues: noValues,
  },
  {
    name: 'how many listings of an exchange are on offer',
    asker: 'exchange',
    document: `{ listings(where: { ${stateOf(exchangeCode, 'LISTED')} }) { totalCount } }`,
    variables: none,
    floor: `select json_build_object('listings', json_build_object('totalCount', count(*)))::text as data from listings
      where status = 'listed' and exchange_id = (select id from organizations where code = '${exchangeCode}')`,
    floorValues: noValues,
    counts: true,
  },
  {
    name: 'a product with its listings, fees, ceilings, certificates and resources',
    asker: 'anonymous',
    document: `query($code: String!) { product(by: { code: $code }) { code name abstract
      operator { code name } domains { code }
      listings { nodes { code status exchange { code } } }
      fees { nodes { unit amountFen startsOn } } feeCeilings { nodes { unit amountFen } }
      certificates { nodes { number status validUntilOn } }
      inputs { totalCount nodes { code title } } } }`,
    variables: (n) => ({ code: `P-${n}` }),
    floor: `select json_build_object('product', (select row_to_json(x) from (
      select p.code, p.name, p.abstract, json_build_object('code', o.code, 'name', o.name) as operator,
        (select json_agg(json_build_object('code', upper(d.code::text)) order by d.position) from product_domains pd
          join domains d on d.id = pd.domain_id where pd.product_id = p.id) as domains,
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(y)), '[]') from (select l.code,
          upper(l.status::text) as status, json_build_object('code', e.code) as exchange from listings l
          join organizations e on e.id = l.exchange_id where l.product_id = p.id and l.status in ${published}
          order by l.updated_at desc, l.id desc) y)) as listings,
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(y)), '[]') from (select f.unit,
          f.amount_fen as "amountFen", f.starts_on as "startsOn" from product_fees f where f.product_id = p.id
          order by f.starts_on desc, f.id desc) y)) as fees,
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(y)), '[]') from (select c.unit,
          c.amount_fen as "amountFen" from fee_ceilings c where c.product_id = p.id order by c.created_at desc, c.id desc) y))
          as "feeCeilings",
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(y)), '[]') from (select c.number,
          upper(c.status::text) as status, c.valid_until_on as "validUntilOn" from certificates c where c.product_id = p.id
          order by c.issued_at desc, c.id desc) y)) as certificates,
        json_build_object('totalCount', (select count(*) from product_inputs i where i.product_id = p.id), 'nodes',
          (select coalesce(json_agg(row_to_json(y)), '[]') from (select r.code, r.title from resources r where r.id in
            (select resource_id from product_inputs where product_id = p.id) order by r.modified_at desc, r.id desc) y))
          as inputs
      from products p join organizations o on o.id = p.operator_id where p.code = $1) x))::text as data`,
    floorValues: (n) => [`P-${n}`],
  },
  {
    name: 'products that are listed somewhere, the last changed first',
    asker: 'anonymous',
    document: `{ products(first: 20, where: { status: { eq: LISTED } }) { nodes { code name operator { code name }
      listings { nodes { code exchange { code } } } } } }`,
    variables: none,
    floor: `select json_build_object('products', json_build_object('nodes', (select json_agg(row_to_json(x)) from (
      select p.code, p.name, json_build_object('code', o.code, 'name', o.name) as operator,
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(y)), '[]') from (select l.code,
          json_build_object('code', e.code) as exchange from listings l join organizations e on e.id = l.exchange_id
          where l.product_id = p.id and l.status in ${published} order by l.updated_at desc, l.id desc) y)) as listings
      from (select * from products where status = 'listed' order by modified_at desc, id desc limit 20) p
      join organizations o on o.id = p.operator_id order by p.modified_at desc, p.id desc) x)))::text as data`,
    floorValues: noValues,
  },
  {
    name: 'a listing down to its resources: product, delivered items, lines of the list',
    asker: 'officer',
    document: `query($code: String!) { listing(by: { code: $code }) { code product { code agreement { code }
      lineage { nodes { deliveredAt demand { code } listItem { resource { code title provider { code } } } } } } } }`,
    variables: (n) => ({ code: `${exchangeCode}/M${String(n).padStart(6, '0')}` }),
    floor: `select json_build_object('listing', (select row_to_json(x) from (
      select l.code, json_build_object('code', p.code, 'agreement', json_build_object('code', g.code), 'lineage',
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(y)), '[]') from (
          select i.delivered_at as "deliveredAt", json_build_object('code', d.code) as demand, json_build_object('resource',
            json_build_object('code', r.code, 'title', r.title, 'provider', json_build_object('code', o.code))) as "listItem"
          from product_lineage n join demand_items i on i.id = n.demand_item_id join data_demands d on d.id = i.demand_id
          join application_items a on a.id = i.list_item_id join resources r on r.id = a.resource_id
          join organizations o on o.id = r.provider_id where n.product_id = p.id order by i.position, i.id) y))) as product
      from listings l join products p on p.id = l.product_id join agreements g on g.id = p.agreement_id
      where l.code = $1) x))::text as data`,
    floorValues: (n) => [`${exchangeCode}/M${String(n).padStart(6, '0')}`],
  },
  {
    name: 'how a hundred listings of an exchange stand, by their codes',
    asker: 'exchange',
    document: `query($from: String!) { listingsInRange(from: $from, first: 100) { states } }`,
    variables: (n) => ({ from: `${exchangeCode}/M${String(n).padStart(6, '0')}` }),
    floor: `select json_build_object('listingsInRange', json_build_object('states',
      (select coalesce(json_agg(s.state), '[]') from (${statesByHand(100)}) s)))::text as data`,
    floorValues: (n) => [`${exchangeCode}/M${String(n).padStart(6, '0')}`],
  },
];

const rolesOf: Readonly<Record<Exclude<Asker, 'anonymous'>, Role>> = {
  ...{ exchange: 'exchange', officer: 'authority_officer', operator: 'operator_staff' },
};

/** An organisation for which somebody asks. */
type Acting = PersonViewer['organization'] & {};

/** Whoever asks, of the organisation given. */
export const viewerOf = (asker: Exclude<Asker, 'anonymous'>, organization: Acting): Viewer => ({
  ...{ kind: 'person', id: '00000000-0000-7000-8000-000000000001', organization },
  roles: [rolesOf[asker]],
});
