import { writeFile } from 'node:fs/promises';

const header =
  '序号,数据资源提供部门,数据集ID,数据资源名称,数据领域,开放条件,浏览量,下载量,接口调用量,数据资源内容描述,数据资源类型,数据资源状态,更新频率,开放属性,首次发布日期,最近更新日期';
const fieldsHeader = '数据集ID,dataset_url,download_formats,spatial_scope,time_scope,field_names,备注';

/**
 * Writes a catalog in the columns of the Shanghai portal, and its list of fields beside it.
 *
 * @param file ends in `catalog.csv`
 */
export async function writeShanghaiFile(file: string, rows: number): Promise<void> {
  const numbers = Array.from({ length: rows }, (_, n) => n + 1);
  const catalog = numbers.map(
    (n) =>
      `${n},某市第${n % 20}局,F${n},生成的资源${n},道路交通,无条件开放,1,1,1,描述${n},数据产品,已发布,每年,无条件开放,2026-01-01 00:00:00,2026-02-01 00:00:00`,
  );
  const fields = numbers.map((n) => `F${n},https://data.example/F${n},CSV;XML,某市,-,编号;名称;地址;时间${n},`);
  await writeFile(file, [header, ...catalog, ''].join('\n'));
  await writeFile(file.replace('catalog', 'fields'), [fieldsHeader, ...fields, ''].join('\n'));
}
