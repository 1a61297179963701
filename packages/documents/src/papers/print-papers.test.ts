import { PaperForm } from '@truong/contracts/papers';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../testing/read-pdf.ts';
import type { PaperSection } from './paper-section.ts';
import { printPapers } from './print-papers.ts';
import { samplePapers } from './sample-papers.ts';
import { shippedTemplate } from './shipped-template.ts';

const sectionOf = (form: PaperForm, source: string | null = null): PaperSection => ({
  form,
  source,
  papers: [samplePapers[form]],
});
const printed = async (...sections: PaperSection[]) => {
  const answer = await printPapers(sections);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return { ...readPdf(answer.bytes), counted: answer.pages };
};

/** What each form must say, so that it is the form and holds what it was given. */
const said: Readonly<Record<PaperForm, { pages: number; words: string[] }>> = {
  'report-card-tt22': {
    pages: 4,
    words: ['HỌC BẠ', 'TRUNG HỌC CƠ SỞ', 'Giàng Thị Mỷ', 'Khoa học tự nhiên', '7,9', 'Được lên lớp', 'sửa chữa điểm ở'],
  },
  'report-card-tt58': { pages: 4, words: ['Hạnh kiểm', 'Học lực', 'ĐTB các môn', 'Học sinh tiên tiến'] },
  'report-card-tt27': {
    pages: 4,
    words: ['TIỂU HỌC', 'Điểm kiểm tra định kỳ', 'Tự chủ và tự học', 'Hoàn thành chương trình lớp học'],
  },
  'report-card-tt30': {
    pages: 4,
    words: [
      'TIỂU HỌC',
      'Các năng lực',
      'Tự phục vụ, tự quản',
      'Đoàn kết, yêu thương',
      'Hoàn thành chương trình tiểu học',
    ],
  },
  'result-slip': {
    pages: 1,
    words: ['PHIẾU THÔNG BÁO KẾT QUẢ', 'Cuối kỳ', '7; 8; 7,5; 6', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  },
  commendation: { pages: 1, words: ['GIẤY KHEN', 'Học sinh Giỏi', '00015/GK-2023-2024', 'MAUX-MAUX-MAUX-MAUX-MAUX'] },
  'result-slip-primary': {
    pages: 1,
    words: [
      'PHIẾU THÔNG BÁO KẾT QUẢ ĐÁNH GIÁ HỌC SINH',
      'Tự chủ và tự học',
      'Điểm kiểm tra',
      'Hoàn thành chương trình',
    ],
  },
  'class-book-tt22': {
    pages: 15,
    words: [
      ...['SỔ THEO DÕI VÀ ĐÁNH GIÁ HỌC SINH', 'HƯỚNG DẪN SỬ DỤNG SỔ', 'Thông tư số 22/2021/TT-BGDĐT'],
      ...['THEO DÕI NGHỈ HỌC THÁNG 9/2023', 'TỔNG HỢP SỐ BUỔI NGHỈ HỌC', 'ĐĐG thường xuyên', 'Số điểm sửa chữa'],
      'Số điểm sửa chữa trong học kỳ: 1, gồm Toán (1)',
    ],
  },
  'class-book-tt58': {
    pages: 15,
    words: ['SỔ GỌI TÊN VÀ GHI ĐIỂM', 'TBm học kỳ', 'Hạnh kiểm', 'Học lực xếp năm loại'],
  },
  'class-summary-tt27': {
    pages: 1,
    words: [
      'BẢNG TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ GIÁO DỤC CỦA LỚP',
      'Thông tư 27/2020',
      'Năng lực đặc thù',
      'Số học sinh đạt T',
    ],
  },
  'class-summary-tt30': { pages: 1, words: ['Thông tư 30/2014', 'Chăm học, chăm làm', 'Khen thưởng'] },
};

describe('papers', () => {
  it.each(PaperForm.options)('%s read back is the form with every letter', async (form) => {
    const { pages, counted, fonts, text } = await printed(sectionOf(form));
    expect({ pages, counted }).toEqual({ pages: said[form].pages, counted: said[form].pages });
    expect(fonts.every((font) => font.startsWith('Tinos'))).toBe(true);
    expect(text).not.toContain('\uFFFD');
    const plain = text.replace(/\s+/g, '');
    for (const words of said[form].words) expect(plain).toContain(words.replace(/\s+/g, ''));
  });

  it('of several forms are one file, in the order given', async () => {
    const { pages, text } = await printed(
      sectionOf('commendation'),
      sectionOf('result-slip'),
      sectionOf('commendation'),
    );
    expect(pages).toBe(3);
    expect(text.indexOf('GIẤY')).toBeLessThan(text.indexOf('PHIẾU'));
  });

  it('are printed by a school’s own template; one that is wrong says where', async () => {
    const own = (await shippedTemplate('commendation')).replace('GIẤY KHEN', 'KHEN TẶNG');
    expect((await printed(sectionOf('commendation', own))).text).toContain('KHEN');
    const problemsOf = async (source: string) => {
      const answer = await printPapers([sectionOf('commendation', source)]);
      return answer.ok ? [] : answer.problems;
    };
    expect(await problemsOf('#let papers(list) = {\n  [#list.first().foo]\n}')).toMatchObject([
      { line: 2, message: expect.stringContaining('foo') },
    ]);
    expect(await problemsOf('#let papers(list) = [#set text(font: "Arial"); a]')).toMatchObject([
      { message: expect.stringContaining('arial') },
    ]);
    expect(await problemsOf('#let paper(list) = [a]')).toMatchObject([{ message: 'unresolved import' }]);
    expect(await problemsOf('#let papers(list) = read("../package.json")')).toMatchObject([
      { message: expect.stringContaining('access denied') },
    ]);
    expect(await problemsOf('#import "@preview/cetz:0.3.0": *\n#let papers(list) = [a]')).toMatchObject([
      { message: expect.stringContaining('download') },
    ]);
  });

  it('by a template that never ends are stopped, and the next ones print', async () => {
    const endless = '#let papers(list) = { for i in range(100000) { for j in range(100000) {} } }';
    await expect(printPapers([sectionOf('commendation', endless)], { milliseconds: 1500 })).rejects.toThrow('too long');
    expect((await printed(sectionOf('commendation'))).pages).toBe(1);
  });
});
