/** @file Makes layers another kind of the same family: a ReLU a GELU, a maximum an average. */
import { useId } from 'react';
import type { LayerNode } from '../../architecture/architecture';
import { replaceKind } from '../../architecture/replaceKind';
import type { LayerKind } from '../../layers/catalogue';
import { offersKinds } from '../../state/assignmentRun';
import { editArchitecture } from '../../state/editArchitecture';
import { useStore } from '../../state/store';
import { FieldRow } from '../../ui/FieldRow';
import { SelectField } from '../../ui/SelectField';
import { findRelatedKinds } from '../palette/paletteEntries';
import { useLateText } from '../useLateText';

/** The kind of layers, all of one family, as a choice; nothing where there is no other of it. */
export function KindField({ nodes }: { readonly nodes: readonly LayerNode[] }) {
  const { inspector: words, layers, steps } = useLateText();
  const id = useId();
  const assignment = useStore((state) => state.assignment);
  const kinds = new Set(nodes.map(({ layer }) => layer.kind));
  const [first, ...others] = kinds;
  if (first === undefined) return null;
  const related = findRelatedKinds(first);
  if (!others.every((kind) => related.includes(kind))) return null;
  const offered = related.filter((kind) => kinds.has(kind) || offersKinds({ assignment }, [kind]));
  if (offered.length < 2) return null;
  const change = (kind: LayerKind) =>
    editArchitecture(
      words.kindStep(steps.formatLayers(nodes.map(({ name }) => name)), layers.kinds[kind]),
      (before) =>
        replaceKind(
          before,
          nodes.map((node) => node.id),
          kind,
        ),
    );
  return (
    <section className="parameters" aria-label={words.kind}>
      <FieldRow label={words.kind} htmlFor={id}>
        <SelectField
          id={id}
          label={words.kind}
          value={others.length === 0 ? first : null}
          mixed={words.mixed}
          options={offered.map((kind) => ({ value: kind, label: layers.kinds[kind] }))}
          onChange={change}
        />
      </FieldRow>
    </section>
  );
}
