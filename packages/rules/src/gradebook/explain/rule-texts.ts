import { commonTexts } from './texts-common.ts';
import { primaryTexts } from './texts-primary.ts';
import { tt22Texts } from './texts-tt22.ts';
import { tt43Texts } from './texts-tt43.ts';
import { tt58Texts } from './texts-tt58.ts';

/** How the wording behind a rule is known: read again, read in part, from memory, by analogy or practice, not decided by the text. */
export type Certainty = 'read' | 'in_part' | 'from_memory' | 'practice' | 'unsure';

export type RuleText = { circular: string; article: string; text: string; certainty: Certainty };

/** Every clause a decision may name, in our own words. */
export const ruleTexts = { ...commonTexts, ...tt22Texts, ...tt43Texts, ...tt58Texts, ...primaryTexts };

export type RuleCode = keyof typeof ruleTexts;
