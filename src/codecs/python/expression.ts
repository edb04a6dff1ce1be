/** @file Python expressions in lines of limited width, broken as formatters break them. */

/** A piece of an expression: text, or brackets with pieces between commas. */
export type Expression =
  | string
  | { readonly head: string; readonly parts: readonly Expression[]; readonly tail: string };

/** Columns that a line takes at most, where it can be broken. */
export const lineWidth = 100;

const step = '    ';

/** A call: `callee(arguments)`. */
export function callExpression(callee: string, parts: readonly Expression[]): Expression {
  return { head: `${callee}(`, parts, tail: ')' };
}

/** The expression in one line. */
export function formatFlat(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  return expression.head + expression.parts.map(formatFlat).join(', ') + expression.tail;
}

/**
 * Lines of `before + expression + after`, each with the indent. What does not fit is broken at the outermost
 * brackets: all arguments in one line where these are plain and fit, else one a line.
 */
export function formatLines(
  expression: Expression,
  indent: string,
  before = '',
  after = '',
): readonly string[] {
  const flat = indent + before + formatFlat(expression) + after;
  if (typeof expression === 'string' || expression.parts.length === 0 || flat.length <= lineWidth)
    return [flat];
  const { head, parts, tail } = expression;
  const inner = indent + step;
  const joined = inner + parts.map(formatFlat).join(', ');
  const isPlain = parts.every((part) => typeof part === 'string');
  const lines =
    isPlain && joined.length <= lineWidth
      ? [joined]
      : parts.flatMap((part) => formatLines(part, inner, '', ','));
  return [indent + before + head, ...lines, indent + tail + after];
}
