/** @file Names of layers so short that they fit below a plot, and long enough to be told apart there. */
import { shortenName } from '../../layout/kindEvidence';

/**
 * The parts of a path, the last of which are the short name: `layer3`, `1`, `conv2`. ONNX repeats the parts before
 * in each: `/layer3/layer3.1/conv2/Conv` has the same.
 */
function splitPath(name: string, short: string): readonly string[] {
  const segments = name
    .slice(0, Math.max(name.lastIndexOf(short), 0))
    .split(/[/:]/)
    .filter((segment) => segment !== '');
  const own = segments.filter((segment, index) => !(segments[index + 1] ?? short).startsWith(`${segment}.`));
  return [...own, short].flatMap((segment) => segment.split('.')).filter((part) => part !== '');
}

/** Ends of a path from the short name on; none begins with a bare number, which says nothing by itself. */
function listTails(name: string): readonly string[] {
  const short = shortenName(name);
  const parts = splitPath(name, short);
  const least = short.split('.').length;
  return parts.flatMap((_, index) => {
    const start = parts.length - least - index;
    const isNamed = start === 0 || !/^\d+$/.test(parts[start] ?? '');
    return start >= 0 && (index === 0 || isNamed) ? [parts.slice(start).join('.')] : [];
  });
}

/** The shortest end of each name that no other has; the whole path where there is none: `conv8`, `layer3.1.conv2`. */
export function shortenApart(names: readonly string[]): ReadonlyMap<string, string> {
  const tails = new Map(names.map((name) => [name, listTails(name)]));
  const counts = new Map<string, number>();
  for (const own of tails.values()) for (const tail of own) counts.set(tail, (counts.get(tail) ?? 0) + 1);
  return new Map(
    [...tails].map(([name, own]) => [name, own.find((tail) => counts.get(tail) === 1) ?? own.at(-1) ?? name]),
  );
}
