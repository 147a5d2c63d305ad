/**
 * Words of column headers under which catalogs name a person or how to reach one. A catalog describes data; no row of
 * it may bring the name, number or mail address of a person into this system (《个人信息保护法》第六条: nothing beyond what
 * the purpose needs). A department, an office or a body is not a person and stays.
 */
const personWords = [
  /联系人|聯絡人|聯繫人|联络人|负责人|負責人|经办人|經辦人|填报人|填報人|责任人|責任人|承办人|承辦人/u,
  /联系电话|聯絡電話|联系方式|聯絡方式|联系手机|电话|電話|手机|手機|传真|傳真/u,
  /邮箱|郵箱|邮件|郵件|信箱|姓名/u,
  /e-?mail|phone|mobile|telephone|\bfax\b/iu,
  /contact[\s_-]*(name|person)|^(maintainer|author)$/iu,
];

/**
 * Whether a column of a catalog holds data about a person, judged by its header alone. It is asked of the columns of a
 * catalog, never of the items a resource describes: an item called 姓名 is metadata and says nothing of anybody.
 *
 * @param header name of a column, as cleaned text
 * @returns true when the column must not be read
 */
export function isPersonColumn(header: string): boolean {
  return personWords.some((word) => word.test(header));
}
