/**
 * @file Links that others write: `j1.` and a JSON list in base64url.
 *
 * An entry is a layer: its kind, or `[kind, params]`, or `[kind, params, {name, inputs, group, notes}]`; in front there
 * may be an object with title, notes, resolution and rule. A layer continues from the one before unless `inputs` names
 * others. What is read is brought into the stored form and goes the way of a file. Frozen: the README documents it.
 */
import type { DesignProblem, StoredPath, StoredType } from '../../document/designProblem';
import { type StoredGroup, type StoredLayer, storedFormat } from '../../document/storedDesign';
import { isLayerKind } from '../../layers/catalogue';
import { parseBase64url } from '../../util/base64url';
import { readDesign } from '../json/readDesign';
import type { LinkResult } from './linkResult';
import { getWireKind } from './wireKinds';

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ends the reading; caught in this file. */
class Refusal extends Error {
  readonly problem: DesignProblem;

  constructor(problem: DesignProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

function expect<Value>(
  value: unknown,
  isRight: (value: unknown) => value is Value,
  path: StoredPath,
  expected: StoredType,
): Value {
  if (isRight(value)) return value;
  throw new Refusal({ code: 'wrong-type', path, expected });
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isList = (value: unknown): value is unknown[] => Array.isArray(value);

function checkKeys(value: JsonObject, known: readonly string[], path: StoredPath): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Refusal({ code: 'unknown-key', path: [...path, unknown] });
}

/** Gives layers and groups ids, and names to those that have none. */
class PlainReader {
  readonly groups: StoredGroup[] = [];
  readonly layers: StoredLayer[] = [];
  private readonly ids = new Set<string>();
  /** The latest layer of a name. */
  private readonly named = new Map<string, string>();
  private readonly numbers = new Map<string, number>();
  private readonly groupIds = new Map<string, string>();

  readEntry(entry: unknown, position: number): void {
    const parts = isText(entry) ? [entry] : expect(entry, isList, [position], 'list');
    if (parts.length > 3) throw new Refusal({ code: 'unknown-key', path: [position, 3] });
    const kind = expect(parts[0], isText, [position, 0], 'text');
    if (!isLayerKind(kind)) throw new Refusal({ code: 'unknown-kind', path: [position, 0], kind });
    const params = expect(parts[1] ?? {}, isObject, [position, 1], 'object');
    const more = expect(parts[2] ?? {}, isObject, [position, 2], 'object');
    checkKeys(more, ['name', 'inputs', 'group', 'notes'], [position, 2]);
    const get = <Value>(key: string, isRight: (value: unknown) => value is Value, expected: StoredType) =>
      more[key] === undefined ? undefined : expect(more[key], isRight, [position, 2, key], expected);
    const inputs = get('inputs', isTexts, 'list')?.map((name, port) => this.findInput(name, position, port));
    const group = this.openGroups(get('group', isTexts, 'list') ?? []);
    const notes = get('notes', isText, 'text');
    const name = get('name', isText, 'text') ?? this.createName(getWireKind(kind).stem);
    const id = this.createId(name);
    this.named.set(name, id);
    this.layers.push({
      ...{ id, name, kind, params },
      ...(inputs !== undefined && { inputs }),
      ...(group !== undefined && { group }),
      ...(notes !== undefined && { notes }),
    });
  }

  private findInput(name: string, position: number, port: number): string {
    const id = this.named.get(name);
    if (id !== undefined) return id;
    throw new Refusal({ code: 'unknown-id', path: [position, 2, 'inputs', port], id: name });
  }

  /** Opens the groups that a layer lies in, outermost first; the innermost is returned. */
  private openGroups(names: readonly string[]): string | undefined {
    let parent: string | undefined;
    for (const [depth, name] of names.entries()) {
      const path = JSON.stringify(names.slice(0, depth + 1));
      let id = this.groupIds.get(path);
      if (id === undefined) {
        id = `group${this.groupIds.size + 1}`;
        this.groupIds.set(path, id);
        const kind = depth === 0 && names.length > 1 ? 'stage' : 'block';
        this.groups.push({ id, name, kind, ...(parent !== undefined && { parent }) });
      }
      parent = id;
    }
    return parent;
  }

  private createName(stem: string): string {
    let number = this.numbers.get(stem) ?? 0;
    do number += 1;
    while (this.named.has(`${stem}${number}`));
    this.numbers.set(stem, number);
    return `${stem}${number}`;
  }

  private createId(name: string): string {
    let id = name;
    for (let count = 2; this.ids.has(id); count++) id = `${name}_${count}`;
    this.ids.add(id);
    return id;
  }
}

function readHead(head: JsonObject): JsonObject {
  checkKeys(head, ['title', 'notes', 'resolution', 'rule'], [0]);
  const { resolution } = head;
  return typeof resolution === 'number' ? { ...head, resolution: [resolution, resolution] } : head;
}

function readList(list: readonly unknown[]): LinkResult {
  const [first] = list;
  const head = isObject(first) ? readHead(first) : null;
  const reader = new PlainReader();
  for (const [position, entry] of list.entries())
    if (head === null || position > 0) reader.readEntry(entry, position);
  const { groups, layers } = reader;
  const result = readDesign({ format: storedFormat, version: 1, ...head, groups, layers });
  if ('design' in result) return { ok: true, design: result.design, compared: null, assignment: null };
  return { ok: false, problem: { code: 'content', problem: result.problem } };
}

/** Reads the payload of such a link, with or without padding. Never throws. */
export function readPlainDesign(payload: string): LinkResult {
  const bytes = parseBase64url(payload.replace(/(=|%3D)+$/i, ''));
  if (bytes === null || bytes.length === 0) return { ok: false, problem: { code: 'damaged' } };
  try {
    const list: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return readList(expect(list, isList, [], 'list'));
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: { code: 'content', problem: error.problem } };
    // No UTF-8 or no JSON: a character was lost or changed.
    return { ok: false, problem: { code: 'damaged' } };
  }
}
