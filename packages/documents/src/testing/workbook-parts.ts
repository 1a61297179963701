import * as xlsx from 'xlsx';

/** The parts of an `.xlsx` file as text, by their paths. */
export function workbookParts(bytes: Uint8Array): Map<string, string> {
  const zip = xlsx.CFB.read(Buffer.from(bytes), { type: 'buffer' }) as {
    FullPaths: string[];
    FileIndex: { content: Uint8Array; type: number }[];
  };
  const files = zip.FullPaths.map((path, at) => ({ path: path.replace(/^Root Entry\//, ''), at }));
  return new Map(
    files
      // The reader adds an entry of its own, which is in no file.
      .filter(({ path, at }) => zip.FileIndex[at]?.type === 2 && !path.startsWith('\u0001'))
      .map(({ path, at }) => [path, Buffer.from(zip.FileIndex[at]?.content ?? []).toString()]),
  );
}
