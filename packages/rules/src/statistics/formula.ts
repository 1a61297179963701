/** A figure that a formula names. Parts left out are those of the cell where the formula stands. */
export type FigureRef = {
  /** `here`, or where else the figure stands: see `placeElsewhere`. */
  of: string;
  section: string | null;
  row: string | null;
  column: string | null;
};

export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'figure'; ref: FigureRef }
  | { kind: 'negative'; of: Expression }
  | { kind: 'binary'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { kind: 'sum'; of: readonly Expression[] };

/** Why a figure has no value: never 0, never left out in silence. */
export type Absence =
  | { kind: 'not_entered'; at: string }
  | { kind: 'divided_by_nothing'; at: string }
  | { kind: 'cycle'; at: string }
  | { kind: 'no_such_figure'; at: string }
  | { kind: 'not_filed'; at: string };
export type FigureValue = { value: number } | { absent: Absence };

export class FormulaError extends Error {
  readonly at: number;
  readonly problem: 'unexpected' | 'unfinished' | 'bad_reference' | 'too_long';
  constructor(problem: FormulaError['problem'], at: number) {
    super(`${problem} at ${at}`);
    this.problem = problem;
    this.at = at;
  }
}

const tokens = /\s*(?:(\d+(?:\.\d+)?)|(\[[^\][]*\])|(sum)\b|([-+*/(),]))/y;
const reference =
  /^\[(?:((?:(?:previous|last_year):)?[a-z0-9_-]+):)?(?:([a-z0-9_-]+)!)?([a-z0-9_-]+)?(?:@([a-z0-9_-]+))?\]$/;
const longest = 2000;

type Token = { kind: 'number' | 'ref' | 'sum' | 'mark' | 'end'; text: string; at: number };

/**
 * Reads a formula: numbers with a point, `+ - * /`, brackets, `sum(a, b)`, and figures in square brackets: `[row]` (in this
 * column), `[@column]` (in this row), `[row@column]`, `[section!row@column]`, each also of another place: `[previous:…]`,
 * `[last_year:…]`, `[form-code:…]`, `[last_year:form-code:…]`, `[previous:form-code:…]`. Throws FormulaError with the place counted from 0.
 */
export function parseFormula(text: string): Expression {
  if (text.length > longest) throw new FormulaError('too_long', longest);
  const list = tokensOf(text);
  let next = 0;
  const peek = () => list[next] as Token;
  const take = () => list[next++] as Token;
  const isMark = (...marks: string[]) => peek().kind === 'mark' && marks.includes(peek().text);
  const expect = (mark: string) => {
    if (!isMark(mark)) throw new FormulaError(peek().kind === 'end' ? 'unfinished' : 'unexpected', peek().at);
    take();
  };
  const chain = (marks: string[], part: () => Expression): Expression => {
    let left = part();
    while (isMark(...marks)) {
      const operator = take().text as '+' | '-' | '*' | '/';
      left = { kind: 'binary', operator, left, right: part() };
    }
    return left;
  };
  const sum = (): Expression => chain(['+', '-'], product);
  const product = (): Expression => chain(['*', '/'], factor);
  const factor = (): Expression => {
    const token = take();
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'ref') return { kind: 'figure', ref: readReference(token) };
    if (token.kind === 'mark' && token.text === '-') return { kind: 'negative', of: factor() };
    if (token.kind === 'mark' && token.text === '(') {
      const inner = sum();
      expect(')');
      return inner;
    }
    if (token.kind === 'sum') {
      expect('(');
      const of = [sum()];
      while (isMark(',')) {
        take();
        of.push(sum());
      }
      expect(')');
      return { kind: 'sum', of };
    }
    throw new FormulaError(token.kind === 'end' ? 'unfinished' : 'unexpected', token.at);
  };
  const whole = sum();
  if (peek().kind !== 'end') throw new FormulaError('unexpected', peek().at);
  return whole;
}

function tokensOf(text: string): Token[] {
  const list: Token[] = [];
  tokens.lastIndex = 0;
  while (text.slice(tokens.lastIndex).trim() !== '') {
    const from = tokens.lastIndex;
    const found = tokens.exec(text);
    if (!found) throw new FormulaError('unexpected', from);
    const [whole, number, ref, name, mark] = found;
    const token = (number ?? ref ?? name ?? mark) as string;
    const kind = number ? 'number' : ref ? 'ref' : name ? 'sum' : 'mark';
    list.push({ kind, text: token, at: from + whole.length - token.length });
  }
  list.push({ kind: 'end', text: '', at: text.length });
  return list;
}

function readReference({ text, at }: Token): FigureRef {
  const parts = reference.exec(text);
  if (!parts || (!parts[3] && !parts[4])) throw new FormulaError('bad_reference', at);
  return { of: parts[1] ?? 'here', section: parts[2] ?? null, row: parts[3] ?? null, column: parts[4] ?? null };
}

/** The figures that a formula names, each as often as it does. */
export function figuresOf(expression: Expression): FigureRef[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'figure':
      return [expression.ref];
    case 'negative':
      return figuresOf(expression.of);
    case 'binary':
      return [...figuresOf(expression.left), ...figuresOf(expression.right)];
    case 'sum':
      return expression.of.flatMap(figuresOf);
  }
}

/** The value of a formula; the first figure without one makes the whole absent for its reason. `at` is the cell, for reasons. */
export function evaluate(expression: Expression, read: (ref: FigureRef) => FigureValue, at: string): FigureValue {
  switch (expression.kind) {
    case 'number':
      return { value: expression.value };
    case 'figure':
      return read(expression.ref);
    case 'negative': {
      const inner = evaluate(expression.of, read, at);
      return 'absent' in inner ? inner : { value: -inner.value };
    }
    case 'sum': {
      let total = 0;
      for (const part of expression.of) {
        const inner = evaluate(part, read, at);
        if ('absent' in inner) return inner;
        total += inner.value;
      }
      return { value: total };
    }
    case 'binary': {
      const left = evaluate(expression.left, read, at);
      if ('absent' in left) return left;
      const right = evaluate(expression.right, read, at);
      if ('absent' in right) return right;
      return calculate(expression.operator, left.value, right.value, at);
    }
  }
}

function calculate(operator: '+' | '-' | '*' | '/', left: number, right: number, at: string): FigureValue {
  if (operator === '+') return { value: left + right };
  if (operator === '-') return { value: left - right };
  if (operator === '*') return { value: left * right };
  return right === 0 ? { absent: { kind: 'divided_by_nothing', at } } : { value: left / right };
}

/** Half away from zero; the small push takes back what binary fractions lose (1.005 is 1.01). */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const pushed = Math.abs(value) * scale;
  return (Math.sign(value) * Math.round(pushed + pushed * Number.EPSILON * 4)) / scale || 0;
}
