/**
 * @file Quiz sheets: the key beside an independent reckoning (paths one by one, maps step by step, definitions word
 * for word), and the same sheet for the same seed.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Reference } from '../../analysis/referenceMask.testing';
import { computePath, listPaths } from '../../analysis/referencePaths.testing';
import { simulateShapes } from '../../analysis/referenceShapes.testing';
import type { LayerId } from '../../architecture/architecture';
import { getDefinition } from '../../layers/catalogue';
import { de } from '../../text/de';
import { deLate } from '../../text/deLate';
import { en } from '../../text/en';
import { type AllText, enLate } from '../../text/enLate';
import { QuizSheet } from './QuizSheet';
import { answerQuestion, createQuiz, type QuizQuestion } from './quiz';
import { difficulties } from './quizNetwork';

const english: AllText = { ...en, ...enLate };
const german: AllText = { ...de, ...deLate };

function referTo({ design }: QuizQuestion): Reference {
  const sizes = simulateShapes(design.architecture, design.resolution);
  return { architecture: design.architecture, sizes, isClipped: true };
}

/** Smallest field and largest jump over all paths, by the formulas. */
function reckon(reference: Reference, id: Parameters<typeof listPaths>[1]) {
  const paths = (listPaths(reference.architecture, id) ?? []).map((path) => computePath(reference, path, 0));
  return {
    field: Math.min(...paths.map(({ field }) => field)),
    jump: Math.max(...paths.map(({ jump }) => jump)),
    height: reference.sizes.get(id)?.[0],
  };
}

/** The convolutions all of whose paths bring them more than the image, from convolutions or from the image itself. */
function reckonUnproductive(question: QuizQuestion): readonly LayerId[] {
  const reference = referTo(question);
  const { layers } = question.design.architecture;
  const isConvolution = (kind: string) => kind === 'Conv2d';
  return [...layers.values()].flatMap((node) => {
    if (!isConvolution(node.layer.kind)) return [];
    const arriving = (listPaths(reference.architecture, node.id) ?? []).map((path) => {
      const before = path.slice(0, -1);
      // Up to the nearest convolution on this path: what stands between does not count.
      const end = before.findLastIndex((step) => isConvolution(step.node.layer.kind));
      return computePath(reference, before.slice(0, end + 1), 0).field;
    });
    return Math.min(...arriving) > question.design.resolution[0] ? [node.id] : [];
  });
}

const seeds = Array.from({ length: 25 }, (_, index) => index * 37 + 1);
const quizzes = difficulties.flatMap((difficulty) =>
  seeds.map((seed) => createQuiz({ seed, count: 8, difficulty })),
);

describe.each(difficulties)('the key of %s sheets', (difficulty) => {
  const questions = quizzes
    .filter((quiz) => quiz.difficulty === difficulty)
    .flatMap((quiz) => quiz.questions);

  test('is what an independent reckoning comes to', () => {
    for (const question of questions) {
      const answer = answerQuestion(question);
      if (question.kind === 'border' || question.layer === null)
        expect(answer).toBe(reckonUnproductive(question)[0] ?? null);
      else {
        const { field, jump, height } = reckon(referTo(question), question.layer);
        expect(answer).toBe({ field, jump, size: height }[question.kind]);
      }
    }
  });

  test('asks of every kind, of networks whose maps are there', () => {
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(4);
    for (const question of questions)
      for (const size of referTo(question).sizes.values()) expect(size?.[0]).toBeGreaterThan(0);
    const borders = questions.filter(({ kind }) => kind === 'border').map(answerQuestion);
    expect(borders.some((answer) => answer === null)).toBe(true);
    expect(borders.filter((answer) => answer !== null).length).toBeGreaterThan(borders.length / 2);
  });
});

test('where the first unproductive convolution is asked for, all others lie behind it', () => {
  for (let seed = 1; seed <= 200; seed++) {
    for (const question of createQuiz({ seed, count: 4, difficulty: 'hard' }).questions) {
      if (question.kind !== 'border') continue;
      const [first, ...others] = reckonUnproductive(question);
      for (const other of others) {
        const paths = listPaths(question.design.architecture, other) ?? [];
        expect([seed, paths.some((path) => path.some(({ node }) => node.id === first))]).toEqual([
          seed,
          true,
        ]);
      }
    }
  }
});

