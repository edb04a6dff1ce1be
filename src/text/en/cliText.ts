/**
 * @file What the command line says: its help, headings of the report, and one sentence for each refusal.
 *
 * The command line speaks English only and takes this file as it is, so that the page need not carry it.
 */
import type { PresetReferenceProblem } from '../../presets/presets';
import type { FileProblem, UsageProblem } from '../commandProblem';
import { formatParameterProblem } from './parameterText';
import { countNoun, type Explanation, listWords } from './words';

const help = `Analyses convolutional networks: how much of the image each layer sees, and whether that still helps.

Usage, from the project's folder:

  npm run --silent fovea -- analyze TARGET [--input HxW | --input N] [--rule paper|toolbox] [--json]
  npm run --silent fovea -- advise TARGET [--pick N] [--input HxW] [--rule paper|toolbox] [--json]
  npm run --silent fovea -- search TARGET [--seed N] [--tries N] [--max-macs N] [--max-params N]
                                   [--max-memory N] [--max-depth N] [--pick N] [--input HxW] [--json]
  npm run --silent fovea -- compare TARGET TARGET [--input HxW] [--rule paper|toolbox] [--json]
  npm run --silent fovea -- convert TARGET --to FORMAT [--out FILE] [--input HxW] [--rule paper|toolbox]
  npm run --silent fovea -- share TARGET [--page ADDRESS] [--input HxW] [--rule paper|toolbox]
  npm run --silent fovea -- presets [--json]
  npm run --silent fovea -- schema
  npm run --silent fovea -- help
  npm run --silent fovea -- --version

TARGET is one of
  model.onnx, net.keras        a network that PyTorch, Keras or another program saved
  design.json                  a design saved by Fovea
  preset:resnet18              a known network; "presets" lists them
  preset:resnet18,classes=10   the same with options
  "https://...#f1...."         a link to a design, in quotes

Options
  --input HxW   height and width of the image in pixels; one number for square images
                (default: the size that the target names, else 224)
  --rule RULE   how layers are judged: paper (the default) or toolbox, as rfa_toolbox does
  --json        analyze, advise, search, compare: prints JSON; the README describes it
  --pick N      advise, search: prints the link to the design with this number, for share and convert
  --seed N      search: another seed finds other designs, the same one the same (default: 1)
  --tries N     search: designs to try (default: 2000)
  --max-macs N, --max-params N, --max-memory N, --max-depth N
                search: the most MACs, parameters, bytes of activations, convolutions, such as 500k or 1.5G
                (default: ten times those of TARGET; no more parameters and convolutions than it has)
  --to FORMAT   convert: json (a design of Fovea), pytorch, keras (code), onnx, tfjs (model.json),
                project (a zip that trains it with PyTorch), svg or pdf (a picture), dot (Graphviz),
                csv, markdown or latex (the table of layers)
  --out FILE    convert: the file to write, else standard output
  --page ADDR   share: the address of the page, to which the link is added

Colours: NO_COLOR turns them off, FORCE_COLOR on.
Exit status: 0; 1 when the network has errors; 2 when the command or the file cannot be understood.
`;

const targetVerbs = {
  analyze: 'analyse',
  share: 'share',
  convert: 'convert',
  compare: 'compare',
  advise: 'advise on',
  search: 'search from',
} as const;

/** One sentence for a command that cannot be understood. */
function formatUsageProblem(problem: UsageProblem): string {
  switch (problem.code) {
    case 'no-command':
      return 'Say what to do: analyze, advise, search, compare, convert or share TARGET, presets, schema or help.';
    case 'unknown-command':
      return `There is no command “${problem.command}”; there are analyze, advise, search, compare, convert, share, presets, schema and help.`;
    case 'unknown-option':
      return `There is no option ${problem.option} here; there are ${listWords(problem.options, 'and')}.`;
    case 'option-without-value':
      return `The option ${problem.option} needs a value.`;
    case 'option-with-value':
      return `The option ${problem.option} takes no value.`;
    case 'no-target':
      return `Say what to ${targetVerbs[problem.command]}: a .onnx or .json file, a link, or preset:ID.`;
    case 'no-other':
      return 'Say what to compare with: compare takes two networks.';
    case 'too-many-arguments':
      return `“${problem.argument}” is one argument too many for ${problem.command}.`;
    case 'wrong-size':
      return `--input must be a size from ${problem.min} to ${problem.max} pixels, such as 224 or 224x320 (height x width), not “${problem.value}”.`;
    case 'wrong-number':
      return `${problem.option} must be a whole number from ${problem.min} to ${problem.max}, such as 20, 500k or 1.5G, not “${problem.value}”.`;
    case 'wrong-page':
      return `--page must be an address that begins with http:// or https:// and has no #, not “${problem.value}”.`;
    case 'wrong-format': {
      const formats = listWords(problem.formats, 'or');
      return problem.value === null
        ? `Say what to convert to: --to ${formats}.`
        : `--to must be ${formats}, not “${problem.value}”.`;
    }
    case 'wrong-rule':
      return `--rule must be ${listWords(problem.rules, 'or')}, not “${problem.value}”.`;
  }
}

