/** @file From a program to Keras code: a function for each template, and one that makes the model. */
import type { LayerId } from '../../architecture/architecture';
import { nameStems } from '../../architecture/naming';
import { cleanComment } from '../python/comments';
import { callExpression, type Expression, formatLines } from '../python/expression';
import { pythonWords, toIdentifier } from '../python/identifiers';
import { formatLiteral } from '../python/literal';
import { introduceLocals } from '../python/locals';
import { findRuns } from '../python/runs';
import { groupStatements, nameTensors } from '../python/statements';
import type { Program, Template } from '../python/templates';
import { type WrittenCall, type WrittenItem, writeNetwork, writeTemplate } from '../python/written';

const indent = '    ';

const reservedNames: ReadonlySet<string> = new Set([...pythonWords, 'keras', 'layers', 'ops', 'inputs']);

/** Whether it makes a layer: its last part begins with a capital letter. */
const isLayer = (callee: string) => /(?:^|\.)[A-Z]\w*$/.test(callee);

/** `callee(arguments)(x)` of a layer, `callee(x, arguments)` of a function. */
function applyCall(
  { callee, arguments: args }: Pick<WrittenCall, 'callee' | 'arguments'>,
  operands: readonly string[],
): Expression {
  if (!isLayer(callee)) return callExpression(callee, [...operands, ...args]);
  const [only = ''] = operands;
  const given = operands.length === 1 ? only : `[${operands.join(', ')}]`;
  return { head: `${callee}(`, parts: args, tail: `)(${given})` };
}

const operationCallees: Readonly<Record<string, string>> = {
  add: 'layers.Add',
  multiply: 'layers.Multiply',
  concat: 'layers.Concatenate',
  spread: 'concat_spread',
};

/** The calls of a chain, one after the other. */
function listCalls({ written }: WrittenItem): readonly WrittenCall[] {
  switch (written.type) {
    case 'calls':
      return written.calls;
    case 'instance':
      return [written.call];
    case 'chain':
      return written.items.flatMap(listCalls);
    case 'operation':
      return [];
  }
}

/** Lines that apply calls one after the other, rows of equal ones as loops. */
function writeChain(
  calls: readonly WrittenCall[],
  operands: readonly string[],
  target: string,
  isLast: boolean,
): readonly string[] {
  const lines: string[] = [];
  let given = operands;
  const runs = findRuns(calls.map(({ callee, arguments: args }) => callExpression(callee, args)));
  for (const [index, { expression, variable, count }] of runs.entries()) {
    if (typeof expression === 'string') continue;
    const callee = expression.head.slice(0, -1);
    const args = expression.parts.map((part) => (typeof part === 'string' ? part : ''));
    const isEnd = isLast && index === runs.length - 1;
    if (count === 1) {
      const expressionLines = formatLines(
        applyCall({ callee, arguments: args }, given),
        indent,
        isEnd ? 'return ' : `${target} = `,
      );
      lines.push(...expressionLines);
    } else {
      if (given[0] !== target) lines.push(`${indent}${target} = ${given[0]}`);
      lines.push(`${indent}for ${variable} in range(${count}):`);
      lines.push(
        ...formatLines(applyCall({ callee, arguments: args }, [target]), indent + indent, `${target} = `),
      );
      if (isEnd) lines.push(`${indent}return ${target}`);
    }
    given = [target];
  }
  return lines;
}

const getStem = ({ item }: WrittenItem) =>
  item.content.type === 'layer' ? nameStems[item.content.node.layer.kind] : 'block';

interface BodyOptions {
  readonly inputs: readonly LayerId[];
  readonly inputNames: readonly string[];
  readonly outputs: readonly LayerId[];
  /** What stands at the end; null: the outputs are returned. */
  readonly finish: ((outputs: readonly string[]) => readonly string[]) | null;
}

function writeBody(
  items: readonly WrittenItem[],
  { inputs, inputNames, outputs, finish }: BodyOptions,
): readonly string[] {
  const statements = groupStatements(items, outputs, 1);
  const given = new Map(inputs.map((id, index) => [id, inputNames[index] ?? 'x']));
  const { names } = nameTensors(statements, {
    inputs: given,
    outputs,
    reserved: reservedNames,
    nameItem: (item) => toIdentifier(item.item.name, getStem(item)),
  });
  const nameOf = (id: LayerId) => names.get(id) ?? 'x';
  const lines: string[] = [];
  const last = statements.at(-1);
  const isDirect = finish === null && outputs.length === 1 && last?.outputs.join() === outputs.join();
  for (const statement of statements) {
    const [item] = statement.items;
    if (item === undefined) continue;
    const isEnd = isDirect && statement === last;
    const operands = item.item.inputs.map(nameOf);
    const target = statement.outputs.map(nameOf).join(', ');
    const { written } = item;
    if (written.type === 'chain') lines.push(`${indent}# ${cleanComment(item.item.name)}`);
    if (written.type === 'operation') {
      const call = { callee: operationCallees[written.operation] ?? '', arguments: [] };
      lines.push(...formatLines(applyCall(call, operands), indent, isEnd ? 'return ' : `${target} = `));
    } else lines.push(...writeChain(listCalls(item), operands, target, isEnd));
  }
  if (finish !== null) lines.push(...finish(outputs.map(nameOf)));
  else if (!isDirect) lines.push(`${indent}return ${outputs.map(nameOf).join(', ')}`);
  return lines;
}

/** The function of a template. */
export function writeTemplateFunction(template: Template, program: Program, documentation: string): string {
  const { name, block } = template;
  const { lines, texts } = introduceLocals(template);
  const inputNames = block.inputs.map((_, index) =>
    index === 0 ? 'x' : block.inputs.length === 2 ? 'skip' : `skip${index}`,
  );
  const parameters = template.parameters.map((parameter) =>
    parameter.default === undefined
      ? parameter.name
      : `${parameter.name}=${formatLiteral(parameter.default)}`,
  );
  const items = writeTemplate(template, program, texts);
  return [
    ...formatLines(callExpression(name, [...inputNames, ...parameters]), '', 'def ', ':'),
    `${indent}"""${documentation}"""`,
    ...lines.map((line) => indent + line),
    ...writeBody(items, { inputs: block.inputs, inputNames, outputs: block.outputs, finish: null }),
  ].join('\n');
}

/** The function that makes the model. */
export function writeModelFunction(
  program: Program,
  {
    name,
    shape,
    documentation,
  }: { readonly name: string; readonly shape: readonly number[]; readonly documentation: readonly string[] },
): string {
  const { inputs, outputs } = program.network;
  const [first = '', ...rest] = documentation;
  return [
    'def create_model():',
    `${indent}"""${first}`,
    ...rest.map((line) => (line === '' ? '' : indent + line)),
    `${indent}"""`,
    `${indent}inputs = keras.Input((${shape.join(', ')}))`,
    ...writeBody(writeNetwork(program), {
      inputs,
      inputNames: ['inputs'],
      outputs,
      finish: (results) => {
        const given = results.length === 1 ? (results[0] ?? 'inputs') : `[${results.join(', ')}]`;
        return formatLines(
          callExpression('keras.Model', ['inputs', given, `name=${formatLiteral(name)}`]),
          indent,
          'return ',
        );
      },
    }),
  ].join('\n');
}