/** The words of a sheet. */
const print = (quiz: (typeof quizzes)[number], hasAnswers: boolean, text = english) =>
  renderToStaticMarkup(<QuizSheet quiz={quiz} text={text} hasAnswers={hasAnswers} />);

/** The cells that are to be found, by question and row. */
function readCells(markup: string): readonly (readonly (readonly string[])[])[] {
  return markup
    .split('<section')
    .slice(1)
    .map((section) =>
      [...section.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)]
        .slice(1)
        .map(([, row = '']) =>
          [...row.matchAll(/<td class="quiz-found">(.*?)<\/td>/g)].map(([, cell = '']) => cell),
        ),
    );
}

const lastNumber = (text: string) => Number(/(\d+)\D*$/.exec(text)?.[1]);

describe('a printed sheet', () => {
  test('has the recursion filled in on the key: every field, jump and height', () => {
    for (const quiz of quizzes.filter((_, index) => index % 5 === 0)) {
      const cells = readCells(print(quiz, true));
      expect(cells).toHaveLength(quiz.count);
      for (const [place, question] of quiz.questions.entries()) {
        const reference = referTo(question);
        const rows = cells[place] ?? [];
        for (const [row, node] of [...question.design.architecture.layers.values()].entries()) {
          const { field, jump, height } = reckon(reference, node.id);
          const [fieldCell = '', jumpCell = '', heightCell = ''] = rows[row] ?? [];
          expect([fieldCell, jumpCell, heightCell].map(lastNumber)).toEqual([field, jump, height]);
          if (getDefinition(node.layer.kind).isConvolution) expect(fieldCell).toMatch(/ × .* = /);
        }
      }
    }
  });

  test('gives nothing away where it asks', () => {
    for (const quiz of quizzes.slice(0, 3)) {
      const markup = print(quiz, false);
      expect(readCells(markup).flat(2).join('')).toBe('');
      expect(markup).not.toContain('data-asked');
      expect(markup.match(/Answer: _+/g)).toHaveLength(quiz.count);
    }
  });

  test('draws every network, and what a unit is computed from on the key only', () => {
    for (const quiz of quizzes.filter((_, index) => index % 5 === 0)) {
      const [questions, key] = [print(quiz, false), print(quiz, true)];
      for (const [place, question] of quiz.questions.entries()) {
        const { layers } = question.design.architecture;
        const drawing =
          /<svg class="quiz-drawing".*?<\/svg>/.exec(questions.split('<section')[place + 1] ?? '')?.[0] ?? '';
        const names = [...drawing.matchAll(/quiz-card-name">([^<]*)</g)].map(([, name]) => name);
        expect(names).toEqual([...layers.values()].map(({ name }) => name));
        const wires = [...layers.values()].reduce((count, { inputs }) => count + inputs.length, 0);
        expect(drawing.match(/quiz-arrow/g)).toHaveLength(wires);
      }
      expect(questions).not.toContain('unit-edges');
      expect(key).toContain('unit-edges');
      // One unit is black where somebody is to draw.
      const blank = questions.match(/<figure class="quiz-units">/g)?.length ?? 0;
      expect(questions.match(/data-seen/g)?.length ?? 0).toBe(blank);
    }
    expect(quizzes.some((quiz) => print(quiz, false).includes('quiz-units'))).toBe(true);
  });

  test('is the same for the same seed, and another for another', () => {
    const choice = { seed: 7, count: 6, difficulty: 'hard' } as const;
    expect(print(createQuiz(choice), true)).toBe(print(createQuiz(choice), true));
    expect(print(createQuiz({ ...choice, seed: 8 }), true)).not.toBe(print(createQuiz(choice), true));
    // More questions go on where fewer ended.
    const longer = createQuiz({ ...choice, count: 9 }).questions.slice(0, 6);
    expect(longer.map(answerQuestion)).toEqual(createQuiz(choice).questions.map(answerQuestion));
  });

  test('speaks German', () => {
    const quiz = createQuiz({ seed: 3, count: 4, difficulty: 'medium' });
    expect(print(quiz, true, german)).toMatch(/Antwort: .*Antwort: .*Antwort: .*Antwort: /);
    expect(print(quiz, true, german)).not.toContain('Answer');
  });
});
