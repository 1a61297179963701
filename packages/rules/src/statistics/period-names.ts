const fixed: Record<string, string> = {
  start: 'đầu năm học',
  mid: 'giữa năm học',
  end: 'cuối năm học',
  'term-1': 'học kỳ I',
  'term-2': 'học kỳ II',
};

/** "đầu năm học", "tháng 9": within a sentence; a survey is named by its code. */
export function formPeriodName(period: string): string {
  const month = /^month-(\d\d)$/.exec(period)?.[1];
  return fixed[period] ?? (month ? `tháng ${Number(month)}` : period.replace(/^ad-hoc-/, 'đợt '));
}

/** "Báo cáo duy trì sĩ số hằng tháng, tháng 3"; a name that says its period already is not told it twice. */
export function formInPeriod(formName: string, period: string): string {
  const name = formPeriodName(period);
  return formName.includes(name) ? formName : `${formName}, ${name}`;
}
