/** @file Wörter der Lektionen, die Lehrende zusammenstellen: Formular, Bereich daneben, Ziele und Fragen. */
import type { Goal, Question } from '../../document/assignment';
import type { assignmentText } from '../en/assignmentText';
import { formatExact } from '../quantities';
import type { Wording } from '../wording';
import { statusTextDe } from './statusTextDe';
import { countDe, listDe } from './wordsDe';

function formatGoal(goal: Goal): string {
  switch (goal.kind) {
    case 'field':
      return `Die letzte Faltung sieht mindestens ${formatExact(goal.min)} Pixel.`;
    case 'productive':
      return 'Keine Faltung ist unproduktiv.';
    case 'convolutions':
      return `Mindestens ${countDe(goal.min, 'Faltung', 'Faltungen')}.`;
    case 'params':
      return `Höchstens ${formatExact(goal.max)} Parameter.`;
    case 'macs':
      return `Höchstens ${formatExact(goal.max)} MACs.`;
    case 'image':
      return 'Das Bild ist so groß wie am Anfang.';
    case 'status':
      return `${goal.layer} ist ${statusTextDe.names[goal.status]}.`;
  }
}

function formatQuestion({ fact, layer }: Question): string {
  switch (fact) {
    case 'field':
      return `Wie viele Pixel sieht eine Einheit von ${layer} in der Höhe mindestens?`;
    case 'jump':
      return `Wie viele Pixel des Bildes liegen benachbarte Einheiten von ${layer} auseinander?`;
    case 'height':
      return `Wie viele Einheiten hoch ist die Ausgabe von ${layer}?`;
    case 'params':
      return `Wie viele Parameter hat ${layer}?`;
    case 'macs':
      return `Wie viele MACs braucht ${layer} für ein Bild?`;
    case 'unproductive':
      return 'Wie viele Faltungen sind unproduktiv?';
  }
}

