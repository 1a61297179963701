import { z } from 'zod';
import type { Place } from './walls-world.ts';

type JsonSchema = {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  format?: string;
  pattern?: string;
};

/** The contract of a procedure's input, also of one that reads it by `parserOf`; undefined when it takes nothing. */
export function contractOf(parser: unknown): z.ZodType | undefined {
  if (parser instanceof z.ZodType) return parser;
  if (typeof parser === 'function' && 'contract' in parser) return contractOf(parser.contract);
  return undefined;
}

export function fieldsOf(contract: z.ZodType | undefined): string[] {
  return Object.keys(contract ? (schemaOf(contract).properties ?? {}) : {});
}

/** A valid input for a place: what a field is called says which thing of the place it names. */
export function sampleInput(contract: z.ZodType | undefined, at: Place, named: object = {}): unknown {
  if (!contract) return undefined;
  const { properties = {}, required = [] } = schemaOf(contract);
  const fields = Object.entries(properties).filter(([name]) => required.includes(name));
  return { ...Object.fromEntries(fields.map(([name, schema]) => [name, sampleField(name, schema, at)])), ...named };
}

function schemaOf(contract: z.ZodType): JsonSchema {
  return z.toJSONSchema(contract, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

function sampleField(name: string, schema: JsonSchema, at: Place): unknown {
  const known: Record<string, unknown> = { ...at, ...at.filing, term: 1, period: 'term-2' };
  return name in known ? known[name] : sampleOf(schema, at);
}

function sampleOf(schema: JsonSchema, at: Place): unknown {
  const either = schema.anyOf ?? schema.oneOf;
  if (either?.[0]) return sampleOf(either[0], at);
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1;
    case 'boolean':
      return false;
    case 'array':
      return schema.minItems && schema.items ? [sampleOf(schema.items, at)] : [];
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, field]) => [name, sampleField(name, field, at)]),
      );
    case 'string':
      if (schema.format === 'uuid') return crypto.randomUUID();
      if (schema.pattern?.includes('\\d{4}-\\d{2}-\\d{2}')) return '2025-05-20';
      return 'x'.repeat(Math.max(3, schema.minLength ?? 0));
    default:
      return null;
  }
}
