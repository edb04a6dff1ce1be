/** @file The words for the formats that designs are written in; `exportFormats.ts` has their exporters. */

/** The word for a format. */
export type FormatId =
  | 'json'
  | 'pytorch'
  | 'keras'
  | 'tfjs'
  | 'onnx'
  | 'project'
  | 'dot'
  | 'svg'
  | 'pdf'
  | 'csv'
  | 'markdown'
  | 'latex';
