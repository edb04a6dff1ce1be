/** @file Aufgaben: wie sie heißen und wovon sie handeln, was sie verlangen, und wie gut eine Antwort ist. */
import type { challengeText } from '../en/challengeText';
import { formatCount, formatExact, formatNumber, unitSpace } from '../quantities';
import type { Wording } from '../wording';
import { countConvolutions, countDe } from './wordsDe';

const most = (value: number) => (value === 0 ? 'keine' : `höchstens ${formatNumber(value)}`);

/** Wörter um Aufgaben. */
export const challengeTextDe: Wording<typeof challengeText> = {
  title: 'Knobelaufgaben',
  intro:
    'Zwölf Aufgaben, von leicht bis schwer. Jedes Netz, das tut, was verlangt ist, löst eine; Sterne gibt es dafür, mit weniger auszukommen. Die besten bekannten Antworten lassen sich schlagen.',
  formatNumber: (number) => `Aufgabe ${number}`,
  start: 'Versuchen',
  again: 'Noch einmal',
  goals: {
    seesAtLeast: (value) => `die letzte Faltung sieht ${value} px oder mehr`,
    seesExactly: (value) => `die letzte Faltung sieht genau ${value} px`,
    farthestAtLeast: (value) => `über ihren längsten Weg sieht sie ${value} px oder mehr`,
    unproductive: (value) => `${most(value)} ${value === 1 ? 'Faltung' : 'Faltungen'} jenseits der Grenze`,
    convolutionsAtLeast: (value) => `${countConvolutions(value)} oder mehr`,
    convolutionsAtMost: (value) => `${countConvolutions(value)} oder weniger`,
    macs: (value) => `höchstens ${formatCount(value)} MACs`,
    params: (value) => `höchstens ${formatCount(value)} Parameter`,
    kernelAtLeast: (value) => `Kernel von ${value} oder mehr`,
    kernelAtMost: (value) => `Kernel von höchstens ${value}`,
    stride: (value) => `Schrittweiten von höchstens ${value}`,
    dilation: (value) => `Dilatation von höchstens ${value}`,
    groups: (value) => (value === 1 ? 'keine gruppierten Faltungen' : `höchstens ${value} Gruppen`),
    channels: (value) => `überall ${value} Kanäle oder mehr`,
    map: (value) => `ihre Ausgabe hat ${value}x${value} Einheiten oder mehr`,
  },
  rules: {
    plain: 'nur Faltungen, Normierungen, Aktivierungen und Zusammenführungen',
    gapless: 'kein Pixel wird ausgelassen: keine Schrittweite über dem Kernel, keine Dilatation',
    kept: 'jede Schicht bleibt, wie und wo sie ist, und nichts kommt hinzu; nur Schrittweiten von Faltungen dürfen sich ändern, und Pools mit einem Fenster dürfen sich ändern oder gehen',
    chain: 'eine Schicht hinter der anderen: keine Zweige, keine Zusammenführungen',
    padded: 'überall Padding „same“',
  },
  image: (size, channels) => `das Bild bleibt ${size}x${size}, mit ${countDe(channels, 'Kanal', 'Kanälen')}`,
  whole: 'keine Fehler im Netz',
  measures: {
    params: (value) => `${formatExact(value)}${unitSpace}Parameter`,
    macs: (value) => `${formatExact(value)}${unitSpace}MACs`,
    changes: (value) => countDe(value, 'geänderte Schicht', 'geänderte Schichten'),
  },
  less: {
    params: 'Mit so wenigen Parametern wie möglich.',
    macs: 'Mit so wenigen MACs wie möglich.',
    changes: 'Mit so wenigen geänderten Schichten wie möglich.',
  },
  wanted: 'Was verlangt ist',
  formatActual: (value) => `jetzt ${formatExact(value)}`,
  met: 'erfüllt',
  unmet: 'noch nicht',
  score: 'Jetzt',
  own: 'Bisher am besten',
  best: 'Beste bekannte',
  stars: (count) => `${count} von 3 Sternen`,
  unsolved: 'noch nicht gelöst',
  formatShare: (percent) => `${percent} % der besten bekannten Antwort`,
  solved: 'Gelöst.',
  equals: 'So gut wie die beste bekannte Antwort.',
  beats: 'Besser als die beste Antwort, die bekannt war.',
  more: (percent) => `Das sind ${percent} % der besten bekannten Antwort: Da lässt sich noch sparen.`,
  hint: 'Ein Tipp',
  restart: 'Neu beginnen',
  reopen: 'Meine beste öffnen',
  leave: 'Die Aufgabe verlassen',
  fold: 'Die Aufgabe einklappen',
  unfold: 'Die Aufgabe zeigen',
  share: 'Link dazu kopieren',
  shareHint: 'Der Link öffnet die Aufgabe und sagt, was erreicht wurde. Die Antwort steht nicht darin.',
  rival: (score) => `Von wem dieser Link kommt, hat ${score} erreicht.`,
  next: 'Nächste Aufgabe',
  list: 'Alle Aufgaben',
  unknown: 'Dieser Link gehört zu einer Aufgabe, die diese Fassung der Seite nicht hat.',
  prose: {
    fifteen: {
      title: 'Fünfzehn mit vieren',
      about:
        'Vier Faltungen von 3x3 sehen 9 Pixel. Genau 15 sehen, ohne größeren Kernel und ohne weitere Schicht, in voller Größe.',
      hint: 'Ein Kernel darf Lücken haben.',
    },
    seven: {
      title: 'Sieben für wenig',
      about: 'Eine Faltung von 3x3. Auf beiden Achsen genau 7 Pixel sehen, ohne eines auszulassen.',
      hint: 'Eine Achse nach der anderen, und die weite dort, wo es wenige Kanäle gibt.',
    },
    patches: {
      title: 'Das ganze Bild für hunderttausend',
      about:
        'Drei Faltungen auf 32 Pixeln. Alles sehen mit höchstens hunderttausend MACs, und nie ein Pixel auslassen.',
      hint: 'Nichts ist billiger als eine Schrittweite so lang wie der Kernel, gleich am Anfang.',
    },
    later: {
      title: 'Später poolen',
      about: 'VGG11 auf 32 Pixeln: Drei Faltungen liegen jenseits der Grenze. Alle acht arbeiten lassen.',
      hint: 'Welche Pools braucht es überhaupt, und wo würde ihre Schrittweite weniger Sicht kosten?',
    },
    ration: {
      title: 'Rationen',
      about:
        'Zehn Faltungen auf 32 Pixeln. Alle sollen noch etwas zu sehen haben, und Schrittweiten machen sie billig. Wohin damit?',
      hint: 'Eine Schrittweite kostet nur die Schichten dahinter Sicht. Hinter den letzten kommt niemand mehr.',
    },
    thin: {
      title: 'Dünn',
      about: 'Mit überall 32 Kanälen 32 Pixel sehen. Gruppen sind hier erlaubt.',
      hint: 'Eine Faltung je Kanal hat so viele Gruppen wie Kanäle. Drei Farben passen in ein Vielfaches von drei Kanälen.',
    },
    full: {
      title: 'Alles in voller Größe',
      about:
        'Für eine Maske des ganzen Bildes: 64 Pixel sehen und alle 64x64 Einheiten behalten. Kernel bis 3, Dilatation bis 8.',
      hint: 'Ein 3x3 nimmt beide Achsen auf einmal. Lohnt sich das überall?',
    },
    repair: {
      title: 'ResNet18, repariert und billig',
      about:
        'ResNet18 auf 32 Pixeln: Alle Faltungen sollen arbeiten. Lektion 10 hatte eine Antwort; es gibt billigere.',
      hint: 'Eine späte Schrittweite steht dort, wo die Karten klein sind: Auf sie zu verzichten kostet wenig. Mit diesen anfangen.',
    },
    views: {
      title: 'Nah und fern',
      about:
        'Ein Netz mit zwei Ansichten: Auf dem kürzesten Weg sieht es genau 5 Pixel, auf dem längsten 31 oder mehr.',
      hint: 'Der kurze Weg darf aus gar keiner Schicht bestehen. Der lange kann eine Achse nach der anderen nehmen.',
    },
    sixteen: {
      title: 'Alle dreizehn von VGG16',
      about: 'VGG16 auf 32 Pixeln: Alle dreizehn Faltungen sollen arbeiten.',
      hint: 'Die breitesten Schichten sollten die kleinsten Karten haben, die die Sicht erlaubt.',
    },
    mobile: {
      title: 'MobileNet auf 64',
      about:
        'MobileNetV2 auf 64 Pixeln, nichts jenseits der Grenze. Seine fünf Schrittweiten sind alles, was es gibt.',
      hint: 'Nicht jede Schrittweite schadet. Eine nach der anderen ausschalten und auf die Grenze achten.',
    },
    fifty: {
      title: 'Fünfzig Schichten auf 64 Pixeln',
      about: 'ResNet50 auf 64 Pixeln, nichts jenseits der Grenze.',
      hint: 'Die Schrittweite einer Stufe steht zweimal: im Block und in seiner Abkürzung.',
    },
  },
};
