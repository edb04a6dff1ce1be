/** @file Plots as text, for tests: what is drawn, a line a shape or word, in the order in which it is drawn. */
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const noise =
  /^(?:className|class|role|xmlns|fill|stroke.*|paint-order|text-anchor|dy|id|tabindex|aria-.*|data-key)$/;

/** The words of a tag that say where and how large; colours are named where they are statuses. */
function describeTag(name: string, attributes: string): string {
  const parts = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].flatMap(([, key = '', value = '']) => {
    const status = /^var\(--(ok|crit|dead|head)-f\)$/.exec(value)?.[1];
    if (key === 'fill' && status !== undefined) return [status];
    if (key === 'transform') return [value.replace(/^translate\((.*)\)$/, 'at $1')];
    return noise.test(key) ? [] : [`${key} ${value}`];
  });
  return [name, ...parts].join(' ');
}

/** What a plot draws. */
export function describePlot(plot: ReactElement): readonly string[] {
  const markup = renderToStaticMarkup(plot);
  const lines: string[] = [];
  let depth = 0;
  for (const [, close, name = '', attributes = '', self, text = ''] of markup.matchAll(
    /<(\/?)([\w-]+)([^>]*?)(\/?)>([^<]*)/g,
  )) {
    if (close) {
      depth -= 1;
      continue;
    }
    const said = text === '' ? '' : ` “${text}”`;
    lines.push(`${'  '.repeat(depth)}${describeTag(name, attributes)}${said}`);
    if (!self) depth += 1;
  }
  return lines;
}
