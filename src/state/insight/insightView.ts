/**
 * @file What was found out about units and pictures, by question, so that going back to one shows its answer; and the
 * question that is being worked on. Nothing of it is saved.
 */
import { create } from 'zustand';
import type { ClassMap } from '../../training/classMap';
import type { EffectiveField, FieldMeasure } from '../../training/effectiveField';
import type { InsightProblem, InsightQuestion } from '../../training/insight';
import type { RunProblem } from '../../training/protocol';
import { getInsightControl, type InsightControl } from './insightControl';

/** Which numbers the network has. */
export type WeightsChoice = 'random' | 'trained';

/** The view. Keys tell questions apart; whoever asks makes them. */
export interface InsightView {
  readonly weights: WeightsChoice;
  readonly measure: FieldMeasure;
  /** The class that is asked about; null: the one that the network answers. */
  readonly label: number | null;
  readonly fields: ReadonlyMap<string, EffectiveField>;
  readonly maps: ReadonlyMap<string, ClassMap>;
  /** What is worked on, and how many rounds of it are done. */
  readonly work: { readonly key: string; readonly done: number; readonly total: number } | null;
  /** Why the last question has no answer. */
  readonly problem: { readonly key: string; readonly problem: InsightProblem | RunProblem } | null;
}

/** Nothing asked. */
export const emptyInsight: InsightView = {
  weights: 'random',
  measure: 'absolute',
  label: null,
  fields: new Map(),
  maps: new Map(),
  work: null,
  problem: null,
};

/** Answers that are kept: a map of 224 pixels takes 400 kB. */
const mostAnswers = 32;

/** The view as a store of its own: it comes with the panel that shows it. */
export const useInsight = create<InsightView>()(() => emptyInsight);

/** With one more answer; the oldest goes where there are too many. */
function add<T>(answers: ReadonlyMap<string, T>, key: string, answer: T): ReadonlyMap<string, T> {
  const entries = [...answers].filter(([other]) => other !== key).slice(1 - mostAnswers);
  return new Map([...entries, [key, answer]]);
}

let cancel: (() => void) | null = null;

/** Ends the work at hand; what it has found so far stays. */
export function cancelInsight(): void {
  cancel?.();
  cancel = null;
  useInsight.setState({ work: null });
}

/** Works on a question in place of the one at hand. */
export function askInsight(
  key: string,
  question: InsightQuestion,
  control: InsightControl = getInsightControl(),
): void {
  cancelInsight();
  const total = question.type === 'trace-field' ? question.rounds : 1;
  useInsight.setState({ work: { key, done: 0, total }, problem: null });
  cancel = control.ask(question, (reply) => {
    useInsight.setState((view) => {
      switch (reply.type) {
        case 'field': {
          const { done, total: all } = reply;
          return { fields: add(view.fields, key, reply.field), work: { key, done, total: all } };
        }
        case 'class-map':
          return { maps: add(view.maps, key, reply.map) };
        case 'done':
          return { work: null };
        case 'problem':
          return { work: null, problem: { key, problem: reply.problem } };
      }
    });
  });
}
