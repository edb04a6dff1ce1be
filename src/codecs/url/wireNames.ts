/**
 * @file Names that links need not write, because both sides can guess them: "conv8" behind "conv7", "layer3.1"
 * behind "layer3.0". Writer and reader keep the same books and show every name to them in the same order.
 */

/** The ways in which a layer's name can be guessed; the position is the code. */
export const nameForms = ['numbered', 'bare', 'localNumbered', 'localBare'] as const;

/** One way to guess a name: with a number or without, behind the group's name or on its own. */
export type NameForm = (typeof nameForms)[number];

/** Splits "conv12" into its text and number; the number is null where there is none. */
function splitNumber(name: string): { readonly text: string; readonly number: number | null } {
  const digits = /\d{1,9}$/.exec(name)?.[0];
  if (digits === undefined || (digits.length > 1 && digits.startsWith('0')))
    return { text: name, number: null };
  return { text: name.slice(0, -digits.length), number: Number(digits) };
}

/** The part of a name behind its group's name and a dot; null where the name does not begin so. */
export function stripPrefix(name: string, prefix: string | null): string | null {
  return prefix !== null && name.startsWith(`${prefix}.`) ? name.slice(prefix.length + 1) : null;
}

/** The books: last numbers by text, once for names on their own and once for each group. */
export class NameBook {
  private readonly numbers = new Map<string, number>();
  private readonly forms = new Map<string, NameForm>();

  /** The form that a stem's last guessable name had. */
  getForm(stem: string): NameForm {
    return this.forms.get(stem) ?? 'numbered';
  }

  /** Remembers the form of a stem's name. */
  setForm(stem: string, form: NameForm): void {
    this.forms.set(stem, form);
  }

  /** The name that a form stands for now; null where it needs a group and there is none. */
  guess(stem: string, form: NameForm, group: string | null): string | null {
    const isLocal = form === 'localNumbered' || form === 'localBare';
    if (isLocal && group === null) return null;
    const scope = isLocal ? `${group}.` : '';
    if (form === 'bare' || form === 'localBare') return scope + stem;
    return `${scope}${stem}${(this.numbers.get(`${scope}${stem}`) ?? 0) + 1}`;
  }

  /** Takes note of a name. */
  observe(name: string): void {
    const { text, number } = splitNumber(name);
    if (number !== null) this.numbers.set(text, number);
  }
}

/** The books of group names: siblings count on. */
export class GroupNameBook {
  private readonly lastByParent = new Map<string, string>();

  /** The name of the next group below `parent`; null where nothing can be guessed. */
  guess(parent: string | null): string | null {
    const last = this.lastByParent.get(parent ?? '');
    if (last === undefined) return parent === null ? null : `${parent}.0`;
    const { text, number } = splitNumber(last);
    return number === null ? null : `${text}${number + 1}`;
  }

  /** Takes note of a name. */
  observe(parent: string | null, name: string): void {
    this.lastByParent.set(parent ?? '', name);
  }
}
