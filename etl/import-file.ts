import { CORRECTIONS } from '../data/catalogue/index.generated.ts'
import type { Contexte, Source, SourceContours, SourceTabulaire } from '../data/catalogue/model/source.ts'
import { Marque, Refus } from '../data/catalogue/model/valeur.ts'
import type { Connection } from '../data/db/connection.ts'
import { contextOf } from './context.ts'
import { ErreurUtilisateur } from './erreur.ts'
import { Chrono, type Journal } from './progress.ts'
import { failedAssertions } from './steps/assertions.ts'
import { Bilan } from './steps/bilan.ts'
import { Corrections } from './steps/corrections.ts'
import { type FichierInspecte, inspectFile, isLineBased } from './steps/read/inspect.ts'
import { jsonValues, openTableau } from './steps/read/lignes.ts'
import { Reducteur } from './steps/reduce.ts'
import { SharedPosition } from './steps/shared-position.ts'
import { closeImport, ImportStore, openImport } from './steps/store.ts'
import { compileValidation, type ReleveLu } from './steps/validate.ts'
import { type Shape, type Surface, shapeOf } from './tiles/shape.ts'

/** A file to import, with what the user said of it. */
export interface Demande {
  source: SourceTabulaire | SourceContours
  chemin: string
  campagne: string | null
  demonstration: boolean
  /** Day of the import: campaigns after it do not exist yet. */
  today: Date
}

/** What an import did; `importId` is null for a dry run. */
export interface ResultatImport {
  source: Source
  importId: number | null
  fichier: FichierInspecte
  generation: string | null
  bilan: Bilan
  durees: Record<string, number>
  /** Failed health checks: the import is refused when there is one. */
  echecs: string[]
}

/** Receives what the reading of a file yields. */
interface Sortie {
  addReleve(row: ReleveLu): Promise<void> | undefined
  addContour(row: ContourLu): Promise<void> | undefined
  reject: ImportStore['reject']
}
interface ContourLu extends Shape {
  niveau: string
  code: string
  geometrie: Surface
}

/** Sink of a dry run. */
const NOWHERE: Sortie = { addReleve: () => undefined, addContour: () => undefined, reject: () => {} }

interface Contexture {
  demande: Demande
  fichier: FichierInspecte
  bilan: Bilan
  sortie: Sortie
  journal: Journal
}

/** Campaign of the rows when the file does not carry it: the user's word, else the file's name, if it has one. */
export function announcedCampagne({ source, campagne }: Demande, nom: string): string | null {
  if (campagne || source.genre !== 'tableau') return campagne
  return source.campagneDuFichier?.exec(nom)?.[1] ?? null
}

function campagneOf(demande: Demande, nom: string): string | null {
  const { source } = demande
  const found = announcedCampagne(demande, nom)
  if (found || source.genre !== 'tableau' || !source.campagneDuFichier) return found
  throw new ErreurUtilisateur(
    `La campagne de ${nom} n’est ni dans le fichier ni dans son nom : précisez-la, par exemple --campagne 2022.`,
  )
}

/** Reads a whole file into a sink; the bilan says what became of each line. */
async function readInto(
  options: Contexture,
): Promise<{ generation: string | null; separateur: string | null }> {
  const { demande } = options
  return demande.source.genre === 'tableau'
    ? readTableau(options, demande.source)
    : readContours(options, demande.source)
}

async function readTableau(
  { demande, fichier, bilan, sortie, journal }: Contexture,
  source: SourceTabulaire,
) {
  const tableau = openTableau(source, fichier)
  const contexte: Contexte = contextOf(campagneOf(demande, fichier.nom), demande.today)
  const corrections = new Corrections(demande.demonstration ? [] : CORRECTIONS, source.id, bilan)
  const reducteur = source.reduction ? new Reducteur(source.reduction) : null
  const validate = compileValidation({
    source,
    corrections,
    reducteur,
    lecture: tableau.lecture,
    largeur: tableau.largeur,
    contexte,
    bilan,
    reject: sortie.reject.bind(sortie),
    today: demande.today,
    demonstration: demande.demonstration,
  })
  const positions = new SharedPosition()
  for await (const { ligne, cellules } of tableau.lignes) {
    for (const row of validate(cellules, ligne)) {
      positions.add(row.valeurs)
      const wait = sortie.addReleve(row)
      if (wait) await wait
    }
    if (bilan.lues % 5000 === 0) journal.progress(`${source.id} : ligne ${ligne}`, ligne / fichier.lignes)
  }
  for (const row of reducteur?.rows() ?? []) {
    const wait = sortie.addReleve(row)
    if (wait) await wait
  }
  positions.report(bilan)
  corrections.finish()
  const { inconnues, generation } = tableau.lecture
  if (inconnues.length > 0) {
    bilan.warn('colonnes_inconnues', `colonnes non reconnues, non chargées : ${inconnues.join(', ')}`, null)
  }
  if (generation === 'inconnue')
    bilan.warn('entete_inconnu', 'cette forme d’en-tête n’est pas répertoriée', null)
  return { generation, separateur: tableau.separateur }
}

