/** @file Reads a function of the file: FunctionProto, field by field, so that large ones are no large message. */
import { type ByteCursor, type WireField, wire } from './byteCursor';
import { checkCount, decodeField } from './decodeField';
import { decodeAttribute, decodeNode } from './decodeNode';
import { decodeOperatorSet } from './decodeValueInfo';
import { maxNodes } from './graphLimits';
import { formatCallee, type OnnxAttribute, type OnnxFunction, type OnnxNode } from './onnxModel';

/** Longer names and lists are those of no real file. */
const maxName = 1024;
const maxPorts = 8192;

/** Reads the function in a field, with the key by which it is called. @throws ImportFailure as the cursor does. */
export async function readFunction(
  cursor: ByteCursor,
  field: WireField,
): Promise<readonly [key: string, made: OnnxFunction]> {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const nodes: OnnxNode[] = [];
  const defaults = new Map<string, OnnxAttribute>();
  const names = { name: '', domain: '', overload: '' };
  let opset: number | null = null;
  const takeText = async ({ start, end }: WireField) =>
    new TextDecoder().decode(await cursor.take(start, Math.min(end, start + maxName)));
  cursor.moveTo(field.start);
  for (;;) {
    const part = await cursor.nextField(field.end);
    if (part === null) break;
    if (part.type === wire.bytes) {
      if (part.number === 1) names.name = await takeText(part);
      else if (part.number === 10) names.domain = await takeText(part);
      else if (part.number === 13) names.overload = await takeText(part);
      else if (part.number === 4 && inputs.length < maxPorts) inputs.push(await takeText(part));
      else if (part.number === 5 && outputs.length < maxPorts) outputs.push(await takeText(part));
      else if (part.number === 7)
        checkCount('nodes', nodes.push(await decodeField(cursor, part, 'node', decodeNode)), maxNodes);
      else if (part.number === 9) {
        const set = await decodeField(cursor, part, 'leaf', decodeOperatorSet);
        if (set.domain === '') opset = set.version;
      } else if (part.number === 11) {
        const { name, value } = await decodeField(cursor, part, 'attribute', decodeAttribute);
        defaults.set(name, value);
      }
    }
    cursor.moveTo(part.end);
  }
  const key = formatCallee(names.domain, names.name, names.overload);
  return [key, { inputs, outputs, nodes, defaults, opset }];
}
