import { batch, computed, effect, signal } from '@preact/signals'
import { ecrire } from '../../client/ecrire.ts'
import type { GenreSignalement } from '../../data/catalogue/model/signalement.ts'
import type { CelluleSignalable, SignalementCree } from '../../server/contract/signaler.ts'
import { ErreurApi } from '../api/client.ts'
import { ressource } from '../api/ressource.ts'
import { adresseCellules, adresseNom, cibleEnvoyee, readCible } from '../signalements/adresses.ts'
import { readNombre, writeDegres } from '../signalements/mots.ts'
import { join } from '../signalements/pieces.ts'
import { prove } from '../signalements/preuve.ts'
import { chemin } from './navigation.ts'
import { changeParametres, parametres } from './page.ts'

const surPage = computed(() => /^\/signaler\/?$/.test(chemin.value))

/** What the address says is wrong. */
export const cible = computed(() => (surPage.value ? readCible(parametres.value.get('cible')) : null))
/** A school that is nowhere to be found has no page to report from. */
export const manque = computed(() => surPage.value && parametres.value.get('genre') === 'manquant')

const voulue = computed(() => ({
  indicateur: parametres.value.get('indicateur'),
  campagne: parametres.value.get('campagne'),
  type: parametres.value.get('type'),
  secteur: parametres.value.get('secteur'),
}))

/** Name of the target, to be sure of what one speaks of. */
export const nomCible = ressource<{ nom: string; commune?: { nom: string } }>(() =>
  cible.value && !manque.value ? adresseNom(cible.value) : null,
)
export const cellules = ressource<{ resultats: CelluleSignalable[] }>(() =>
  cible.value && !manque.value ? adresseCellules(cible.value, voulue.value) : null,
)

const cleOf = ({ champ, indicateur, campagne }: CelluleSignalable): string =>
  [champ, indicateur ?? '', campagne].join('|')

export { cleOf }

/** The cell that is wrong: the one the address names, the only one there is, or the one chosen on the page. */
export const cellule = computed<CelluleSignalable | null>(() => {
  const offertes = cellules.etat.value.donnees?.resultats ?? []
  const cle = parametres.value.get('cellule')
  const champ = parametres.value.get('champ')
  return (
    offertes.find((offerte) => cleOf(offerte) === cle) ??
    (champ ? offertes.find((offerte) => offerte.champ === champ) : undefined) ??
    (voulue.value.indicateur && offertes.length === 1 ? offertes[0] : undefined) ??
    null
  )
})
export const chooseCellule = (cle: string): void => changeParametres({ cellule: cle || null })

/** What is proposed, under the names of the API; texts until they are sent. */
export interface Saisie {
  valeur: string
  /** The reader knows the value to be wrong, not what is right. */
  inconnue: boolean
  longitude: string
  latitude: string
  nom: string
  type: string
  secteur: string
  commune: string
  uai: string
  adresse: string
  commentaire: string
  preuve_url: string
  courriel: string
  /** Trap: stays empty. */
  site: string
}
const VIDE: Saisie = {
  valeur: '',
  inconnue: false,
  longitude: '',
  latitude: '',
  nom: '',
  type: 'ecole',
  secteur: 'public',
  commune: '',
  uai: '',
  adresse: '',
  commentaire: '',
  preuve_url: '',
  courriel: '',
  site: '',
}
export const saisie = signal<Saisie>(VIDE)
export const piece = signal<File | null>(null)
export const enter = (changes: Partial<Saisie>): void => {
  saisie.value = { ...saisie.peek(), ...changes }
}

export const envoi = signal<'repos' | 'preuve' | 'envoi'>('repos')
export const erreur = signal<ErreurApi | null>(null)
export const cree = signal<SignalementCree | null>(null)
/** What became of the file, when it could not be joined. */
export const avisPiece = signal<string | null>(null)

// Another cell is another report: what was typed for the first is not proposed for the second.
effect(() => {
  const ici = cellule.value
  batch(() => {
    erreur.value = null
    const place = lieuVu(ici)
    saisie.value = { ...saisie.peek(), valeur: '', inconnue: false, ...place }
  })
})

