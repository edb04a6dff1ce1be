/** @file Warum Bilder sich nicht lesen oder aufheben lassen, und was hülfe. */
import type { DataProblem } from '../../training/dataset';
import { formatBytes, formatExact } from '../quantities';
import { listDe } from './wordsDe';

const notServed =
  'CIFAR10 liegt nicht neben dieser Seite: `npm run cifar10` legt es dorthin. Oder cifar-10-binary.tar.gz selbst laden und hier fallen lassen.';

/** Was eine Antwort von HTTP für jemanden heißt, der eine Datei will. */
function explainStatus(status: number): string {
  if (status === 404 || status === 410)
    return `An der Adresse ist keine Datei (Status ${status}). Die Adresse prüfen, oder die Datei selbst laden und hier fallen lassen.`;
  return status >= 500
    ? `Der Server der Adresse hat selbst Schwierigkeiten (Status ${status}). Später versuchen, oder die Datei anderswo laden und hier fallen lassen.`
    : `Der Server der Adresse gibt die Datei nicht heraus (Status ${status}). Sie selbst laden und hier fallen lassen.`;
}

/** Warum Bilder sich nicht lesen lassen, und was hülfe. */
export function formatDataProblem(problem: DataProblem): string {
  const some = (names: readonly string[]) =>
    names.length > 4
      ? `${names.slice(0, 3).join(', ')} und ${names.length - 3} weitere`
      : listDe(names, 'und');
  switch (problem.code) {
    case 'unknown-format':
      return problem.files.length === 0
        ? 'Es gibt keine Datei zu lesen. Sie noch einmal wählen: Dateien bleiben nur bei einem Lauf, wo sie im Browser aufgehoben wurden.'
        : `Kein Leser kennt ${some(problem.files)}. Geeignet sind CIFAR10s Binärarchiv, Parquet-Dateien, ein Zip mit Bildern in Ordnern, oder ein Ordner mit einem Ordner je Klasse.`;
    case 'several-sets':
      return `Jede dieser Dateien ist eine Sammlung für sich: ${some(problem.files)}. Nur eine davon wählen.`;
    case 'not-gzip':
    case 'not-tar':
      return `${some(problem.files)} ist kein .tar.gz-Archiv. Das von CIFAR10 heißt cifar-10-binary.tar.gz und hat 170 MB.`;
    case 'not-zip':
      return `${some(problem.files)} ist kein Zip-Archiv oder ist beschädigt.`;
    case 'not-parquet':
      return `${some(problem.files)} ist keine Parquet-Datei oder ist beschädigt.`;
    case 'cut-off':
      return `${some(problem.files)} endet zu früh. Noch einmal laden.`;
    case 'damaged':
      return `${some(problem.files)} ist beschädigt oder endet zu früh. Noch einmal laden.`;
    case 'files-gone':
      return `${some(problem.files)} ${problem.files.length === 1 ? 'lässt' : 'lassen'} sich nicht mehr lesen: seit dem Wählen geändert, verschoben oder gelöscht. Die Dateien noch einmal wählen.`;
    case 'unknown-codec':
      return `${problem.file} ist mit ${problem.codec} gepackt, was hier nicht gelesen wird. Die Datei mit zstd, gzip oder Snappy gepackt speichern, oder ungepackt.`;
    case 'missing-files':
      return `Was da sein sollte, fehlt: ${some(problem.files)}.`;
    case 'bad-records':
      return `${some(problem.files)} besteht nicht aus ganzen Datensätzen mit Klasse und Bild.`;
    case 'bad-label':
      return `${some(problem.files)} enthält eine Nummer, die zu keiner Klasse gehört.`;
    case 'bad-picture':
      return `Der Browser kann ${some(problem.files)} nicht öffnen. ${problem.most === 0 ? 'Bei weniger als 10 Bildern wird keines ausgelassen' : `Von ${formatExact(problem.total)} Bildern ${problem.most === 1 ? 'darf höchstens 1' : `dürfen höchstens ${formatExact(problem.most)}`} fehlen`}: sie in Ordnung bringen oder entfernen.`;
    case 'missing-columns':
      return `Die Parquet-Datei hat keine Spalte für Bilder oder Klassen; sie hat ${some(problem.columns)}.`;
    case 'bad-class-count':
      return problem.count < 2
        ? `Es gibt ${problem.count === 1 ? 'eine Klasse' : 'keine Klasse'}; mindestens zwei sind nötig, ein Ordner für jede.`
        : `Es gibt ${problem.count} Klassen; höchstens ${problem.most} passen.`;
    case 'ambiguous-folder':
      return `„${problem.folder}“ kann eine Klasse sein wie ${some(problem.beside)} daneben, oder selbst Klassen enthalten wie ein Ordner zum Trainieren oder Testen. Den Ordner umbenennen, oder entfernen, was daneben liegt.`;
    case 'nothing-to-train':
      return `Zum Trainieren ist kein Bild in ${some(problem.files)}. Auch die Dateien zum Trainieren wählen.`;
    case 'empty-class':
      return problem.endings === undefined
        ? `Für ${some(problem.classes)} gibt es kein Bild zum Trainieren oder zum Testen, das sich öffnen lässt. Jede Klasse braucht beides.`
        : `Für ${some(problem.classes)} gibt es nur Dateien mit der Endung ${some(problem.endings)}, die hier nicht gelesen werden. Sie als PNG oder JPEG speichern, oder entfernen.`;
    case 'untrained-class':
      return `Für ${some(problem.classes)} gibt es kein Bild zum Trainieren. Jede der zehn Klassen von CIFAR10 braucht eines.`;
    case 'download-failed':
      if (problem.status === null)
        return 'Die Adresse antwortet nicht oder lässt diese Seite nicht lesen. Die Datei selbst laden und hier fallen lassen.';
      return problem.isServed ? notServed : explainStatus(problem.status);
    case 'download-page':
      return problem.isServed
        ? notServed
        : 'Die Adresse antwortet mit einer Webseite statt mit einer Datei. Die Adresse der Datei selbst angeben, oder sie selbst laden und hier fallen lassen.';
    case 'download-cut': {
      const all = problem.totalBytes === null ? '' : ` von ${formatBytes(problem.totalBytes)}`;
      return `Die Verbindung brach nach ${formatBytes(problem.bytes)}${all} ab. Noch einmal beginnen, oder die Datei selbst laden und hier fallen lassen.`;
    }
    case 'not-kept':
      return `„${problem.name}“ ist nicht mehr in diesem Browser. Die Dateien noch einmal wählen.`;
    case 'kept-damaged':
      return `Was als „${problem.name}“ aufgehoben ist, ist beschädigt. Löschen und die Dateien noch einmal wählen.`;
    case 'name-taken':
      return `Als „${problem.name}“ ist eine andere Sammlung aufgehoben. Sie bleibt, wie sie ist; diese unter einem anderen Namen aufheben.`;
    case 'storage-busy':
      return `Ein anderer Tab hat „${problem.name}“ offen. Die Sammlung unter einem anderen Namen aufheben, oder jenen Tab schließen und noch einmal beginnen.`;
    case 'storage-failed':
      return 'Der Browser lässt diese Seite keine Bilder aufheben; in privaten Fenstern tun das manche nie.';
    case 'storage-full':
      return `Der Browser hat keinen Platz für ${formatBytes(problem.bytes)}. Eine aufgehobene Sammlung löschen, oder ohne Aufheben trainieren.`;
  }
}
