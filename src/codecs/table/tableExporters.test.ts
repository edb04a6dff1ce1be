import { describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { buildReference } from '../../presets/presets.testing';
import type { Exporter } from '../exporter';
import { csvExporter, latexExporter, markdownExporter } from './tableExporters';

function write(exporter: Exporter, design: Design): string {
  const result = exporter.write(design);
  if (!result.ok) throw new Error(result.problem.code);
  return String(result.content);
}

/** VGG16 with one dense layer behind the mean over the map, as its published figures at 32 px have it. */
const vgg = createDesign(buildReference('vgg16,head=gap,classes=10'), {
  title: 'VGG16',
  resolution: [32, 32],
});

/** A design whose one layer has this name. */
function createNamed(name: string): Design {
  const builder = createBuilder();
  builder.add('Input', name);
  return createDesign(builder.build(), { title: name, resolution: [4, 6] });
}

describe('CSV', () => {
  test('has a line a layer, with whole numbers', () => {
    const lines = write(csvExporter, vgg).split('\r\n');
    expect(lines).toHaveLength(1 + 35 + 1);
    expect(lines[0]).toBe(
      'id,name,kind,inputs,channels,height,width,field_min_height,field_min_width,field_max_height,' +
        'field_max_width,jump_height,jump_width,status,border,params,macs,memory_bytes',
    );
    // Fields and the border layer as published; 512 x (512 x 9 + 1) parameters, 16 positions.
    expect(lines).toContain(
      'conv8,conv8,Conv2d,pool3,512,4,4,60,60,60,60,8,8,unproductive,true,1180160,18874368,32768',
    );
    expect(lines).toContain('fc,fc,Linear,flatten,10,,,,,,,,,head,false,5130,5120,40');
  });

  test('quotes what needs quotes, and makes no formulas', () => {
    expect(write(csvExporter, createNamed('a,"b"\nc')).split('\r\n')[1]).toBe(
      '"a,""b""\nc","a,""b""\nc",Input,,3,4,6,1,1,1,1,1,1,none,false,0,0,288',
    );
    expect(write(csvExporter, createNamed('=1+1')).split('\r\n')[1]).toMatch(/^'=1\+1,'=1\+1,Input,/);
  });
});

describe('Markdown', () => {
  test('shows what the terminal shows', () => {
    const lines = write(markdownExporter, vgg).replaceAll('\u00A0', ' ').split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '**VGG16, 32x32, as in the paper**',
      '',
      '| layer | kind | output | field | jump | status | params | MACs |',
      '| --- | --- | ---: | ---: | ---: | --- | ---: | ---: |',
    ]);
    expect(lines).toContain('| conv8 | Conv2d | 512x4x4 | 60 | 8 | unproductive, border | 1.18 M | 18.9 M |');
    expect(lines).toContain(
      '6 of 13 convolutions are beyond the border, with 88 % of the parameters and 39 % of the MACs.',
    );
  });

  test('shows names as they are', () => {
    expect(write(markdownExporter, createNamed('<b>|*a_`&'))).toContain(
      '| \\<b\\>\\|\\*a\\_\\`&amp; | Input |',
    );
  });
});

describe('LaTeX', () => {
  test('is a table with a caption', () => {
    const source = write(latexExporter, vgg);
    expect(source).toContain('\\begin{longtable}{@{}llrrrlrr@{}}');
    expect(source).toContain(
      'conv8 & Conv2d & 512x4x4 & 60 & 8 & unproductive, border & 1.18~M & 18.9~M \\\\\n',
    );
    expect(source.match(/ \\\\$/gm)).toHaveLength(1 + 35);
  });

  test('shows names as they are', () => {
    expect(write(latexExporter, createNamed('a_b%\\{$&#^~'))).toContain(
      'a\\_b\\%\\textbackslash{}\\{\\$\\&\\#\\textasciicircum{}\\textasciitilde{} & Input &',
    );
  });
});
