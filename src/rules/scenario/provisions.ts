/** Codes of the provisions that findings on scenarios rest on, in one place; the rows of these codes hold the wording. */
export const scenarioProvisions = {
  /** 禁止开放的公共数据不得授权运营: 浙政办发〔2023〕44号 and the first call of 2023-09-28. */
  prohibited: 'prohibited-data-never-authorised',
  /** 最小必要: data are judged against what the scenario needs. */
  minimum: 'minimum-necessary',
} as const;
