/** @file A quiz on paper: a table for each network with cells to fill in, or, as the key, filled in with the recursion. */

import { explainOutput } from '../../analysis/explain/explainOutput';
import { explainStatus } from '../../analysis/explain/explainStatus';
import { product } from '../../analysis/explain/formula';
import { describeFieldTerm } from '../../analysis/fieldTerm';
import { getLayer, type LayerId, type LayerNode } from '../../architecture/architecture';
import type { Shape } from '../../layers/shape';
import { UnitDiagram } from '../../plots/UnitDiagram';
import { computeCone } from '../../plots/unitCone';
import type { AllText } from '../../text/enLate';
import { formatNumber, formatPerAxis } from '../../text/quantities';
import { computeUnitLevels } from '../unitLevels';
import { QuizDrawing } from './QuizDrawing';
import { answerQuestion, type Quiz, type QuizQuestion } from './quiz';
import './QuizSheet.css';

/** What a row of the table says of its layer. */
interface Row {
  readonly id: LayerId;
  readonly given: readonly string[];
  /** Field, jump, height: what is to be found. */
  readonly found: readonly string[];
}

function describePadding({ layer: { params } }: LayerNode, { quizzes: words }: AllText): string {
  if (!('padding' in params) || typeof params.padding === 'number') return '';
  const { padding } = params;
  if (padding === 'same') return words.same;
  return padding === 'valid' ? '0' : String(padding.top);
}

function listGiven(question: QuizQuestion, node: LayerNode, text: AllText): readonly string[] {
  const { layers } = question.design.architecture;
  const { params } = node.layer;
  const get = (key: 'kernelSize' | 'stride' | 'dilation') =>
    key in params
      ? formatPerAxis((params as unknown as Record<typeof key, readonly [number, number]>)[key])
      : '';
  return [
    node.name,
    text.layers.formatShortKind(node.layer.kind),
    get('kernelSize'),
    get('stride'),
    get('dilation'),
    describePadding(node, text),
    node.inputs.map((id) => layers.get(id)?.name ?? id).join(', '),
  ];
}

/** The field by its term, the jump by the stride, the height by the formula of maps. */
function listFound(question: QuizQuestion, node: LayerNode, text: AllText): readonly string[] {
  const { architecture } = question.design;
  const { layers } = question.analysis;
  const facts = layers.get(node.id);
  const field = facts?.field;
  if (facts === undefined || !field || facts.shape === null) return ['', '', ''];
  const term = describeFieldTerm(architecture, question.analysis, node.id);
  const written = text.fieldTerms.formatFieldTerm(term);
  const size = formatNumber(field.min[0]);
  const inputs = node.inputs.flatMap((id): Shape[] => {
    const shape = layers.get(id)?.shape;
    return shape ? [shape] : [];
  });
  const before = Math.max(...node.inputs.map((id) => layers.get(id)?.field?.jump[0] ?? 1), 1);
  const stride = field.jump[0] / before;
  const height = explainOutput(node, inputs, facts.shape).find(({ part }) => part === 'height');
  const { formatEquation } = text.explain;
  return [
    term.code === 'image' ? size : `${written} = ${size}`,
    formatEquation(stride === 1 ? field.jump[0] : product(before, stride), field.jump[0]),
    height === undefined ? '' : formatEquation(height.formula ?? height.value, height.value),
  ];
}

function describeAnswer(question: QuizQuestion, text: AllText): readonly string[] {
  const { quizzes: words, explain } = text;
  const { architecture } = question.design;
  const answer = answerQuestion(question);
  const getName = (id: LayerId) => architecture.layers.get(id)?.name ?? id;
  if (question.kind !== 'border') return [words.formatAnswer(question.kind, Number(answer))];
  if (typeof answer !== 'string') return [words.noBorder];
  const terms = explainStatus(architecture, question.analysis, answer);
  return [
    words.formatBorder(getName(answer)),
    ...(terms === null ? [] : explain.explainStatus(terms, getName)),
  ];
}

/** Rows of units are as wide as the sheet; with more of them nobody draws or counts. */
const unitWidth = 640;
const maxDrawn = 32;

