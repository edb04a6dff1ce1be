/**
 * @file Writes the names of layers such that few need to be written: of the ways to say a name that cannot be guessed,
 * the one that leaves the next names guessable.
 */
import type { Architecture, GroupId } from '../../architecture/architecture';
import { cutText, maxNameLength } from '../../document/limits';
import type { LayerKind } from '../../layers/catalogue';
import type { ByteWriter } from '../../util/byteWriter';
import { NameBook, type NameForm, nameForms, splitNumber, stripPrefix } from './wireNames';
import { wireOps } from './wireOps';

/** A layer's name with what its guess depends on. */
interface Named {
  readonly kind: LayerKind;
  readonly name: string;
  /** What local names begin with: the group's name, or the scope that was opened in its place. */
  readonly group: string | null;
  readonly groupId: GroupId | null;
}

/** One way to say a name. */
interface Way {
  /** About how many bytes it takes. */
  readonly cost: number;
  /** What it does to the books. */
  readonly apply: (book: NameBook) => void;
  readonly write: () => void;
  /** The scope that it opens. */
  readonly scope?: string;
}

/** How many of the next names are looked at, and for how many names that is done: it takes time. */
const lookahead = 12;
const maxLookaheads = 400;

function collectNames({ layers, groups }: Architecture): readonly Named[] {
  return [...layers.values()].map(({ name, layer, group }) => {
    const groupName = group === null ? undefined : groups.get(group)?.name;
    return {
      kind: layer.kind,
      name: cutText(name, maxNameLength),
      group: groupName === undefined ? null : cutText(groupName, maxNameLength),
      groupId: group,
    };
  });
}

/** A form that says a name, by its code or as the next number but one. */
interface FoundForm {
  readonly form: NameForm;
  readonly cost: number;
  readonly skipped: number;
}

/** Whether a name is known without a word, or needs only its form. */
function findForm(book: NameBook, { kind, name, group }: Named): FoundForm | null {
  const current = book.getForm(kind);
  for (const skipped of [0, 1])
    if (book.guess(kind, current, group, skipped) === name) return { form: current, cost: skipped, skipped };
  const form = nameForms.find((candidate) => book.guess(kind, candidate, group) === name);
  return form === undefined ? null : { form, cost: 1, skipped: 0 };
}

function teach(book: NameBook, { kind, name, group }: Named): void {
  const local = stripPrefix(name, group);
  book.learn(kind, local ?? name, local !== null);
  book.observe(kind, name);
}

/** The name as it stands in a scope that is open. */
const within = (named: Named, scope: string | null): Named =>
  scope === null ? named : { ...named, group: scope };

/**
 * A writer of names; to be called for every layer in document order, with its position. It returns what the layer's
 * local name stands behind.
 */
