/** @file One drawing of the glossary. */
import { FieldGlyph } from '../plots/FieldGlyph';
import { UnitDiagram } from '../plots/UnitDiagram';
import type { GlossaryDrawing } from './glossaryDrawings';

/** Rows of units, or a row of glyphs with the names of their layers. */
export function TermDrawing({
  drawing,
  label,
}: {
  readonly drawing: GlossaryDrawing;
  readonly label: string;
}) {
  if (drawing.kind === 'units')
    return <UnitDiagram levels={drawing.levels} unit={drawing.unit} width={240} label={label} />;
  const { design, analysis, layers } = drawing;
  return (
    <ul className="term-glyphs" aria-label={label}>
      {layers.map((id) => {
        const facts = analysis.layers.get(id);
        return (
          facts && (
            <li key={id}>
              <FieldGlyph
                min={facts.field?.min ?? null}
                max={facts.field?.max ?? null}
                resolution={design.resolution}
                status={facts.status}
              />
              {design.architecture.layers.get(id)?.name}
            </li>
          )
        );
      })}
    </ul>
  );
}