/**
 * The rows of units up to the layer that is asked about: with their connections on the key, to be drawn in on the
 * sheet. There only where a field is asked for, which can be counted off it, all of it lies within a small image, and
 * there is one path: which of several is the smallest is part of the question.
 */
function UnitRows({
  question: { kind, layer, design, analysis },
  text: { quizzes: words },
  hasAnswers,
}: {
  readonly question: QuizQuestion;
  readonly text: AllText;
  readonly hasAnswers: boolean;
}) {
  if (layer === null || (kind !== 'field' && !hasAnswers)) return null;
  const levels = computeUnitLevels(design.architecture, analysis, layer, 0);
  const [image] = levels ?? [];
  const top = levels?.at(-1);
  if (levels === null || image === undefined || top === undefined) return null;
  const unit = Math.floor(top.length / 2);
  const seen = computeCone(levels, unit)[0]?.units ?? [];
  const isWithin = seen.every((place) => place >= 0 && place < image.length);
  const isChain = [...design.architecture.layers.values()].every(({ inputs }) => inputs.length < 2);
  if (!hasAnswers && !(isWithin && isChain && image.length <= maxDrawn)) return null;
  return (
    <figure className="quiz-units">
      <figcaption>{hasAnswers ? words.drawn : words.toDraw}</figcaption>
      <UnitDiagram
        levels={levels}
        unit={unit}
        width={unitWidth}
        rowHeight={30}
        isBlank={!hasAnswers}
        label={hasAnswers ? words.drawn : words.toDraw}
      />
    </figure>
  );
}

function QuestionPart({
  question,
  number,
  text,
  hasAnswers,
}: {
  readonly question: QuizQuestion;
  readonly number: number;
  readonly text: AllText;
  readonly hasAnswers: boolean;
}) {
  const { quizzes: words } = text;
  const { architecture, resolution } = question.design;
  const rows = [...architecture.layers.values()].map(
    (node): Row => ({
      id: node.id,
      given: listGiven(question, node, text),
      found: hasAnswers ? listFound(question, node, text) : ['', '', ''],
    }),
  );
  const name = question.layer === null ? '' : getLayer(architecture, question.layer).name;
  const given = words.given;
  return (
    <section className="quiz-question" aria-label={words.formatNumber(number)}>
      <h2>{words.formatNumber(number)}</h2>
      <p>{words.formatQuestion(question.kind, name, formatPerAxis(resolution))}</p>
      <QuizDrawing design={question.design} asked={question.layer} label={words.drawing} />
      <table>
        <thead>
          <tr>
            {[...given, ...words.found].map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-asked={(hasAnswers && row.id === question.layer) || undefined}>
              {row.given.map((cell, column) => (
                <td key={given[column]}>{cell}</td>
              ))}
              {row.found.map((cell, column) => (
                <td key={words.found[column]} className="quiz-found">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <UnitRows question={question} text={text} hasAnswers={hasAnswers} />
      {hasAnswers ? (
        describeAnswer(question, text).map((sentence, place) => (
          <p key={sentence} className={place === 0 ? 'quiz-answer' : undefined}>
            {sentence}
          </p>
        ))
      ) : (
        <p className="quiz-blank">{words.answer}</p>
      )}
    </section>
  );
}

/** The sheet, or its key. */
export function QuizSheet({
  quiz,
  text,
  hasAnswers,
}: {
  readonly quiz: Quiz;
  readonly text: AllText;
  readonly hasAnswers: boolean;
}) {
  const { quizzes: words } = text;
  const { seed, count, difficulty, questions } = quiz;
  return (
    <article className="quiz-sheet" aria-label={hasAnswers ? words.key : words.sheet}>
      <header>
        <h1>{hasAnswers ? words.key : words.sheet}</h1>
        <p>{words.formatSheet(words.difficulties[difficulty], count, seed)}</p>
        {!hasAnswers && <p className="quiz-name">{words.name}</p>}
        <p>{words.rules}</p>
      </header>
      {questions.map((question, place) => (
        <QuestionPart
          // biome-ignore lint/suspicious/noArrayIndexKey: questions are told by their number
          key={place}
          question={question}
          number={place + 1}
          text={text}
          hasAnswers={hasAnswers}
        />
      ))}
    </article>
  );
}
