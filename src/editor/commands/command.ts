/** @file What a command is. */
import type { Store } from '../../state/storeShape';
import type { AllText } from '../../text/enLate';

/** A key with its modifiers; `mod` is Control, on a Mac Command. */
export interface Shortcut {
  readonly key: string;
  readonly mod?: boolean;
  readonly shift?: boolean;
}

/** Something that can be done; `Words` are the sentences that its name takes. */
export interface Command<Id extends string = string, Words = AllText> {
  readonly id: Id;
  /** What it is called, given what it would do right now. */
  readonly label: (text: Words, state: Store) => string;
  /** The first is shown. */
  readonly shortcuts: readonly Shortcut[];
  /**
   * Where its keys count: anywhere but in fields, on the network only, anywhere but in text, in fields too, or never
   * since the browser has them (copy, paste).
   */
  readonly keys?: 'network' | 'no-text' | 'everywhere' | 'browser';
  readonly isEnabled: (state: Store) => boolean;
  readonly run: () => void;
}
