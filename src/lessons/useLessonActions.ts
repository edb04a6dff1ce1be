/** @file Opening steps and the list of lessons, with titles in the chosen language. */
import { useStore } from '../state/store';
import type { Lesson, LessonId } from './lesson';
import { openStep } from './lessonRun';
import { useLessonTexts } from './useLessonTexts';

/** What the panel and the list can do. */
export function useLessonActions() {
  const texts = useLessonTexts();
  const formatTitle = ({ id }: Lesson, name: string) =>
    `${texts[id].title}: ${texts[id].steps[name]?.title ?? name}`;
  return {
    open: (id: LessonId, step: number) => openStep(id, step, formatTitle),
    showList: () => useStore.getState().showDialog('lessons'),
  };
}
