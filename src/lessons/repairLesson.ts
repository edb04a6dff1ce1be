/** @file Lesson 10: repair ResNet18 for 32 pixels. */
import { repairProse } from '../text/en/lessons/repairProse';
import { defineLesson, type LessonContext } from './lesson';
import { hasImage, isProductive, isWhole } from './lessonChecks';
import { createKnown } from './lessonDesigns';
import { findOriginal } from './lessonFacts';

const resnet18 = () => createKnown('resnet18', 32);

const isRepaired = (context: LessonContext) =>
  isWhole(context) && hasImage(context, 32) && isProductive(context);

/** The lesson. */
export const repairLesson = defineLesson('repair', repairProse, {
  diagnose: {
    design: resnet18,
    about: 'maxpool',
    hides: ['field'],
    task: {
      kind: 'predict',
      answer: (context) => findOriginal(context, 'maxpool')?.facts.field?.jump[0] ?? null,
    },
  },
  better: {
    design: resnet18,
    about: 'maxpool',
    task: {
      kind: 'edit',
      check: (context) => isRepaired(context) && context.analysis.headline.judged >= 20,
    },
  },
  cheaper: {
    design: resnet18,
    about: 'layer4.0.conv1',
    task: {
      kind: 'edit',
      check: (context) =>
        isRepaired(context) &&
        context.analysis.totals.params < 3_000_000 &&
        context.analysis.headline.judged >= 8,
    },
  },
});
