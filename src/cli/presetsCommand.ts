/** @file `fovea presets`: the known networks, as text or as JSON. */
import { formatJsonText } from '../codecs/json/jsonText';
import { formatTable } from '../codecs/table/textTable';
import { presets } from '../presets/presets';
import { cliText } from '../text/en/cliText';
import { createPaint, type Terminal } from './terminal';

/** Prints ids with names. */
export function runPresets(isJson: boolean, terminal: Terminal): void {
  if (isJson) {
    const list = presets.map(({ id, name, family, year, source, defaultResolution, options }) => ({
      id,
      name,
      family,
      year,
      source,
      resolution: defaultResolution,
      options: Object.keys(options),
    }));
    terminal.write(formatJsonText({ schema: 'fovea-presets/1', presets: list }));
    return;
  }
  const { id, name, options } = cliText.presetHeaders;
  const rows = presets.map((preset) => [preset.id, preset.name, Object.keys(preset.options).join(', ')]);
  const paint = createPaint(terminal);
  const { lines } = formatTable(
    [
      { header: id, align: 'left' },
      { header: name, align: 'left', shrinkTo: 8 },
      { header: options, align: 'left', dropOrder: 1 },
    ],
    rows,
    {
      ...(terminal.columns !== undefined && { width: terminal.columns }),
      paint: (text, row, column) => paint(text, row < 0 ? 'header' : column === 2 ? 'quiet' : 'plain'),
    },
  );
  terminal.write(`${lines.join('\n')}\n`);
}
