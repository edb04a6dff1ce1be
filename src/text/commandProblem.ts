/** @file Why the command line cannot do what it was asked: codes and values, which every language puts into one sentence. */

/** What is wrong with the words of a command. */
export type UsageProblem =
  | { readonly code: 'no-command' }
  | { readonly code: 'unknown-command'; readonly command: string }
  | { readonly code: 'unknown-option'; readonly option: string; readonly options: readonly string[] }
  | { readonly code: 'option-without-value' | 'option-with-value'; readonly option: string }
  | {
      readonly code: 'no-target';
      readonly command: 'analyze' | 'share' | 'convert' | 'compare' | 'advise' | 'search';
    }
  | { readonly code: 'no-other' }
  | { readonly code: 'too-many-arguments'; readonly command: string; readonly argument: string }
  | { readonly code: 'wrong-size'; readonly value: string; readonly min: number; readonly max: number }
  | { readonly code: 'wrong-page'; readonly value: string }
  | {
      readonly code: 'wrong-number';
      readonly option: string;
      readonly value: string;
      readonly min: number;
      readonly max: number;
    }
  /** `value` is null where no format was named. */
  | { readonly code: 'wrong-format'; readonly value: string | null; readonly formats: readonly string[] }
  | { readonly code: 'wrong-rule'; readonly value: string; readonly rules: readonly string[] };

/** Why a file cannot be read, before anybody looks at what it means. */
export type FileProblem =
  /** `preset` is the reference of a preset of that name, where there is one. */
  | { readonly code: 'no-file'; readonly preset: string | null }
  | { readonly code: 'folder' }
  | { readonly code: 'no-regular-file' }
  | { readonly code: 'no-permission' }
  /** `reason` is the system's own code, such as EIO. */
  | { readonly code: 'unreadable'; readonly reason: string }
  | { readonly code: 'empty' }
  | { readonly code: 'unknown-format'; readonly extensions: readonly string[] };