/** One sentence for a file that cannot be read. */
function formatFileProblem(name: string, problem: FileProblem): string {
  switch (problem.code) {
    case 'no-file':
      return problem.preset === null
        ? `There is no file ${name}.`
        : `There is no file ${name}; the known network of that name is ${problem.preset}.`;
    case 'folder':
      return `${name} is a folder, not a file.`;
    case 'no-regular-file':
      return `${name} is a device or a pipe; only files can be analysed.`;
    case 'no-permission':
      return `${name} may not be read: permission denied.`;
    case 'unreadable':
      return `${name} cannot be read (${problem.reason}).`;
    case 'empty':
      return `${name} is empty.`;
    case 'unknown-format':
      return `${name} is of no format that can be read; there are ${listWords(problem.extensions, 'and')}.`;
  }
}

/** One sentence for a file whose content cannot be read; `what` is a sentence that says why. */
function formatFileContent(name: string, { what }: Explanation): string {
  return `${name}: ${what}`;
}

/** One sentence for a preset that cannot be built. */
function formatPresetProblem(problem: PresetReferenceProblem): string {
  switch (problem.code) {
    case 'unknown-preset': {
      const hint =
        problem.suggestions.length === 0
          ? '“fovea presets” lists those that there are'
          : `is ${listWords(problem.suggestions, 'or')} meant`;
      const end = problem.suggestions.length === 0 ? '.' : '?';
      return `There is no preset “${problem.id}”; ${hint}${end}`;
    }
    case 'unknown-option': {
      const { preset, option, options } = problem;
      const known = options.length === 0 ? 'it has none' : `it has ${listWords(options, 'and')}`;
      return `The preset ${preset} has no option “${option}”; ${known}.`;
    }
    case 'missing-value':
      return `The option ${problem.option} of ${problem.preset} needs a value: ${problem.option}=VALUE.`;
    case 'repeated-option':
      return `The option ${problem.option} of ${problem.preset} is given twice.`;
    case 'bad-value':
      return formatParameterProblem(`The option ${problem.option} of ${problem.preset}`, problem.problem)
        .what;
  }
}

/** What the command line says. */
export const cliText = {
  help,
  formatUsageProblem,
  formatFileProblem,
  formatFileContent,
  formatPresetProblem,
  formatUnwritable: (name: string, problem: FileProblem) => {
    switch (problem.code) {
      case 'no-file':
        return `${name} cannot be written: there is no such folder.`;
      case 'folder':
        return `${name} cannot be written: it is a folder.`;
      case 'no-permission':
        return `${name} cannot be written: permission denied.`;
      default:
        return `${name} cannot be written${problem.code === 'unreadable' ? ` (${problem.reason})` : ''}.`;
    }
  },
  formatBinary: (extension: string) =>
    `A ${extension} file is no text for a terminal; name a file with --out, or send it on.`,
  formatLongLink: (length: number) =>
    `The link has ${length} characters; some programs cut it. A file is safer: convert TARGET --to json --out FILE.`,
  formatTitle: (title: string, size: string, rule: string) => `${title} at ${size}, judged ${rule}`,
  formatLeftOut: (headers: readonly string[]) =>
    `Left out for the width of the terminal: ${listWords(headers, 'and')}`,
  formatMoreDiagnostics: (count: number) => `and ${countNoun(count, 'other finding')}; --json prints all`,
  noAdvice: 'There is nothing to suggest',
  formatRefusedHeading: 'Not possible here',
  formatPickMissing: (number: number, count: number) =>
    count === 0
      ? `There is no design ${number}: nothing was found.`
      : `There is no design ${number}; the last is ${count}.`,
  findHeaders: {
    number: 'no.',
    unproductive: 'beyond border',
    working: 'working',
    coverage: 'field covers',
    mapSize: 'map at head',
    macs: 'MACs',
    params: 'params',
    memoryBytes: 'activations',
    outline: 'convolutions by map',
  },
  formatTries: (done: number, total: number) => `${done} of ${total} designs tried`,
  formatFinds: (count: number, tries: number, seed: number) =>
    `${countNoun(count, 'design')} of ${tries} tried, seed ${seed}; each beats every other in something. * is the network as it is`,
  nothingFound:
    'No design within the limits was found; allow more MACs, parameters or activations, or try more',
  heuristicNote: 'A heuristic on what the analysis can tell: train before you believe it',
  linkNote: '--pick N prints the link to a design, --json the links to all',
  presetHeaders: { id: 'id', name: 'network', options: 'options' },
  formatOutputProblem: (reason: string) =>
    reason === 'ENOSPC'
      ? 'The output cannot be written: there is no space left.'
      : `The output cannot be written (${reason}).`,
  formatCrash: (message: string) => `Fovea made a mistake of its own: ${message}.`,
} as const;
