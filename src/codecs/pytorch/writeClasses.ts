/** @file From a program to PyTorch classes: a module for each template, and one for the network. */

import type { LayerId } from '../../architecture/architecture';
import { nameStems } from '../../architecture/naming';
import { isSequence } from '../python/block';
import { callExpression, type Expression, formatFlat, formatLines } from '../python/expression';
import { pythonWords, toIdentifier } from '../python/identifiers';
import { formatLiteral } from '../python/literal';
import { introduceLocals } from '../python/locals';
import { createIdentifiers } from '../python/names';
import { findRuns } from '../python/runs';
import { type Body, groupStatements, nameTensors, type Statement } from '../python/statements';
import type { Program, Template } from '../python/templates';
import { type WrittenCall, type WrittenItem, writeNetwork, writeTemplate } from '../python/written';

/** Attributes that a module has already. */
const moduleAttributes: readonly string[] = [
  ...[
    'forward',
    'training',
    'modules',
    'children',
    'parameters',
    'buffers',
    'named_modules',
    'named_children',
  ],
  ...['named_parameters', 'named_buffers', 'train', 'eval', 'apply', 'to', 'half', 'float', 'double', 'cpu'],
  ...['cuda', 'ipu', 'xpu', 'type', 'bfloat16', 'state_dict', 'load_state_dict', 'zero_grad', 'share_memory'],
  ...['register_buffer', 'register_parameter', 'register_module', 'add_module', 'get_submodule'],
  ...['get_parameter', 'get_buffer', 'get_extra_state', 'set_extra_state', 'requires_grad_', 'to_empty'],
  ...['extra_repr', 'dump_patches', 'call_super_init', 'compile', 'set_submodule', 'mtia'],
  ...['register_forward_hook', 'register_forward_pre_hook', 'register_backward_hook'],
];

/** Names that no local variable may take. */
const reservedNames: ReadonlySet<string> = new Set([...pythonWords, 'torch', 'nn', 'self', 'F']);

const indent = '    ';

/** Calls nested deeper are hard to read. */
const maxNested = 4;

/** The parts of a class. */
export interface ClassParts {
  readonly name: string;
  readonly documentation: readonly string[];
}

interface ModuleParts extends ClassParts {
  /** Parameters with their defaults. */
  readonly signature: readonly string[];
  /** Local variables of the constructor. */
  readonly lines: readonly string[];
}

function toExpression({ callee, arguments: args }: WrittenCall): Expression {
  return callExpression(callee, args);
}

function toElements({ written }: WrittenItem): readonly Expression[] {
  switch (written.type) {
    case 'calls':
      return written.calls.map(toExpression);
    case 'instance':
      return [toExpression(written.call)];
    case 'chain':
      return [toModule(written.items)];
    case 'operation':
      return [];
  }
}

/** The elements of an nn.Sequential; rows of equal blocks as a loop. */
function listElements(items: readonly WrittenItem[]): readonly Expression[] {
  return findRuns(items.flatMap(toElements)).map(({ expression, variable, count }) =>
    count === 1 ? expression : `*[${formatFlat(expression)} for ${variable} in range(${count})]`,
  );
}

/** A chain as one module; a chain of one loop is a Sequential of it. */
function toModule(items: readonly WrittenItem[]): Expression {
  return callExpression('nn.Sequential', listElements(items));
}

function getStem({ item }: WrittenItem): string {
  return item.content.type === 'layer' ? nameStems[item.content.node.layer.kind] : 'block';
}

/** The modules of a class: attributes by item. */
export interface Attributes {
  readonly lines: readonly string[];
  /** Names of the attributes of an item, in the order in which they are applied. */
  readonly names: ReadonlyMap<WrittenItem, readonly string[]>;
}

/** The modules of a class, one line or more each. */
export function writeAttributes(items: readonly WrittenItem[]): Attributes {
  const createName = createIdentifiers(moduleAttributes);
  const names = new Map<WrittenItem, readonly string[]>();
  const lines: string[] = [];
  for (const item of items) {
    const { written } = item;
    if (written.type === 'operation') continue;
    const base = toIdentifier(item.item.name, getStem(item));
    const calls =
      written.type === 'calls'
        ? written.calls.map((call) => ({ suffix: call.suffix, module: toExpression(call) }))
        : [
            {
              suffix: '',
              module: written.type === 'instance' ? toExpression(written.call) : toModule(written.items),
            },
          ];
    const own: string[] = [];
    for (const { suffix, module } of calls) {
      const name = createName(suffix === '' ? base : `${base}_${suffix}`);
      own.push(name);
      lines.push(...formatLines(module, indent + indent, `self.${name} = `));
    }
    names.set(item, own);
  }
  return { lines, names };
}

/** Sums and products of many tensors are written as lists: the parser does not nest without end. */
const maxOperands = 8;

