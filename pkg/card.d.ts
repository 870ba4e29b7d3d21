// The types of a card file. They are generated from the fields that the parser reads: `cargo xtask update`.
// An optional field may be `null`. `card.schema.json` has the other rules.

/** `2031`, `2031-04` or `2031-04-27`. */
export type CardDate = string;

/** A card: its title, its versions, its terms, and what explains them. */
export interface Card {
  /** The format of the file. `1` is the only one so far, and the default. */
  format?: 1 | null;
  /**
   * The address of the schema of card files. With it, an editor completes names and marks mistakes.
   */
  $schema?: string | null;
  /** The heading of the card. */
  title: string;
  /** One or two sentences that say what changed. */
  summary?: string | null;
  /** The language of the card's texts, as a language tag: `en`, `de`, `pt-BR`. */
  lang?: string | null;
  /** The date of the last update. */
  updated?: CardDate | null;
  /** Corrections of errors in the card. */
  corrections?: Correction[] | null;
  /**
   * The versions, oldest first; at least two. Without them, a card has two: *before* and *after*.
   */
  versions?: Version[] | null;
  /** The terms, in the order in which they are shown; at least one. */
  terms: Term[];
  /** Everyone whom the terms affect. A term's effects refer to them. */
  parties?: Party[] | null;
  /** What the changes mean for groups of readers. */
  audiences?: Audience[] | null;
  /** The key figures, shown at a glance. */
  figures?: Figure[] | null;
  /** What happened before, between and after the versions: talks, votes, court cases. */
  events?: TimelineEvent[] | null;
  /** The sources of the card. Statements refer to them by their ids. */
  sources?: Source[] | null;
  /** Words that need explaining. They are explained wherever they occur in a text. */
  glossary?: GlossaryEntry[] | null;
  /** Questions and their answers. */
  questions?: Question[] | null;
  /** Open points: risks, limits, myths, and facts to verify. */
  open?: OpenPoint[] | null;
  /** A table of what else is on offer. */
  alternatives?: Alternatives | null;
}

/** A correction of an error in the card. */
export interface Correction {
  /** The date of the correction. */
  date?: CardDate | null;
  /** What was wrong, and what is right. */
  text: string;
}

/** A version of the terms. */
export interface Version {
  /**
   * A short name without spaces. Terms give their values under it. By default, it is made from the
   * label.
   */
  id?: string | null;
  /** The name of the version. By default, its date or its number. */
  label?: string | null;
  /** The date on which it was made or took effect. */
  date?: CardDate | null;
  /** More about the version as a whole. The timeline shows it. */
  text?: string | null;
}

/** A term: what each version says about one point. */
export interface Term {
  /**
   * A short name without spaces, for links and audiences. By default, it is made from the label.
   */
  id?: string | null;
  /** The point that the term is about, in a few words. */
  label: string;
  /** The heading that the term is listed under. Terms with the same topic are grouped. */
  topic?: string | null;
  /**
   * What each version says, under the version's id. A version that is left out says the same as the
   * one before it; if there is none before it, nothing is known. `null` means that the term is not
   * part of that version.
   */
  values?: Record<string, Stated | null> | null;
  /** What the first version says, in a card with two versions. Replaces `values`. */
  before?: Stated | null;
  /** What the second version says, in a card with two versions. Replaces `values`. */
  after?: Stated | null;
  /** What the last change of this term means, in plain words. */
  meaning?: Statement | null;
  /** Who gains and who loses by the last change. */
  effects?: Effect[] | null;
}

/** What a version says about a term, and what changed with it. */
export type Stated = string | StatedObject;

/** What a version says about a term, and what changed with it. */
export interface StatedObject extends StatementObject {
  /** What the version says, as exactly as it is known. A blank line starts a paragraph. */
  text?: string | null;
  /** What the change that came with this version means, in plain words. */
  meaning?: Statement | null;
  /** Who gains and who loses by the change that came with this version. */
  effects?: Effect[] | null;
}

/** A quotation. */
export interface Quote {
  /** The words, without quotation marks. */
  text: string;
  /** The person who said or wrote them. */
  speaker?: string | null;
  /** The id of the source that quotes them. */
  source?: string | null;
}

/** A statement: a text, or a note that it is not public, with its sources. */
export type Statement = string | StatementObject;