function lieuVu(ici: CelluleSignalable | null): Pick<Saisie, 'longitude' | 'latitude'> {
  const vue = ici?.genre === 'position' ? ici.valeur : null
  if (typeof vue !== 'object' || vue === null || !('longitude' in vue)) return { longitude: '', latitude: '' }
  return { longitude: writeDegres(Number(vue.longitude)), latitude: writeDegres(Number(vue.latitude)) }
}

/** The proposed value, typed as the field; `undefined` when nothing is proposed. */
function valeurProposee(genre: GenreSignalement, ici: CelluleSignalable | null): unknown {
  const { valeur, inconnue, longitude, latitude, nom, type, secteur, commune, adresse } = saisie.peek()
  const lieu = { longitude: readNombre(longitude), latitude: readNombre(latitude) }
  const isPlace = Number.isFinite(lieu.longitude) && Number.isFinite(lieu.latitude)
  if (genre === 'position') return lieu
  if (genre === 'manquant') {
    const vide = { longitude: null, latitude: null }
    return { nom, type, secteur, commune, adresse: adresse || null, ...(isPlace ? lieu : vide) }
  }
  if (genre === 'ferme' || inconnue) return undefined
  if (ici?.forme?.genre === 'nombre') return readNombre(valeur)
  if (ici?.forme?.genre === 'oui_non') return valeur === 'oui'
  return valeur.trim()
}

function corpsOf(genre: GenreSignalement): Record<string, unknown> {
  const { uai, commentaire, preuve_url, courriel } = saisie.peek()
  const ici = cellule.peek()
  const proposee = valeurProposee(genre, ici)
  const { type, secteur } = voulue.peek()
  const visee =
    genre === 'manquant'
      ? { uai }
      : cible.peek()
        ? cibleEnvoyee(cible.peek() ?? { niveau: '', code: '' })
        : {}
  return {
    genre,
    ...visee,
    ...(ici && { champ: ici.champ, campagne: ici.campagne, valeur_vue: ici.valeur }),
    ...(ici?.indicateur && { indicateur: ici.indicateur }),
    ...(type && { type }),
    ...(secteur && { secteur }),
    ...(proposee !== undefined && { valeur_proposee: proposee }),
    ...(commentaire.trim() && { commentaire: commentaire.trim() }),
    ...(preuve_url.trim() && { preuve_url: preuve_url.trim() }),
    ...(courriel.trim() && { courriel: courriel.trim() }),
  }
}

let abandon = new AbortController()

/** Sends the report. Nothing that was typed is lost when it is refused. */
export async function signaler(malgreDoublon = false): Promise<void> {
  if (envoi.peek() !== 'repos') return
  abandon = new AbortController()
  erreur.value = null
  envoi.value = 'preuve'
  try {
    const preuve = await prove(saisie.peek().site, abandon.signal)
    envoi.value = 'envoi'
    const genre: GenreSignalement = manque.peek() ? 'manquant' : (cellule.peek()?.genre ?? 'valeur')
    const corps = { ...corpsOf(genre), ...preuve, ...(malgreDoublon && { malgre_doublon: true }) }
    const enregistre = await ecrire('signaler', { corps }, { signal: abandon.signal })
    avisPiece.value = await sendPiece(enregistre.suivi.jeton)
    cree.value = enregistre
  } catch (error) {
    if (!abandon.signal.aborted) {
      erreur.value = error instanceof ErreurApi ? error : new ErreurApi(String(error), null)
    }
  } finally {
    envoi.value = 'repos'
  }
}

/** @returns why the file is not with the report; null when it is, or when there is none. */
async function sendPiece(jeton: string): Promise<string | null> {
  const fichier = piece.peek()
  if (!fichier) return null
  try {
    await join(jeton, fichier)
    return null
  } catch (error) {
    const motif = error instanceof ErreurApi ? error.message : ''
    return `Le signalement est enregistré, mais pas le fichier. ${motif} Vous pourrez le joindre depuis votre lien de suivi.`
  }
}

export const giveUp = (): void => abandon.abort()

/** Back to an empty form, on the same target. */
export function restart(): void {
  cree.value = null
  piece.value = null
  avisPiece.value = null
  saisie.value = VIDE
  changeParametres({ cellule: null, champ: null, indicateur: null, campagne: null })
}
