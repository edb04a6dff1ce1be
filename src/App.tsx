import { useEffect } from 'react';
import { createDesign } from './document/document';
import { Legend } from './editor/canvas/Legend';
import { NetworkCanvas } from './editor/canvas/NetworkCanvas';
import { parsePresetReference } from './presets/presets';
import { useText } from './state/language';
import { useAnalysis } from './state/selectors';
import { useStore } from './state/store';

/** The application. */
export function App() {
  const text = useText();
  const { headline, totals } = useAnalysis();
  useEffect(() => {
    const result = parsePresetReference('vgg16,head=gap,classes=10');
    if (!('reference' in result)) return;
    const { preset, options } = result.reference;
    useStore.getState().openDesign(createDesign(preset.build(options), { title: preset.name }));
  }, []);
  return (
    <main style={{ display: 'grid', gridTemplateRows: 'auto 1fr auto', height: '100vh' }}>
      <header style={{ padding: '8px 16px' }}>
        <h1 style={{ fontSize: 16, margin: 0 }}>Fovea</h1>
        <strong>{text.summary.formatHeadline(headline)}</strong> {text.summary.formatTotals(totals)}
      </header>
      <NetworkCanvas />
      <Legend />
    </main>
  );
}
