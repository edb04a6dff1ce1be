/** @file What the analysis has to say about a layer, with a button where the remedy is known. */
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../analysis/diagnostic';
import type { LayerId } from '../../architecture/architecture';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { applyRemedy } from './layerEdits';

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info } as const satisfies Record<
  Severity,
  unknown
>;

/** The findings about a layer, or, for null, about the whole network. */
export function FindingList({ layer }: { readonly layer: LayerId | null }) {
  const text = useLateText();
  const { diagnostics } = useAnalysis();
  const layers = useStore((state) => state.design.architecture.layers);
  const own = diagnostics.filter((diagnostic) => diagnostic.layer === layer);
  if (own.length === 0) return null;
  const getName = (id: LayerId) => layers.get(id)?.name ?? id;
  return (
    <ul className="findings" aria-label={text.inspector.findings}>
      {own.map((diagnostic, position) => {
        const { what, fix: advice } = text.diagnostics.formatDiagnostic(diagnostic, getName);
        const Icon = icons[diagnostic.severity];
        const { fix } = diagnostic;
        const label = fix && text.diagnostics.formatFix(fix, getName);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity, and their order is theirs
          <li key={position} data-severity={diagnostic.severity}>
            <Icon size={16} aria-label={text.diagnostics.severities[diagnostic.severity]} />
            <div>
              <p>
                {what} {advice}
              </p>
              {fix !== undefined && label !== undefined && (
                <Button onClick={() => void applyRemedy(fix, label)}>{label}</Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
