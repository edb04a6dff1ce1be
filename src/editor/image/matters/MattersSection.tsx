/** @file What matters to the unit that is shown, and what the trained network used: what can be asked, and answers. */
import { useEffect } from 'react';
import { getRunControl } from '../../../state/training/runControl';
import { useLateText } from '../../useLateText';
import { ClassPart } from './ClassPart';
import { FieldPart } from './FieldPart';
import type { Matters } from './useMatters';
import './Matters.css';

/** The section. */
export function MattersSection({ matters }: { readonly matters: Matters }) {
  const { matters: words } = useLateText();
  // Runs of earlier visits have weights as well.
  useEffect(() => void getRunControl().readKept(), []);
  return (
    <section className="matters" aria-label={words.title}>
      <h3>{words.title}</h3>
      <FieldPart matters={matters} />
      <ClassPart matters={matters} />
    </section>
  );
}