function writeOperation({ written }: WrittenItem, operands: readonly string[]): Expression {
  if (written.type !== 'operation') return '';
  switch (written.operation) {
    case 'concat':
      return {
        head: 'torch.cat(',
        parts: [{ head: '[', parts: operands, tail: ']' }, 'dim=1'],
        tail: ')',
      };
    case 'spread':
      return callExpression('concat_spread', operands);
    case 'multiply':
      return operands.length > maxOperands
        ? callExpression('math.prod', [{ head: '[', parts: operands, tail: ']' }])
        : operands.join(' * ');
    default:
      return operands.length > maxOperands
        ? callExpression('sum', [{ head: '[', parts: operands, tail: ']' }])
        : operands.join(' + ');
  }
}

/** The expression of a statement. */
function writeStatement(
  { items }: Statement,
  attributes: Attributes['names'],
  names: ReadonlyMap<LayerId, string>,
): Expression {
  let expression: Expression = '';
  for (const [index, item] of items.entries()) {
    const operands = item.item.inputs.map((id) => names.get(id) ?? 'x');
    if (item.written.type === 'operation') {
      expression = writeOperation(item, operands);
      continue;
    }
    let parts: readonly Expression[] = index === 0 ? operands : [expression];
    for (const name of attributes.get(item) ?? []) {
      expression = callExpression(`self.${name}`, parts);
      parts = [expression];
    }
  }
  return expression;
}

function writeForward(
  body: Body,
  attributes: Attributes['names'],
  outputs: readonly LayerId[],
): readonly string[] {
  const inner = indent + indent;
  const lines: string[] = [];
  const nameOf = (id: LayerId) => body.names.get(id) ?? 'x';
  const last = body.statements.at(-1);
  const isDirect = outputs.length === 1 && last?.outputs.length === 1 && last.outputs[0] === outputs[0];
  for (const statement of body.statements) {
    const expression = writeStatement(statement, attributes, body.names);
    const target =
      statement === last && isDirect ? 'return ' : `${statement.outputs.map(nameOf).join(', ')} = `;
    lines.push(...formatLines(expression, inner, target));
  }
  if (!isDirect) lines.push(`${inner}return ${outputs.map(nameOf).join(', ')}`);
  return lines;
}

/** Names of the tensors that a class is given: the main one, then what comes from further away. */
function nameInputs(inputs: readonly LayerId[]): ReadonlyMap<LayerId, string> {
  const [main, ...others] = inputs;
  const names = new Map<LayerId, string>();
  if (main !== undefined) names.set(main, 'x');
  for (const [index, input] of others.entries())
    names.set(input, others.length === 1 ? 'skip' : `skip${index + 1}`);
  return names;
}

function writeDocumentation(documentation: readonly string[]): readonly string[] {
  const [first = '', ...rest] = documentation;
  if (rest.length === 0) return [`${indent}"""${first}"""`, ''];
  return [
    `${indent}"""${first}`,
    ...rest.map((line) => (line === '' ? '' : indent + line)),
    `${indent}"""`,
    '',
  ];
}

function writeModule(
  { name, documentation, signature, lines }: ModuleParts,
  items: readonly WrittenItem[],
  { inputs, outputs }: { readonly inputs: readonly LayerId[]; readonly outputs: readonly LayerId[] },
): string {
  const attributes = writeAttributes(items);
  const arguments_ = nameInputs(inputs);
  const body = nameTensors(groupStatements(items, outputs, maxNested), {
    inputs: arguments_,
    outputs,
    reserved: reservedNames,
    nameItem: (item) => toIdentifier(item.item.name, getStem(item)),
  });
  const parameters = ['self', ...(arguments_.size === 0 ? ['x'] : arguments_.values())].join(', ');
  return [
    `class ${name}(nn.Module):`,
    ...writeDocumentation(documentation),
    ...formatLines(callExpression('__init__', ['self', ...signature]), indent, 'def ', ':'),
    `${indent}${indent}super().__init__()`,
    ...lines.map((line) => indent + indent + line),
    ...attributes.lines,
    '',
    `${indent}def forward(${parameters}):`,
    ...writeForward(body, attributes.names, outputs),
  ].join('\n');
}

/** The class of a template. */
export function writeTemplateClass(
  template: Template,
  program: Program,
  documentation: readonly string[],
): string {
  const { name, block } = template;
  const { lines, texts } = introduceLocals(template);
  const items = writeTemplate(template, program, texts);
  const signature = template.parameters.map((parameter) =>
    parameter.default === undefined
      ? parameter.name
      : `${parameter.name}=${formatLiteral(parameter.default)}`,
  );
  if (!isSequence(block)) return writeModule({ name, documentation, signature, lines }, items, block);
  const inner = indent + indent;
  return [
    `class ${name}(nn.Sequential):`,
    ...writeDocumentation(documentation),
    ...formatLines(callExpression('__init__', ['self', ...signature]), indent, 'def ', ':'),
    ...lines.map((line) => inner + line),
    ...formatLines(callExpression('super().__init__', listElements(items)), inner),
  ].join('\n');
}

/** The class of the network. */
export function writeNetworkClass(program: Program, parts: ClassParts): string {
  return writeModule({ ...parts, signature: [], lines: [] }, writeNetwork(program), program.network);
}
