import { inflateSync } from 'node:zlib';

/** What a reader of a PDF sees: its pages, the types it carries, and its words by their Unicode maps. */
export type ReadPdf = { pages: number; fonts: string[]; text: string };

/**
 * Reads back a PDF that our compiler wrote: every content stream with the map of its type to Unicode. Small on purpose: it
 * knows what that compiler writes and no more. A letter without a map, and the glyph that stands for none, read as "\uFFFD".
 */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes));
  const all = [...objects.values()].join('\n');
  const maps = new Map<string, Map<string, string>>();
  for (const [id, body] of objects)
    if (/\/Type\s*\/Font\b/.test(body) && /\/ToUnicode/.test(body)) maps.set(id, toUnicode(body, objects));
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b(?!s)/.test(body));
  return {
    pages: pages.length,
    fonts: [
      ...new Set([...all.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name = '']) => name)),
    ].sort(),
    text: pages.map((page) => textOfPage(page, objects, maps)).join('\n'),
  };
}

/** Every object by its number: its dictionary, then its stream unpacked, also those inside object streams. */
function objectsOf(pdf: Buffer): Map<string, string> {
  const raw = pdf.toString('latin1');
  const objects = new Map<string, string>();
  for (const match of raw.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const [, id = '', body = ''] = match;
    const at = body.search(/stream\r?\n/);
    if (at === -1) {
      objects.set(id, body);
      continue;
    }
    const head = body.slice(0, at);
    const start = body.indexOf('\n', at) + 1;
    const length = Number(/\/Length\s+(\d+)/.exec(head)?.[1] ?? 0);
    const stream = Buffer.from(body.slice(start, start + length), 'latin1');
    const plain = /FlateDecode/.test(head) ? inflateSync(stream) : stream;
    objects.set(id, `${head}\nstream\n${plain.toString('latin1')}`);
    if (/\/Type\s*\/ObjStm/.test(head)) unpackObjects(head, plain.toString('latin1'), objects);
  }
  return objects;
}

function unpackObjects(head: string, plain: string, objects: Map<string, string>): void {
  const first = Number(/\/First\s+(\d+)/.exec(head)?.[1] ?? 0);
  const numbers = plain.slice(0, first).trim().split(/\s+/).map(Number);
  for (let at = 0; at < numbers.length; at += 2) {
    const end = numbers[at + 3];
    objects.set(
      String(numbers[at]),
      plain.slice(first + (numbers[at + 1] ?? 0), end === undefined ? undefined : first + end),
    );
  }
}

function toUnicode(font: string, objects: ReadonlyMap<string, string>): Map<string, string> {
  const map = objects.get(/\/ToUnicode\s+(\d+)/.exec(font)?.[1] ?? '') ?? '';
  const words = new Map<string, string>();
  for (const [, code = '', to = ''] of map.matchAll(/<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>/g))
    words.set(code.toLowerCase(), Buffer.from(to, 'hex').swap16().toString('utf16le'));
  return words;
}

/** A string, whose parentheses need no sign before them where they match; a dictionary; a font; a string in digits; the end of text. */
const strings = /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\))*\)/.source;
const tokens = new RegExp(`${strings}|<<(?:[^<>]|<[0-9a-fA-F]*>)*>>|\\/\\w+ [\\d.]+ Tf|<[0-9a-fA-F]+>|\\bET\\b`, 'g');

function textOfPage(
  page: string,
  objects: ReadonlyMap<string, string>,
  maps: ReadonlyMap<string, Map<string, string>>,
): string {
  const resources = /\/Resources\s+(\d+) 0 R/.exec(page)?.[1];
  const dictionary = resources ? (objects.get(resources) ?? '') : page;
  const fonts = new Map(
    [...dictionary.matchAll(/\/(F\w*|f\d+)\s+(\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]),
  );
  const content = objects.get(/\/Contents\s+(\d+)/.exec(page)?.[1] ?? '') ?? '';
  let map: Map<string, string> | undefined;
  let text = '';
  for (const [token] of content.matchAll(tokens)) {
    // What marks say of the text (its language) is not the text.
    if (token.startsWith('<<')) continue;
    const font = /^\/(\w+) /.exec(token)?.[1];
    if (font) map = maps.get(fonts.get(font) ?? '');
    else if (token === 'ET') text += '\n';
    else text += lettersOf(hexOf(token), map);
  }
  return text;
}

function hexOf(token: string): string {
  if (token.startsWith('<')) return token.slice(1, -1).toLowerCase();
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const raw = token
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|.)/gs, (_all, code: string) =>
      /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
    );
  return Buffer.from(raw, 'latin1').toString('hex');
}

function lettersOf(hex: string, map: ReadonlyMap<string, string> | undefined): string {
  return (hex.match(/.{4}/g) ?? []).map((code) => (code === '0000' ? '\uFFFD' : (map?.get(code) ?? '\uFFFD'))).join('');
}
