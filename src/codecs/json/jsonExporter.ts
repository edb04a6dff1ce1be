/** @file Designs as Fovea saves them, in the shape of an exporter. */
import type { Exporter } from '../exporter';
import { writeDesignFile } from './writeDesign';

/** Writes the whole design; nothing is lost. */
export const jsonExporter: Exporter = {
  id: 'json',
  extension: '.json',
  mediaType: 'application/json',
  write: (design) => ({ ok: true, content: writeDesignFile(design), notes: [] }),
};
