// What a card file says. A field that is null is as good as missing; `card.schema.json` has the rest of the rules.

/** `2031`, `2031-04` or `2031-04-05`. */
export type CardDate = string;

/** The whole card. */
export interface Card {
  $schema?: string | null;
  /** The format of the file; 1 where nothing is said. */
  format?: 1 | null;
  /** The heading of the card. */
  title: string;
  /** One or two sentences that say what changed. */
  summary?: string | null;
  /** The language of the card's texts, as in HTML's `lang`. */
  lang?: string | null;
  /** When the card was last updated. */
  updated?: CardDate | null;
  /** What was corrected, and when. */
  corrections?: Correction[] | null;
  /** The versions that are compared, oldest first; two at least. Without any, terms have `before` and `after`. */
  versions?: Version[] | null;
  /** The terms, in the order in which they are shown; one at least. */
  terms: Term[];
  /** Who is affected. */
  parties?: Party[] | null;
  /** What it means for whom. */
  audiences?: Audience[] | null;
  /** Key figures. */
  figures?: Figure[] | null;
  /** What happened around the versions, without being one. */
  events?: TimelineEvent[] | null;
  /** Who says so. */
  sources?: Source[] | null;
  /** Words that need explaining. */
  glossary?: Entry[] | null;
  /** Questions and their answers. */
  questions?: Question[] | null;
  /** What is open: risks, limits, myths, and what to verify. */
  open?: OpenPoint[] | null;
  /** What else is on offer, as a table. */
  alternatives?: Alternatives | null;
}

/** Something that was wrong in the card, and was mended. */
export interface Correction {
  date?: CardDate | null;
  /** What was wrong. */
  text: string;
}

/** One version of what is compared. */
export interface Version {
  /** What values refer to it by; made of the label where it is missing. */
  id?: string | null;
  label?: string | null;
  /** When it was made or took effect. */
  date?: CardDate | null;
  /** Its whole text, where the card compares documents. */
  text?: string | null;
}

/** One term: what each version says about one point. */
export interface Term {
  /** What links and audiences refer to it by; made of the label where it is missing. */
  id?: string | null;
  label: string;
  /** The heading that it stands under. */
  topic?: string | null;
  /**
   * What the versions say, by their ids; null where the term is expressly not part of one. A version that is missing
   * says what the one before it said.
   */
  values?: Record<string, Stated | null> | null;
  /** What the first of two versions says, in place of `values`. */
  before?: Stated | null;
  /** What the second of two versions says, in place of `values`. */
  after?: Stated | null;
  /** What the last step means. */
  meaning?: Statement | null;
  /** Who gains and who loses by the last step. */
  effects?: Effect[] | null;
}

/** How sure a statement is. */
export type Standing = 'confirmed' | 'reported' | 'disputed';

/** Exact words, and whose they are. */
export interface Quote {
  text: string;
  speaker?: string | null;
  /** The id of the source that has them. */
  source?: string | null;
}

/** A text, or that it is not public, and who says so. */
export interface Said {
  /** Blank lines part paragraphs. */
  text?: string | null;
  /** It exists, but it is not public. */
  undisclosed?: boolean | null;
  /** Ids of the sources that say so. */
  sources?: string[] | null;
  standing?: Standing | null;
  /** Who was citing whom: the id of a source, or plain words. */
  via?: string | null;
  quote?: Quote | null;
  /** Statements that differ from one another about this same point. */
  claims?: Statement[] | null;
}

/** What is said; a plain text where there is no more to it. */
export type Statement = string | Said;

/** A term's text in one version, and what the step into that version means. */
export type Stated = string | (Said & { meaning?: Statement | null; effects?: Effect[] | null });

/** What a step does to a party. */
export interface Effect extends Said {
  /** The id of the party. */
  party: string;
  effect: 'gains' | 'loses' | 'mixed' | 'none';
}

/** Someone whom the terms affect. */
export interface Party {
  id?: string | null;
  name: string;
}

/** What it means for a group of readers. */
export interface Audience extends Said {
  label: string;
  /** Ids of the terms that matter to it. */
  terms?: string[] | null;
}

/** A key figure. */
export interface Figure extends Said {
  /** What it counts. */
  label: string;
  /** The figure, as it is written. */
  value: string;
  date?: CardDate | null;
}

/** Something that happened around the versions. */
export interface TimelineEvent extends Said {
  date?: CardDate | null;
  label: string;
}

/** Who says so. */
export interface Source {
  id?: string | null;
  /** The outlet, the body or the person. */
  publisher: string;
  title?: string | null;
  /** Where it is: http, https or mailto. */
  url?: string | null;
  /** Where a copy of it is kept. */
  archived?: string | null;
  date?: CardDate | null;
  /** What it is: a report, an announcement, a filing … */
  kind?: string | null;
}

/** A word, and what it means. */
export interface Entry {
  term: string;
  text: string;
}

/** A question and its answer. */
export interface Question {
  question: string;
  answer: Statement;
}

/** Something that is open. */
export interface OpenPoint extends Said {
  kind: 'risk' | 'limit' | 'myth' | 'verify';
}

/** What else is on offer, as a table. */
export interface Alternatives {
  columns?: string[] | null;
  rows?: AlternativesRow[] | null;
}

/** One row of the alternatives: a cell for each column. */
export interface AlternativesRow {
  label: string;
  cells?: (Statement | null)[] | null;
}
