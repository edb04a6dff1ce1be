import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { findPreset } from '../../presets/presets';
import { pythonPath } from '../../util/oracles.testing';
import { readLink } from '../url/link';
import { svgExporter } from './svgExporter';
import { escapeXml } from './writeSvg';

function write(design: Design): string {
  const result = svgExporter.write(design);
  if (!result.ok) throw new Error(result.problem.code);
  return String(result.content);
}

/** What another program reads: the root's size, all texts, the kept link. Fails where the XML is not well-formed. */
function parse(svg: string): {
  size: string[];
  texts: string[];
  titles: string[];
  link: string;
  tags: string[];
} {
  const script = `
import json, sys
import xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
space = '{http://www.w3.org/2000/svg}'
print(json.dumps({
  'size': [root.get('width'), root.get('height')],
  'texts': [node.text for node in root.iter(space + 'text')],
  'titles': [node.text for node in root.iter(space + 'title')],
  'link': root.find('.//{urn:fovea:design}design').text,
  'tags': sorted({node.tag.split('}')[1] for node in root.iter()}),
}))`;
  const { stdout, stderr, status } = spawnSync(pythonPath, ['-c', script], { input: svg, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const hostile = `</title><script>alert("x")</script><![CDATA[ &amp; ' \u0000\uD800\uFFFE`;

describe('SVG', () => {
  test('is what another program reads as SVG, with the design inside', () => {
    const preset = findPreset('resnet18');
    if (preset === null) throw new Error('There is no ResNet18');
    const design = createDesign(preset.build(), { title: 'ResNet18', resolution: [32, 32] });
    const { size, texts, titles, link, tags } = parse(write(design));
    expect(Number(size[0])).toBeGreaterThan(500);
    expect(texts).toEqual(expect.arrayContaining(['downsample.0', 'layer3.1', '3x3, 256']));
    expect(titles[0]).toBe('ResNet18 at 32x32, judged as in the paper');
    expect(titles).toContain(
      'layer3.1.conv2, Conv2d 3x3, 256 filters, unproductive, border layer, sees 75 pixels, receives from layer3.1.relu1',
    );
    expect(tags).toEqual(['desc', 'design', 'g', 'metadata', 'path', 'svg', 'text', 'title']);
    const read = readLink(link);
    expect(read.ok && read.design.architecture.layers.size).toBe(70);
  });

  test('shows hostile names as text', () => {
    const net = createBuilder();
    net.add('Input', 'image');
    net.group('block', hostile, () => {
      net.add('Conv2d', hostile);
      net.add('Conv2d', 'second');
    });
    const svg = write(createDesign(net.build(), { title: hostile }));
    expect(svg).not.toMatch(/<script|<!\[CDATA|onload/);
    const { titles, tags } = parse(svg);
    expect(tags).not.toContain('script');
    expect(titles.some((title) => title.includes('<script>alert("x")</script>'))).toBe(true);
  });

  test('has no colours of a theme and asks for nothing from elsewhere', () => {
    const net = createBuilder();
    net.add('Input', 'image');
    net.add('Conv2d', 'first');
    const svg = write(createDesign(net.build()));
    expect(svg).not.toMatch(/var\(|currentColor|href|url\(/);
    expect(svg).toContain('sans-serif');
  });

  test('of nothing is refused', () => {
    expect(svgExporter.write(createDesign(createBuilder().build()))).toEqual({
      ok: false,
      problem: { code: 'empty' },
    });
  });
});

test('XML gets no character that it does not allow', () => {
  expect(escapeXml('a\u0000b\uD800c\uFFFEd😀<&>"\'')).toBe(
    'a\uFFFDb\uFFFDc\uFFFDd😀&lt;&amp;&gt;&quot;&#39;',
  );
});
