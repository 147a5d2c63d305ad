/** Formats by what catalogs call them instead of their name: media types and words. Ours are capitals, 2 to 12 characters. */
const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CSV: 'text/csv application/csv text/comma-separated-values comma_separated_values',
    TSV: 'text/tab-separated-values',
    JSON: 'application/json text/json',
    GEOJSON: 'application/geo+json application/vnd.geo+json application/vnd.geojson',
    XML: 'application/xml text/xml',
    RSS: 'application/rss+xml',
    RDF: 'application/rdf+xml rdf/xml',
    HTML: 'text/html application/xhtml+xml 网页 網頁 webpage website',
    PDF: 'application/pdf',
    XLS: 'application/vnd.ms-excel excel xls电子表格 excel表格',
    XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet .xlsx',
    ODS: 'application/vnd.oasis.opendocument.spreadsheet',
    DOC: 'application/msword word',
    DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    TXT: 'text/plain 文本 text',
    ZIP: 'application/zip application/x-zip-compressed application/x-zip',
    KML: 'application/vnd.google-earth.kml+xml',
    KMZ: 'application/vnd.google-earth.kmz',
    SHP: 'shapefile shape shp+zip application/x-shapefile zipped_shapefile',
    JPEG: 'image/jpeg',
    PNG: 'image/png',
    TIFF: 'image/tiff',
    TTL: 'text/turtle turtle',
    JSONLD: 'application/ld+json json-ld',
    API: '接口 数据接口 數據接口 接口服务 api接口 webservice web_service 服务接口 服務接口 restful application/vnd.api+json endpoint',
  }).flatMap(([format, names]) => names.split(' ').map((name): [string, string] => [name, format])),
);

/** Kinds of things, not formats: they say nothing of how the bytes are written, and are passed over. */
const kinds = new Set([
  'file',
  'table',
  '文件',
  '库表',
  '数据表',
  '数据集',
  'dataset',
  'application/octet-stream',
  '-',
  '无',
]);

/**
 * The formats a list names.
 *
 * @param parts names as the source writes them, each alone
 * @returns each format once, in capitals, in their order, and the parts that name none
 */
export function formatsNamed(parts: readonly string[]): {
  readonly formats: readonly string[];
  readonly unknown: readonly string[];
} {
  const formats = new Set<string>();
  const unknown: string[] = [];
  for (const part of parts) {
    const name = part.trim().replace(/^\./, '');
    const small = name.toLowerCase().replaceAll(' ', '_');
    const format = named.get(small.replace(/^https?:\/\/.*\/(?:media-types|file-type)\//, '')) ?? name.toUpperCase();
    if (name === '' || kinds.has(small)) continue;
    if (/^[A-Z0-9]{2,12}$/.test(format)) formats.add(format);
    else unknown.push(part);
  }
  return { formats: [...formats], unknown };
}