/** A statement: a text, or a note that it is not public, with its sources. */
export interface StatementObject {
  /** The text. A blank line starts a paragraph. */
  text?: string | null;
  /** `true` if the text exists but is not public. */
  undisclosed?: boolean | null;
  /** The ids of the sources that say so. */
  sources?: string[] | null;
  /** How certain the statement is. */
  standing?: Standing | null;
  /**
   * Who cites whom, if a source has it from another: *the Courier, citing the town*. The id of a
   * source, or words.
   */
  via?: string | null;
  /** The exact words of someone. */
  quote?: Quote | null;
  /** Statements about the same point that contradict one another, each with its own sources. */
  claims?: Statement[] | null;
}

/** What a change does to a party. */
export interface Effect extends StatementObject {
  /** The id of the party. */
  party: string;
  /** Who is better or worse off. */
  effect: EffectKind;
  /** How the party gains or loses. A blank line starts a paragraph. */
  text?: string | null;
}

/** Someone whom the terms affect. */
export interface Party {
  /** A short name without spaces, for effects. By default, it is made from the name. */
  id?: string | null;
  /** The name, as readers know it. */
  name: string;
}

/** What the changes mean for a group of readers. */
export interface Audience extends StatementObject {
  /** The group: *tenants*, *people with a second home*. */
  label: string;
  /** What the changes mean for the group. A blank line starts a paragraph. */
  text?: string | null;
  /** The ids of the terms that are important for the group. */
  terms?: string[] | null;
}

/** A key figure. */
export interface Figure extends StatementObject {
  /** What the figure counts. */
  label: string;
  /** The figure with its unit, as readers will see it. */
  value: string;
  /** The day, month or year that it is for. */
  date?: CardDate | null;
  /** More about it. A blank line starts a paragraph. */
  text?: string | null;
}

/** An event around the versions. */
export interface TimelineEvent extends StatementObject {
  /** The date of the event. */
  date?: CardDate | null;
  /** What happened, in a few words. */
  label: string;
  /** More about it. A blank line starts a paragraph. */
  text?: string | null;
}

/** A source: a report, a document, an announcement. */
export interface Source {
  /** A short name without spaces, for statements. By default, it is made from the publisher. */
  id?: string | null;
  /** The outlet, organisation or person that published it. */
  publisher: string;
  /** The title of the piece. */
  title?: string | null;
  /** Its address on the web. */
  url?: string | null;
  /** The address of an archived copy. */
  archived?: string | null;
  /** The date of publication. */
  date?: CardDate | null;
  /** What it is, in a word: a report, an announcement, a filing … */
  kind?: string | null;
}

/** A word that needs explaining. */
export interface GlossaryEntry {
  /** The word, as the card's texts have it. */
  term: string;
  /** What it means. */
  text: string;
}

/** A question and its answer. */
export interface Question {
  /** The question. */
  question: string;
  /** The answer. */
  answer: Statement;
}

/** An open point. */
export interface OpenPoint extends StatementObject {
  /** The kind of open point. */
  kind: OpenKind;
  /** The point. A blank line starts a paragraph. */
  text?: string | null;
}

/** A table of what else is on offer. */
export interface Alternatives {
  /** The column headings: what is on offer. */
  columns?: string[] | null;
  /** The rows; each compares one point. */
  rows?: AlternativesRow[] | null;
}

/** A row of the alternatives. */
export interface AlternativesRow {
  /** The row heading: what is compared. */
  label: string;
  /** One cell for each column. An empty text or `null` leaves a cell empty. */
  cells?: (Statement | null)[] | null;
}

export type EffectKind =
  /** The party is better off. */
  | 'gains'
  /** The party is worse off. */
  | 'loses'
  /** Both. */
  | 'mixed'
  /** Neither. */
  | 'none';

export type OpenKind =
  /** Something that may go wrong. */
  | 'risk'
  /** Something that the terms do not cover. */
  | 'limit'
  /** Something that is believed but not true. */
  | 'myth'
  /** Something to verify before acting. */
  | 'verify';

export type Standing =
  /** A document or the people concerned say so. */
  | 'confirmed'
  /** Others say so. */
  | 'reported'
  /** Someone contradicts it. */
  | 'disputed';
