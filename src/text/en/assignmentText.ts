/** @file Words of lessons that teachers compose: the form, the panel that shows one, its goals and questions. */
import type {
  AskedProblem,
  AssignmentPanel,
  Goal,
  HiddenFact,
  Question,
  QuestionFact,
} from '../../document/assignment';
import { formatExact } from '../quantities';
import { statusText } from './statusText';
import { countNoun, listWords } from './words';

/** Words for a layer that a step asks of and cannot, by its name. */
type AskedWords = Readonly<Record<AskedProblem, (layer: string) => string>>;

const askedOptions: AskedWords = {
  unnamed: () => 'none',
  absent: (layer) => `${layer} (not in this network)`,
  numberless: (layer) => `${layer} (has no such number)`,
  unjudged: (layer) => `${layer} (no convolution)`,
};

const askedProblems: AskedWords = {
  unnamed: () => 'No layer is chosen. Choose one, or let the step be done with something else.',
  absent: (layer) =>
    `The open network has no layer ${layer}. Choose one that it has, or open the network that the lesson is about.`,
  numberless: (layer) =>
    `In the open network ${layer} has no such number. Choose another layer, or ask for another number.`,
  unjudged: (layer) =>
    `In the open network ${layer} is no convolution, and only those are asked for a status. Choose one of them.`,
};

const panels: Readonly<Record<AssignmentPanel, string>> = {
  palette: 'Palette',
  inspector: 'Panel Layer',
  table: 'Tab Layers',
  growth: 'Tab Growth',
  resolution: 'Tab Resolution',
  advice: 'Tab Advice',
  image: 'Tab On an image',
  train: 'Tab Train',
  compare: 'Tab Compare',
};

const facts: Readonly<Record<HiddenFact, string>> = {
  field: 'Fields and jumps',
  shape: 'Output sizes',
  status: 'Statuses and colours',
  params: 'Parameters',
  macs: 'MACs',
  memory: 'Activations',
};

const goals: Readonly<Record<Goal['kind'], string>> = {
  field: 'The last convolution sees at least … pixels',
  productive: 'No convolution is unproductive',
  convolutions: 'At least … convolutions',
  params: 'At most … parameters',
  macs: 'At most … MACs',
  image: 'The image stays as large as it is',
  status: 'A layer has a status',
};

const questionFacts: Readonly<Record<QuestionFact, string>> = {
  field: 'Smallest field of a layer',
  jump: 'Jump of a layer',
  height: 'Height of a layer’s output',
  params: 'Parameters of a layer',
  macs: 'MACs of a layer',
  unproductive: 'Number of unproductive convolutions',
};

/** A goal with its numbers. */
function formatGoal(goal: Goal): string {
  switch (goal.kind) {
    case 'field':
      return `The last convolution sees at least ${countNoun(goal.min, 'pixel')}.`;
    case 'productive':
      return 'No convolution is unproductive.';
    case 'convolutions':
      return `At least ${countNoun(goal.min, 'convolution')}.`;
    case 'params':
      return `At most ${formatExact(goal.max)} parameters.`;
    case 'macs':
      return `At most ${formatExact(goal.max)} MACs.`;
    case 'image':
      return 'The image is as large as at the start.';
    case 'status':
      return `${goal.layer} is ${statusText.names[goal.status]}.`;
  }
}

/** What is asked. */
function formatQuestion({ fact, layer }: Question): string {
  switch (fact) {
    case 'field':
      return `How many pixels does a unit of ${layer} see along the height, at least?`;
    case 'jump':
      return `How many pixels of the image are neighbouring units of ${layer} apart?`;
    case 'height':
      return `How many units high is the output of ${layer}?`;
    case 'params':
      return `How many parameters has ${layer}?`;
    case 'macs':
      return `How many MACs does ${layer} take for one image?`;
    case 'unproductive':
      return 'How many convolutions are unproductive?';
  }
}

/** Words of lessons that teachers compose. */
export const assignmentText = {
  command: 'Compose a lesson for a class …',
  title: 'A lesson for your class',
  intro:
    'The lesson begins with the open design, and is a link: whoever opens it gets the tasks beside the network, and only what you leave on the page.',
  name: 'Title',
  untitled: 'A lesson',
  step: (number: number) => `Step ${number}`,
  addStep: 'Add a step',
  removeStep: (number: number) => `Remove step ${number}`,
  task: 'Task',
  taskHint: 'What is to be done or found out. Plain text.',
  ends: 'Done with',
  endings: { read: 'Reading', question: 'A number', goals: 'A network' },
  fact: 'Number that is asked for',
  layer: 'Layer',
  noLayer: 'The open design has no layer yet.',
  askedOptions,
  askedProblems,
  withheld: (steps: readonly number[]) =>
    `Nobody could do ${listWords(
      steps.map((step) => `step ${step}`),
      'and',
    )} in the open network, for want of a layer. Once that is mended the link is here.`,
  hides: 'Hidden until then',
  goal: 'What the network must have',
  noGoal: 'Choose at least one thing, or the step is done at once.',
  isMet: 'The open design has all of it already: the step would be done at once.',
  goals,
  goalNumber: (goal: string) => `Number in: ${goal}`,
  goalLayer: 'Layer that must have the status',
  goalStatus: 'Status that it must have',
  panels: 'On the page',
  panelNames: panels,
  factNames: facts,
  questionFacts,
  kinds: 'Layers that can be added',
  allKinds: 'All kinds',
  someKinds: 'Only these',
  seed: 'Seed of training',
  seedHint: 'With a seed, everybody’s training takes the same course.',
  ownSeed: 'Everybody’s own',
  sameSeed: 'The same for all',
  link: 'Link of the lesson',
  copyLink: 'Copy link',
  tryIt: 'Try it here',
  nothing: 'There is nothing to begin with yet: open or draw a network first.',
  kept: 'What you have written is kept in this browser until you begin another one.',
  clear: 'Begin another one',
  cleared: 'The form is empty.',
  takeBack: 'Take it back',
  region: 'Lesson of your teacher',
  goalList: 'Goals',
  met: 'reached',
  open: 'open',
  formatGoal,
  formatQuestion,
  broken: 'Something in the network does not fit yet: its layers say what.',
  foreign: (kinds: readonly string[]) =>
    `Not offered in this lesson: ${listWords(kinds, 'and')}. Goals count without ${kinds.length === 1 ? 'it' : 'them'}.`,
  right: 'Done.',
  restart: 'Begin anew with the first network',
  leave: 'Leave the lesson',
  finished: 'That was the last step.',
  code: 'Code to show to your teacher',
  readCode: 'Read somebody’s code of this lesson',
  badCode: 'This is no code of this lesson, or a letter of it is wrong.',
  formatCode: (done: number, count: number) => `${done} of ${countNoun(count, 'step')} done.`,
};
