import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { TemplateProblem } from '@truong/contracts/papers';
import type { PaperSection, PrintedPapers } from './paper-section.ts';

const templates = fileURLToPath(new URL('../../templates', import.meta.url));
const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
const fonts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((style) => join(fontFolder, style));
/** Up to here a file carries its structure for readers of the screen; for a whole school it would be six times as big. */
const taggedPapers = 60;
const warning = 2;

let compiler: NodeCompiler | undefined;

/**
 * Compiles papers to one PDF, in this process. A warning is a failure: it is how a missing font shows. Only for the process
 * that print-papers.ts keeps, since the compiler holds on to memory and cannot be interrupted.
 */
export function compilePapers(sections: readonly PaperSection[]): PrintedPapers {
  compiler ??= NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fonts }] });
  const own = sections.flatMap(({ source }, at) => (source === null ? [] : [join(templates, ownName(at))]));
  try {
    for (const [at, { source }] of sections.entries())
      if (source !== null) compiler.addSource(join(templates, ownName(at)), source);
    const compiled = compiler.compile({ mainFileContent: mainOf(sections), inputs: { data: dataOf(sections) } });
    // Asked before taking: taking clears it.
    if (compiled.hasError()) return { ok: false, problems: problemsOf(compiler, compiled.takeError(), own) };
    const warnings = problemsOf(compiler, compiled.takeWarnings(), own);
    if (warnings.length > 0 || !compiled.result) return { ok: false, problems: warnings };
    const papers = sections.reduce((sum, section) => sum + section.papers.length, 0);
    const bytes = compiler.pdf(compiled.result, { pdfTags: papers <= taggedPapers });
    return { ok: true, bytes, pages: compiled.result.numOfPages };
  } finally {
    for (const path of own) compiler.unmapShadow(path);
  }
}

/** Lets go of what the last papers left behind, which takes a tenth of their time: for when nobody waits. */
export function forgetPapers(): void {
  compiler?.evictCache(0);
}

function ownName(at: number): string {
  return `own-${at}.typ`;
}

function mainOf(sections: readonly PaperSection[]): string {
  const lines = sections.map(
    ({ form, source }, at) =>
      `#{ import "${source === null ? `${form}.typ` : ownName(at)}": papers; papers(data.at(${at})) }`,
  );
  return ['#let data = json(bytes(sys.inputs.data))', ...lines].join('\n');
}

function dataOf(sections: readonly PaperSection[]): string {
  return JSON.stringify(sections.map(({ papers }) => papers));
}

type Diagnostic = {
  message: string;
  path: string;
  severity: number;
  range: { start: { line: number; character: number } } | null;
};

function problemsOf(of: NodeCompiler, error: NodeError | null, own: readonly string[]): TemplateProblem[] {
  if (!error) return [];
  const found = (of.fetchDiagnostics(error) as Diagnostic[]).filter(({ severity }) => severity <= warning);
  const problems = found.map(({ message, path, range }): TemplateProblem => {
    const start = own.length === 0 || own.includes(path) ? range?.start : undefined;
    return { line: start ? start.line + 1 : null, column: start ? start.character + 1 : null, message };
  });
  const known = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !known.has(key) && known.add(key);
  });
}
