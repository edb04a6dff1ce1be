/** @file Edits of the image size and of the rule. */
import type { StatusRule } from '../../architecture/statusRule';
import type { GestureOutcome } from '../../state/documentSlice';
import { useStore } from '../../state/store';
import type { Text } from '../../text/en';
import { hasSameAxes, type PerAxis } from '../../util/perAxis';

/** Sets the image size; a burst of changes is one step. */
export function setResolution(value: PerAxis<number>, { toolbar }: Text): void {
  useStore
    .getState()
    .editDesign(
      toolbar.resolutionStep(value),
      (design) => (hasSameAxes(design.resolution, value) ? design : { ...design, resolution: value }),
      'resolution',
    );
}

/** Ends the burst, or takes it back. */
export function endResolution(outcome?: GestureOutcome): void {
  useStore.getState().endGesture(outcome);
}

/** Sets the rule by which layers are judged. */
export function setRule(rule: StatusRule, { toolbar }: Text): void {
  useStore
    .getState()
    .editDesign(toolbar.ruleStep(rule), (design) => (design.rule === rule ? design : { ...design, rule }));
}
