/** @file Wörter des Fensters, das einen Entwurf exportiert. */
import type { exportingText } from '../en/exportingText';
import { formatBytes } from '../quantities';
import type { Wording } from '../wording';

/** Wörter des Fensters. */
export const exportingTextDe: Wording<typeof exportingText> = {
  title: (name) => `${name} exportieren`,
  list: 'Formate',
  groups: {
    pictures: 'Bilder',
    code: 'Code und Modelle',
    tables: 'Tabellen',
    data: 'Entwurf und Graph',
  },
  formats: {
    svg: {
      name: 'SVG',
      what: 'Das ganze Netz als Zeichnung, in jeder Größe scharf, mit Legende und Unterschrift; für Arbeiten und Folien. Öffnet sich hier wieder.',
    },
    png: {
      name: 'PNG',
      what: 'Dieselbe Zeichnung als Pixel, zwei für jedes auf dem Bildschirm. Öffnet sich hier wieder, solange kein Programm sie bearbeitet.',
    },
    pdf: {
      name: 'PDF',
      what: 'Dieselbe Zeichnung als Seite ihrer Größe, Linien und Buchstaben; für LaTeX und Druck. Öffnet sich hier wieder.',
    },
    print: {
      name: 'Bericht zum Drucken',
      what: 'Eine Seite mit der Zeichnung, was daraus folgt, den Schichten als Tabelle und den Notizen. Das Druckfenster sichert sie auch als PDF.',
    },
    pytorch: {
      name: 'PyTorch',
      what: 'Ein nn.Module mit benannten Blöcken, Schleifen für Reihen davon. python DATEI druckt eine Übersicht.',
    },
    keras: { name: 'Keras', what: 'Code für Keras 3, funktional, Kanäle zuletzt.' },
    tfjs: {
      name: 'TensorFlow.js',
      what: 'model.json für tf.loadLayersModel im Browser. Öffnet sich hier wieder.',
    },
    onnx: {
      name: 'ONNX',
      what: 'Für Laufzeiten und andere Werkzeuge. Gewichte entstehen beim Ausführen, damit die Datei klein ist. Öffnet sich hier wieder.',
    },
    project: {
      name: 'Trainingsprojekt',
      what: 'Ein Zip mit dem PyTorch-Code und einem Skript, das ihn trainiert, auf einer GPU oder vielen, mit den Einstellungen des Registers Training, aber in voller Breite und bei der Größe des Entwurfs. Seine Bilder bekommt es beim Start; seine results.json öffnet sich in diesem Register.',
    },
    csv: {
      name: 'CSV',
      what: 'Die Tabelle der Schichten für Programme: ganze Zahlen, eine Zeile je Schicht.',
    },
    markdown: { name: 'Markdown', what: 'Die Tabelle der Schichten für Wikis und Tickets.' },
    latex: {
      name: 'LaTeX',
      what: 'Die Tabelle der Schichten für eine Arbeit; braucht booktabs und longtable.',
    },
    json: { name: 'JSON', what: 'Der Entwurf selbst, mit allem darin. Öffnet sich hier wieder.' },
    dot: { name: 'Graphviz', what: 'Knoten in den Farben ihres Status, Blöcke als Cluster.' },
  },
  preview: 'Vorschau',
  save: (name) => `${name} sichern`,
  print: 'Drucken',
  notes: 'Notizen',
  colophon: 'Gemacht mit Fovea. Die Status folgen Richter et al., „Should You Go Deeper?“, ICMLA 2021.',
  copy: 'Kopieren',
  working: 'Wird geschrieben …',
  empty: 'Noch gibt es keine Schichten zu exportieren.',
  formatSize: (bytes) => `${formatBytes(bytes)}. Kein Text zum Ansehen.`,
  cut: (lines) => `… und ${lines} weitere Zeilen`,
  noPixels: 'Dieser Browser konnte ein so großes Bild nicht zeichnen. SVG und PDF haben keine Schranke.',
  smaller: (factor) =>
    `Ein so großes Bild hat ${factor} Pixel für jedes auf dem Bildschirm, nicht zwei: Größere zeichnen Browser nicht. SVG und PDF haben keine Schranke.`,
};
