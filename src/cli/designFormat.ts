/** @file Designs in .json files. */
import { designExtensions, readDesignFile, recognizeDesignFile } from '../codecs/json/designFile';
import { cliText } from '../text/en/cliText';
import { enAll as en } from '../text/enAll';
import type { FileFormat } from './target';

/** Designs as Fovea saves them. */
export const designFormat: FileFormat = {
  extensions: designExtensions,
  recognize: recognizeDesignFile,
  read: async (source, options) => {
    const { name } = source;
    const result = await readDesignFile(source);
    if ('other' in result) {
      const { kerasImporter } = await import('../codecs/keras/reading/kerasImporter');
      return (await import('./importedFormat')).createImportedFormat(kerasImporter).read(source, options);
    }
    if ('problem' in result)
      return { refusal: cliText.formatFileContent(name, en.designs.formatDesignProblem(result.problem)) };
    const { title, architecture, resolution, rule, notes, positions } = result.design;
    const kept = { notes, positions };
    return {
      target: { title: title || name, architecture, resolution, rule, kept, report: null, notes: [] },
    };
  },
};