export function createNameWriter(
  writer: ByteWriter,
  architecture: Architecture,
): (position: number) => string | null {
  const names = collectNames(architecture);
  const book = new NameBook();
  const written = new Set<string>();
  let lookaheads = 0;
  let scope: string | null = null;
  // What was written before is short the second time.
  const estimate = (text: string) => 2 + (written.has(text) ? Math.min(text.length, 3) : text.length);
  const put = (op: number, text: string) => {
    writer.writeByte(op);
    writer.writeText(text);
    written.add(text);
  };

  const writeForm = ({ form, cost, skipped }: FoundForm) => {
    if (skipped > 0) writer.writeByte(wireOps.skipNumber);
    else if (cost > 0) writer.writeByte(wireOps.nameForm + nameForms.indexOf(form));
  };

  /** About how many bytes the next names take with these books. */
  const estimateNext = (books: NameBook, position: number, opened: string | null): number => {
    let cost = 0;
    let isWithin = true;
    for (const own of names.slice(position + 1, position + 1 + lookahead)) {
      isWithin &&= own.groupId === names[position]?.groupId;
      const next = within(own, isWithin ? opened : null);
      const found = findForm(books, next);
      if (found === null) {
        cost += estimate(stripPrefix(next.name, next.group) ?? next.name);
        teach(books, next);
      } else {
        books.setForm(next.kind, found.form);
        books.observe(next.kind, next.name);
        cost += found.cost;
      }
    }
    return cost;
  };

  const listWays = (named: Named, position: number): readonly Way[] => {
    const { kind, name, group } = named;
    const local = stripPrefix(name, group);
    const ways: Way[] = [
      {
        cost: estimate(local ?? name),
        apply: (books) => teach(books, named),
        write: () => put(local === null ? wireOps.name : wireOps.localName, local ?? name),
      },
      { cost: estimate(name), apply: () => {}, write: () => put(wireOps.extraName, name) },
    ];
    const guess = book.guess(kind, book.getForm(kind), group);
    if (guess !== null) {
      ways.push({
        cost: estimate(name),
        apply: (books) => books.observe(kind, guess),
        write: () => put(wireOps.shownName, name),
      });
    }
    // What follows may still be called, or numbered, after the name that this layer had.
    const follower = names.slice(position + 1, position + 1 + lookahead).find((next) => next.kind === kind);
    for (const base of new Set([getHost(names[position + 1]?.name), countDown(follower?.name)])) {
      const baseLocal = base === null ? null : stripPrefix(base, group);
      if (base === null || base === name || base === group) continue;
      const known = findForm(book, { ...named, name: base });
      if (known !== null) {
        ways.push({
          cost: known.cost + estimate(name),
          apply: (books) => {
            books.setForm(kind, known.form);
            books.observe(kind, base);
          },
          write: () => {
            writeForm(known);
            put(wireOps.shownName, name);
          },
        });
      }
      if (group !== null && baseLocal === null) continue;
      ways.push({
        cost: estimate(baseLocal ?? base) + estimate(name),
        apply: (books) => teach(books, { ...named, name: base }),
        write: () => {
          put(baseLocal === null ? wireOps.name : wireOps.localName, baseLocal ?? base);
          put(wireOps.shownName, name);
        },
      });
    }
    const host = getHost(name);
    const hostLocal = host === null || group === null ? host : stripPrefix(host, group);
    if (host !== null && hostLocal !== null) {
      const attach = (books: NameBook) => {
        books.setHost(host);
        books.setForm(kind, 'attached');
      };
      const tried = new NameBook(book);
      attach(tried);
      if (tried.guess(kind, 'attached', group) === name) {
        const isAttached = book.getForm(kind) === 'attached';
        ways.push({
          cost: estimate(hostLocal) + (isAttached ? 0 : 1),
          apply: (books) => {
            attach(books);
            books.observe(kind, name);
          },
          write: () => {
            put(wireOps.host, hostLocal);
            if (!isAttached) writer.writeByte(wireOps.nameForm + nameForms.indexOf('attached'));
          },
        });
      }
    }
    const outer = names[position]?.group ?? null;
    const scopeLocal = host === null || outer === null ? host : stripPrefix(host, outer);
    if (host !== null && scopeLocal !== null && host !== group) {
      const inner = within(named, host);
      const inside = findForm(book, inner);
      ways.push({
        cost: estimate(scopeLocal) + (inside?.cost ?? estimate(stripPrefix(name, host) ?? name)),
        scope: host,
        apply: (books) => {
          if (inside === null) return teach(books, inner);
          books.setForm(kind, inside.form);
          books.observe(kind, name);
        },
        write: () => {
          put(wireOps.scope, scopeLocal);
          if (inside === null) put(wireOps.localName, stripPrefix(name, host) ?? name);
          else writeForm(inside);
        },
      });
    }
    return ways;
  };

  const chooseWay = (ways: readonly Way[], position: number): Way | undefined => {
    lookaheads += 1;
    if (lookaheads > maxLookaheads) return ways[0];
    let best: { readonly way: Way; readonly cost: number } | undefined;
    for (const way of ways) {
      const books = new NameBook(book);
      way.apply(books);
      const cost = way.cost + estimateNext(books, position, way.scope ?? scope);
      if (best === undefined || cost < best.cost) best = { way, cost };
    }
    return best?.way;
  };

  return (position) => {
    const own = names[position];
    if (own === undefined) return null;
    if (own.groupId !== names[position - 1]?.groupId) scope = null;
    const named = within(own, scope);
    const found = findForm(book, named);
    if (found === null) {
      const way = chooseWay(listWays(named, position), position);
      way?.write();
      way?.apply(book);
      scope = way?.scope ?? scope;
      return scope ?? own.group;
    }
    writeForm(found);
    book.setForm(named.kind, found.form);
    book.observe(named.kind, named.name);
    return named.group;
  };
}

/** "conv1" of "conv1.bn"; null where there is no such part. */
function getHost(name: string | undefined): string | null {
  const end = name?.lastIndexOf('.') ?? -1;
  return name === undefined || end <= 0 ? null : name.slice(0, end);
}

/** "conv1" of "conv2"; null where there is no number. */
function countDown(name: string | undefined): string | null {
  const { text, number } = splitNumber(name ?? '');
  return number === null || number === 0 ? null : `${text}${number - 1}`;
}
