/**
 * The questions that are measured, each as the document a client sends and as the statement a person would write by hand
 * to answer it with finished JSON: the floor. Both answer the same rows.
 */
export interface Question {
  readonly name: string;
  readonly meaning: string;
  readonly document: string;
  /** Variables of one request, from a code that the measuring picks at random. */
  variables(code: string): Readonly<Record<string, unknown>>;
  readonly floor: string;
  floorValues(code: string): readonly string[];
}

export const questions: readonly Question[] = [
  {
    name: 'Q1',
    meaning: '50 resources with provider, domain and scenario count, newest first',
    document: `query Q1 { resources(first: 50) { nodes {
      code title openingAttribute updateCycle modifiedAt provider { code name } domains { code } scenarios { totalCount } } } }`,
    variables: () => ({}),
    floor: `select json_build_object('data', json_build_object('resources', json_build_object('nodes', (
      select json_agg(row_to_json(x)) from (
        select r.code, r.title, upper(r.opening_attribute::text) as "openingAttribute", upper(r.update_cycle::text) as "updateCycle",
          r.modified_at as "modifiedAt", json_build_object('code', o.code, 'name', o.name) as provider,
          (select json_agg(json_build_object('code', upper(d.code::text))) from resource_domains rd
            join domains d on d.id = rd.domain_id where rd.resource_id = r.id) as domains,
          json_build_object('totalCount', (select count(distinct s.id) from need_matches m
            join scenario_needs n on n.id = m.need_id join scenarios s on s.id = n.scenario_id and s.status = 'published'
            where m.resource_id = r.id)) as scenarios
        from (select * from resources where status = 'published' order by modified_at desc, id desc limit 50) r
        join organizations o on o.id = r.provider_id order by r.modified_at desc, r.id desc) x))))::text as data`,
    floorValues: () => [],
  },
  {
    name: 'Q2',
    meaning: 'the seven domains, ten scenarios each, every scenario with its resources and their providers',
    document: `query Q2 { domains { code name scenarios(first: 10) { nodes {
      code title resources(first: 20) { nodes { code title provider { code name } } } } } } }`,
    variables: () => ({}),
    floor: `select json_build_object('data', json_build_object('domains', (select json_agg(row_to_json(x)) from (
      select upper(d.code::text) as code, d.name, json_build_object('nodes', (select json_agg(row_to_json(y)) from (
        select s.code, s.title, json_build_object('nodes', (select json_agg(row_to_json(z)) from (
          select r.code, r.title, json_build_object('code', o.code, 'name', o.name) as provider from resources r
          join organizations o on o.id = r.provider_id
          where r.status = 'published' and r.id in (select m.resource_id from need_matches m
            join scenario_needs n on n.id = m.need_id where n.scenario_id = s.id)
          order by r.modified_at desc, r.id desc limit 20) z)) as resources
        from scenarios s where s.status = 'published'
          and s.id in (select sd.scenario_id from scenario_domains sd where sd.domain_id = d.id)
        order by s.modified_at desc, s.id desc limit 10) y)) as scenarios
      from domains d order by d.position) x)))::text as data`,
    floorValues: () => [],
  },
  {
    name: 'Q3',
    meaning: 'one resource with its items, scenarios and products',
    document: `query Q3($code: String!) { resource(by: { code: $code }) { code title abstract provider { code name }
      items(first: 50) { nodes { name dataType grade } } scenarios { nodes { code title } } products { nodes { code name } } } }`,
    variables: (code) => ({ code }),
    floor: `select json_build_object('data', json_build_object('resource', (select row_to_json(x) from (
      select r.code, r.title, r.abstract, json_build_object('code', o.code, 'name', o.name) as provider,
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(y)), '[]') from (
          select i.name, upper(i.data_type::text) as "dataType", upper(i.grade::text) as grade from resource_items i
          where i.resource_id = r.id order by i.position limit 50) y)) as items,
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(y)), '[]') from (
          select s.code, s.title from scenarios s where s.status = 'published' and s.id in (select n.scenario_id
            from need_matches m join scenario_needs n on n.id = m.need_id where m.resource_id = r.id)
          order by s.modified_at desc, s.id desc limit 20) y)) as scenarios,
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(y)), '[]') from (
          select p.code, p.name from products p where p.status in ('registered', 'listed', 'suspended')
            and p.id in (select product_id from product_inputs where resource_id = r.id)
          order by p.modified_at desc, p.id desc limit 20) y)) as products
      from resources r join organizations o on o.id = r.provider_id where r.code = $1 and r.status = 'published') x)))::text as data`,
    floorValues: (code) => [code],
  },
];
