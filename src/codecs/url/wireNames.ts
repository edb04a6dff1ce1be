/**
 * @file Names that links need not write, because both sides can guess them: "conv8" behind "conv7", "layer3.1"
 * behind "layer3.0". Writer and reader keep the same books and show every name to them in the same order.
 */

import type { LayerKind } from '../../layers/catalogue';
import { drawnStems, wireKinds } from './wireKinds';

/** The ways in which a layer's name can be guessed; the position is the code. */
export const nameForms = ['numbered', 'bare', 'localNumbered', 'localBare', 'attached', 'drawn'] as const;

/**
 * One way to guess a name: with a number or without, behind the group's name, the last convolution's, or alone; `drawn`
 * is a number behind what the palette calls the kind.
 */
export type NameForm = (typeof nameForms)[number];

/** Splits "conv12" into its text and number; the number is null where there is none. */
export function splitNumber(name: string): { readonly text: string; readonly number: number | null } {
  const digits = /\d{1,9}$/.exec(name)?.[0];
  if (digits === undefined || (digits.length > 1 && digits.startsWith('0')))
    return { text: name, number: null };
  return { text: name.slice(0, -digits.length), number: Number(digits) };
}

/** The part of a name behind its group's name and a dot; null where the name does not begin so. */
export function stripPrefix(name: string, prefix: string | null): string | null {
  return prefix !== null && name.startsWith(`${prefix}.`) ? name.slice(prefix.length + 1) : null;
}

/** A map on top of another one that it does not change. */
class Layered<Key, Value> {
  private readonly own = new Map<Key, Value>();
  private readonly below: Layered<Key, Value> | null;

  constructor(below: Layered<Key, Value> | null) {
    this.below = below;
  }

  get(key: Key): Value | undefined {
    return this.own.get(key) ?? this.below?.get(key);
  }

  set(key: Key, value: Value): void {
    this.own.set(key, value);
  }
}

/** The books: last numbers by text, once for names on their own and once for each group. */
export class NameBook {
  private readonly numbers: Layered<string, number>;
  private readonly forms: Layered<LayerKind, NameForm>;
  private readonly stems: Layered<LayerKind, string>;
  private host: string | null;

  /** @param before books to go on from, which stay as they are: for trying things out. */
  constructor(before: NameBook | null = null) {
    this.numbers = new Layered(before?.numbers ?? null);
    this.forms = new Layered(before?.forms ?? null);
    this.stems = new Layered(before?.stems ?? null);
    this.host = before?.host ?? null;
  }

  /** The form that the last guessable name of a kind had. */
  getForm(kind: LayerKind): NameForm {
    return this.forms.get(kind) ?? 'numbered';
  }

  /** Remembers the form of a name. */
  setForm(kind: LayerKind, form: NameForm): void {
    this.forms.set(kind, form);
  }

  /** Says what names of the form `attached` begin with. */
  setHost(host: string): void {
    this.host = host;
  }

  /**
   * Learns from a name that could not be guessed what names of this kind look like from now on. Names of several
   * parts ("downsample.0") are exceptions that teach nothing.
   */
  learn(kind: LayerKind, name: string, isLocal: boolean): void {
    if (name.includes('.')) return;
    const { text, number } = splitNumber(name);
    this.stems.set(kind, text);
    this.forms.set(
      kind,
      number === null ? (isLocal ? 'localBare' : 'bare') : isLocal ? 'localNumbered' : 'numbered',
    );
  }

  /** The name that a form stands for now, `skipped` numbers later; null where it needs a group and there is none. */
  guess(kind: LayerKind, form: NameForm, group: string | null, skipped = 0): string | null {
    const stem = form === 'drawn' ? drawnStems[kind] : (this.stems.get(kind) ?? wireKinds[kind].stem);
    if (form === 'attached') return this.host === null ? null : `${this.host}.${stem}`;
    const isLocal = form === 'localNumbered' || form === 'localBare';
    if (isLocal && group === null) return null;
    const scope = isLocal ? `${group}.` : '';
    if (form === 'bare' || form === 'localBare') return scope + stem;
    return `${scope}${stem}${(this.numbers.get(`${scope}${stem}`) ?? 0) + 1 + skipped}`;
  }

  /** Takes note of a layer's name. */
  observe(kind: LayerKind, name: string): void {
    const { text, number } = splitNumber(name);
    if (number !== null) this.numbers.set(text, number);
    if (kind === 'Conv2d' || kind === 'ConvTranspose2d' || kind === 'Linear') this.host = name;
  }
}

/** The books of group names: siblings count on, and first children are named as first children were before. */
export class GroupNameBook {
  private readonly siblings = new Map<string, readonly string[]>();
  private firstChild = '0';

  /**
   * The name of the next group below `parent`: the last sibling's with the next number, or, with `isOther`, that of
   * the last sibling which is called something else ("block2" behind "block1" and "transition1"). Null where nothing
   * can be guessed.
   */
  guess(parent: string | null, isOther: boolean): string | null {
    const [last, other] = this.siblings.get(parent ?? '') ?? [];
    if (last === undefined) return parent === null || isOther ? null : `${parent}.${this.firstChild}`;
    const name = isOther ? other : last;
    if (name === undefined) return null;
    const { text, number } = splitNumber(name);
    return number === null ? null : `${text}${number + 1}`;
  }

  /** Takes note of a name. */
  observe(parent: string | null, name: string): void {
    const [last, other] = this.siblings.get(parent ?? '') ?? [];
    const local = stripPrefix(name, parent);
    if (last === undefined && local !== null) this.firstChild = local;
    const hasSameText = last === undefined || splitNumber(last).text === splitNumber(name).text;
    const before = hasSameText ? other : last;
    this.siblings.set(parent ?? '', before === undefined ? [name] : [name, before]);
  }
}