/** Wörter der Lektionen, die Lehrende zusammenstellen. */
export const assignmentTextDe: Wording<typeof assignmentText> = {
  command: 'Eine Lektion für eine Klasse zusammenstellen …',
  title: 'Eine Lektion für die Klasse',
  intro:
    'Die Lektion beginnt mit dem offenen Entwurf und ist ein Link: Wer ihn öffnet, hat die Aufgaben neben dem Netz und auf der Seite nur, was hier gewählt ist.',
  name: 'Titel',
  untitled: 'Eine Lektion',
  step: (number) => `Schritt ${number}`,
  addStep: 'Schritt hinzufügen',
  removeStep: (number) => `Schritt ${number} entfernen`,
  task: 'Aufgabe',
  taskHint: 'Was zu tun oder herauszufinden ist. Einfacher Text.',
  ends: 'Erledigt mit',
  endings: { read: 'Lesen', question: 'einer Zahl', goals: 'einem Netz' },
  fact: 'Gefragte Zahl',
  layer: 'Schicht',
  noLayer: 'Der offene Entwurf hat noch keine Schicht.',
  askedOptions: {
    unnamed: () => 'keine',
    absent: (layer) => `${layer} (nicht in diesem Netz)`,
    numberless: (layer) => `${layer} (hat keine solche Zahl)`,
    unjudged: (layer) => `${layer} (keine Faltung)`,
  },
  askedProblems: {
    unnamed: () =>
      'Keine Schicht ist gewählt. Eine wählen oder den Schritt mit etwas anderem erledigen lassen.',
    absent: (layer) =>
      `Das offene Netz hat keine Schicht ${layer}. Eine wählen, die es hat, oder das Netz öffnen, von dem die Lektion handelt.`,
    numberless: (layer) =>
      `Im offenen Netz hat ${layer} keine solche Zahl. Eine andere Schicht wählen oder nach einer anderen Zahl fragen.`,
    unjudged: (layer) =>
      `Im offenen Netz ist ${layer} keine Faltung, und nur von Faltungen wird ein Status verlangt. Eine davon wählen.`,
  },
  withheld: (steps) =>
    `Im offenen Netz könnte niemand ${listDe(
      steps.map((step) => `Schritt ${step}`),
      'und',
    )} erledigen, weil eine Schicht fehlt. Sobald das behoben ist, steht der Link hier.`,
  hides: 'Bis dahin verborgen',
  goal: 'Was das Netz haben muss',
  noGoal: 'Mindestens eines wählen, sonst ist der Schritt sofort getan.',
  isMet: 'Der offene Entwurf hat das alles schon: Der Schritt wäre sofort getan.',
  goals: {
    field: 'Die letzte Faltung sieht mindestens … Pixel',
    productive: 'Keine Faltung ist unproduktiv',
    convolutions: 'Mindestens … Faltungen',
    params: 'Höchstens … Parameter',
    macs: 'Höchstens … MACs',
    image: 'Das Bild bleibt so groß, wie es ist',
    status: 'Eine Schicht hat einen Status',
  },
  goalNumber: (goal) => `Zahl in: ${goal}`,
  goalLayer: 'Schicht, die den Status haben muss',
  goalStatus: 'Status, den sie haben muss',
  panels: 'Auf der Seite',
  panelNames: {
    palette: 'Palette',
    inspector: 'Bereich Schicht',
    table: 'Register Schichten',
    growth: 'Register Wachstum',
    resolution: 'Register Bildgröße',
    advice: 'Register Rat',
    image: 'Register Auf einem Bild',
    train: 'Register Training',
    compare: 'Register Vergleich',
  },
  factNames: {
    field: 'Felder und Sprünge',
    shape: 'Ausgabegrößen',
    status: 'Status und Farben',
    params: 'Parameterzahlen',
    macs: 'MAC-Zahlen',
    memory: 'Aktivierungen',
  },
  questionFacts: {
    field: 'Kleinstes Feld einer Schicht',
    jump: 'Sprung einer Schicht',
    height: 'Höhe der Ausgabe einer Schicht',
    params: 'Parameter einer Schicht',
    macs: 'MACs einer Schicht',
    unproductive: 'Anzahl unproduktiver Faltungen',
  },
  kinds: 'Schichten zum Hinzufügen',
  allKinds: 'Alle Arten',
  someKinds: 'Nur diese',
  seed: 'Startwert des Trainings',
  seedHint: 'Mit einem Startwert verläuft das Training bei allen gleich.',
  ownSeed: 'Bei allen der eigene',
  sameSeed: 'Bei allen derselbe',
  link: 'Link der Lektion',
  copyLink: 'Link kopieren',
  tryIt: 'Hier ausprobieren',
  nothing: 'Noch gibt es keinen Anfang: zuerst ein Netz öffnen oder zeichnen.',
  kept: 'Was hier steht, bleibt in diesem Browser, bis eine neue Lektion begonnen wird.',
  clear: 'Eine neue beginnen',
  cleared: 'Das Formular ist leer.',
  takeBack: 'Zurücknehmen',
  region: 'Lektion der Lehrkraft',
  goalList: 'Ziele',
  met: 'erreicht',
  open: 'offen',
  formatGoal,
  formatQuestion,
  broken: 'Etwas im Netz passt noch nicht: Seine Schichten sagen, was.',
  foreign: (kinds) =>
    `In dieser Lektion nicht vorgesehen: ${listDe(kinds, 'und')}. Ziele zählen nur ohne ${kinds.length === 1 ? 'das' : 'diese'}.`,
  right: 'Getan.',
  restart: 'Neu mit dem ersten Netz beginnen',
  leave: 'Lektion verlassen',
  finished: 'Das war der letzte Schritt.',
  code: 'Code für die Lehrkraft',
  readCode: 'Einen Code dieser Lektion lesen',
  badCode: 'Das ist kein Code dieser Lektion, oder ein Buchstabe davon stimmt nicht.',
  formatCode: (done, count) => `${done} von ${countDe(count, 'Schritt', 'Schritten')} getan.`,
};
