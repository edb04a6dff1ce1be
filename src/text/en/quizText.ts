/** @file Words of quiz sheets, on paper and in the dialog that makes them. */
import { countNoun } from './words';

/** What a question asks for. */
type QuizKind = 'field' | 'jump' | 'size' | 'border';

/** Words of quiz sheets. */
export const quizText = {
  command: 'Quiz sheets …',
  title: 'Quiz sheets',
  intro:
    'Questions about small random networks, for paper, with a key that shows the way. The same seed gives the same sheet, on every machine.',
  count: 'Questions',
  difficulty: 'Difficulty',
  difficulties: { easy: 'easy', medium: 'medium', hard: 'hard' },
  seed: 'Seed',
  another: 'Another sheet',
  view: 'Shown',
  views: { questions: 'Questions', answers: 'Key' },
  printQuestions: 'Print the questions',
  printKey: 'Print the key',
  preview: 'Preview',
  sheet: 'What does it see?',
  key: 'What does it see? The key',
  formatSheet: (difficulty: string, count: number, seed: number) =>
    `Fovea, ${countNoun(count, 'question')}, ${difficulty}, sheet ${seed}`,
  name: 'Name: ______________________________   Date: ______________',
  rules:
    'Every network is alike along height and width. A field grows by dilation × (kernel − 1) × jump, the jump is multiplied by the stride. Fields and jumps are pixels of the image.',
  formatNumber: (number: number) => `Question ${number}`,
  formatQuestion: (kind: QuizKind, layer: string, image: string) => {
    switch (kind) {
      case 'field':
        return `How many pixels does a unit of ${layer} see, at least? The image has ${image} pixels a side.`;
      case 'jump':
        return `How many pixels of the image are neighbouring units of ${layer} apart? The image has ${image} pixels a side.`;
      case 'size':
        return `How many units high is the output of ${layer}? The image has ${image} pixels a side.`;
      case 'border':
        return `Which convolution is the first that is unproductive: it receives more than the whole image, of ${image} pixels a side? Or is there none?`;
    }
  },
  drawing: 'The network of the question, from the image on',
  toDraw: 'Along the height. Draw what the black unit is computed from, down to the pixels, and count them.',
  drawn: 'Along the height: what one unit is computed from, down to the pixels. Dashed units are padding.',
  answer: 'Answer: ______________',
  formatAnswer: (kind: QuizKind, value: number) =>
    `Answer: ${countNoun(value, kind === 'size' ? 'unit' : 'pixel')}`,
  formatBorder: (layer: string) => `Answer: ${layer}`,
  noBorder: 'Answer: none. No convolution receives more than the image.',
  same: 'same',
  given: ['Layer', 'Kind', 'Kernel', 'Stride', 'Dilation', 'Padding', 'Reads'],
  found: ['Field', 'Jump', 'Height'],
} as const;