async function readContours(
  { demande, fichier, bilan, sortie, journal }: Contexture,
  source: SourceContours,
) {
  const contexte = contextOf(demande.campagne, demande.today)
  for await (const value of jsonValues(fichier)) {
    bilan.lues += 1
    const row = contourOf(source, value, contexte)
    if (row instanceof Refus) {
      const rejet = { ligne: bilan.lues, colonne: source.code.propriete, valeur: null, contenu: '' }
      bilan.reject({ ...rejet, code: row.code, motif: row.motif })
      sortie.reject({ ...rejet, code: row.code, motif: row.motif })
      continue
    }
    bilan.chargees += 1
    const wait = sortie.addContour(row)
    if (wait) await wait
    if (bilan.lues % 1000 === 0) journal.progress(`${source.id} : forme ${bilan.lues}`, bilan.lues / 35_000)
  }
  bilan.campagnes.add('referentiel')
  return { generation: null, separateur: null }
}

/** A GeoJSON feature as a contour row; abolished commune codes are led to the current one. */
function contourOf(source: SourceContours, value: unknown, contexte: Contexte): ContourLu | Refus {
  const feature = value as { properties?: Record<string, unknown>; geometry?: Surface | null } | null
  const text = feature?.properties?.[source.code.propriete]
  if (typeof text !== 'string' || text === '') return new Refus('code_absent', 'forme sans code')
  const read = source.code.lire(text)
  if (read instanceof Refus) return read
  if (read instanceof Marque || typeof read !== 'string') return new Refus('code_absent', 'forme sans code')
  const geometrie = feature?.geometry
  const shape = placeOf(geometrie)
  if (!geometrie || !shape) {
    return new Refus('geometrie_absente', 'une surface est attendue (Polygon ou MultiPolygon)')
  }
  let code = read
  if (source.niveau === 'commune') {
    const place = contexte.commune(read)
    if (place instanceof Refus) return place
    code = place.commune
  }
  return { niveau: source.niveau, code, geometrie, ...shape }
}

/** Box and centre of a geometry; null when it is no surface, or holds no position. */
function placeOf(geometrie: Surface | null | undefined): Shape | null {
  if (geometrie?.type !== 'Polygon' && geometrie?.type !== 'MultiPolygon') return null
  try {
    return shapeOf(geometrie)
  } catch {
    return null
  }
}

/** Dry run: reads and checks a file, stores nothing. */
export async function verifyFile(demande: Demande, journal: Journal): Promise<ResultatImport> {
  const chrono = new Chrono()
  const fichier = await chrono.time('inspecter', () =>
    inspectFile(demande.chemin, isLineBased(demande.chemin)),
  )
  const bilan = new Bilan()
  const { generation } = await chrono.time('lire', () =>
    readInto({ demande, fichier, bilan, sortie: NOWHERE, journal }),
  )
  const echecs = failedAssertions(demande.source, bilan, null)
  return { source: demande.source, importId: null, fichier, generation, bilan, durees: chrono.durees, echecs }
}

/**
 * Reads a file into the received tables. What is published does not change: that is `publish`.
 * The report is stored whatever happens.
 * @param replacedLines lines published for the campaigns it brings, for the loss check; null when there are none.
 * @throws ErreurUtilisateur when the file cannot be read at all; the import is then recorded as `echoue`.
 */
export async function importFile(
  connection: Connection,
  demande: Demande,
  fichier: FichierInspecte,
  replacedLines: (campagnes: ReadonlySet<string>) => Promise<number | null>,
  journal: Journal,
): Promise<ResultatImport> {
  const { source, demonstration } = demande
  const chrono = new Chrono()
  const bilan = new Bilan()
  const importId = await openImport(connection, source, { ...fichier, demonstration })
  const store = await ImportStore.open(
    connection,
    source.genre === 'tableau' ? 'releve' : 'contour',
    importId,
  )
  const base = { bilan, durees: chrono.durees, encodage: fichier.encodage }
  try {
    const { generation, separateur } = await chrono.time('lire_et_charger', async () => {
      const facts = await readInto({ demande, fichier, bilan, sortie: store, journal })
      await store.finish()
      return facts
    })
    const echecs = failedAssertions(source, bilan, await replacedLines(bilan.campagnes))
    const message = echecs.length > 0 ? `Import refusé : ${echecs.join(' ; ')}.` : null
    if (message) await store.discard(connection)
    else await chrono.time('attacher', () => store.keep())
    const statut = message ? 'refuse' : 'valide'
    await closeImport(connection, importId, { ...base, statut, generation, separateur, message })
    return { source, importId, fichier, generation, bilan, durees: chrono.durees, echecs }
  } catch (error) {
    await store.discard(connection, error as Error).catch(() => {})
    const message =
      error instanceof ErreurUtilisateur ? error.message : 'Erreur inattendue pendant la lecture.'
    const report = { ...base, statut: 'echoue', generation: null, separateur: null, message } as const
    await closeImport(connection, importId, report)
    throw error
  }
}
