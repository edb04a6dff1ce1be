/** @file Layers by name, as buttons that lead there. */
import type { LayerId } from '../../architecture/architecture';
import { Term, type TermName } from '../../ui/Term';
import { LayerLink } from './LayerLink';

/** The layers under a heading; nothing where there are none. */
export function LayerLinks({
  title,
  term,
  ids,
}: {
  readonly title: string;
  readonly term?: TermName;
  readonly ids: readonly LayerId[];
}) {
  if (ids.length === 0) return null;
  return (
    <div className="links">
      <h3>{term === undefined ? title : <Term name={term}>{title}</Term>}</h3>
      <ul>
        {ids.map((id, port) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same layer may stand on several ports
          <li key={`${port} ${id}`}>
            <LayerLink id={id} />
          </li>
        ))}
      </ul>
    </div>
  );
}
