import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'
import { isQuantilable } from '../../data/dessin/classes.ts'
import { MOTS_NIVEAU, type NiveauSerie } from '../format/niveaux.ts'
import { compte, nombre, part } from '../format/nombre.ts'
import { type Entree, entreesOf } from '../legende/entrees.ts'
import type { Serie } from '../legende/serie.ts'
import { indicateur, serie, valeurs } from '../state/donnees.ts'
import { aLEcran, designee, effectifs, isolees, toggle } from '../state/legende.ts'
import { navigate } from '../state/navigation.ts'
import { sansPosition } from '../state/semis.ts'
import { Choix } from './choix.tsx'
import { Squelette } from './etats.tsx'
import { Pastille } from './pastille.tsx'

/** « de régions », « d’établissements ». */
const deNiveau = (niveau: NiveauSerie): string => {
  const { pluriel } = MOTS_NIVEAU[niveau]
  return `${/^[aeiouéè]/.test(pluriel) ? 'd’' : 'de '}${pluriel}`
}

/** Unit and what is counted, so that a colour and a bar both mean something. */
function titreOf({ indicateur, valeurs: { niveau, modalites } }: Serie): string {
  const { unite } = indicateur
  const noun = unite.id === 'pourcent' || unite.pluriel === '' || modalites ? '' : `, en ${unite.pluriel}`
  return `Nombre ${deNiveau(niveau)} par classe${noun}`
}

/** Lines that the legend will have, so that what is under it stays in place. */
function lignesAttendues(): number {
  const legende = indicateur.value?.legende
  if (legende?.genre === 'quantiles') return legende.classes + 1
  return legende && 'seuils' in legende ? legende.seuils.length + 2 : 6
}

/** Classes and ways of having no value: how many territories on screen are in each; each one is also a filter. */
export function Legende() {
  const shown = serie.value
  const counts = effectifs.value
  if (!shown || !counts)
    return valeurs.etat.value.phase === 'erreur' ? null : <Squelette lignes={lignesAttendues() + 1} />
  const entrees = entreesOf(shown)
  const plus = { ecran: Math.max(1, ...counts.ecran.values()), total: Math.max(1, ...counts.total.values()) }
  return (
    <section class="legende" aria-label="Légende" aria-busy={valeurs.etat.value.phase === 'attente'}>
      <h2 class="etiquette">{titreOf(shown)}</h2>
      <ul onPointerLeave={() => pointAt(null)}>
        {entrees.map((entree) => (
          <Ligne
            key={entree.classe}
            entree={entree}
            point={shown.valeurs.niveau === 'etablissement'}
            ecran={counts.ecran.get(entree.classe) ?? 0}
            total={counts.total.get(entree.classe) ?? 0}
            plus={plus}
          />
        ))}
      </ul>
      <Portee serie={shown} ecran={[...counts.ecran.values()].reduce((sum, count) => sum + count, 0)} />
      {isQuantilable(shown.indicateur, shown.valeurs) && (
        <ChoixClasses quantiles={shown.classement.quantiles} />
      )}
      <Notes serie={shown} />
    </section>
  )
}

const pointAt = (classe: number | null): void => {
  designee.value = classe
}

interface PropsLigne {
  entree: Entree
  /** Drawn as the dots of the map rather than as its areas. */
  point: boolean
  ecran: number
  total: number
  /** Counts of the fullest class: each histogram has its own scale, so that their shapes can be compared. */
  plus: { ecran: number; total: number }
}

/** What a line says and does, for whoever does not see it. */
const nomAccessible = ({ entree, ecran, total }: PropsLigne): string =>
  `${entree.libelle} : ${ecran === total ? nombre(total) : `${nombre(ecran)} à l’écran sur ${nombre(total)}`}`

function Ligne(props: PropsLigne) {
  const { entree, point, ecran, total, plus } = props
  const { classe, libelle } = entree
  return (
    <li>
      <button
        type="button"
        class="legende-ligne"
        data-classe={classe}
        aria-pressed={isolees.value?.has(classe) ?? false}
        aria-label={nomAccessible(props)}
        onClick={() => toggle(classe)}
        // A finger has no hover: what it would leave behind could not be taken away.
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && pointAt(classe)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && pointAt(classe)}
        onBlur={() => pointAt(null)}
      >
        <Pastille entree={entree} point={point} />
        <span class="legende-libelle">{libelle}</span>
        <span class="legende-barre">
          <span class="legende-total" style={{ width: `${(100 * total) / plus.total}%` }} />
          <span style={{ width: `${(100 * ecran) / plus.ecran}%` }} />
        </span>
        <span class="legende-effectif">{nombre(ecran)}</span>
      </button>
    </li>
  )
}

/** What is counted: the whole country or what is on screen; and how to see every class again. */
function Portee({ serie: { valeurs: answer, classement }, ecran }: PropsPortee) {
  const { singulier, pluriel } = MOTS_NIVEAU[answer.niveau]
  const kept = isolees.value
  const resume = kept
    ? `${compte(kept.size, 'classe gardée', 'classes gardées')} sur ${classement.classes.length}`
    : 'Toute la France. Un clic isole une classe.'
  return (
    <p class="legende-portee">
      <span>
        {aLEcran.value
          ? `À l’écran : ${compte(ecran, singulier, pluriel)} (en clair, toute la France)`
          : resume}
      </span>
      {kept && (
        <button type="button" class="lien" onClick={() => navigate({ isoler: [] })}>
          Tout montrer
        </button>
      )}
    </p>
  )
}

interface PropsPortee {
  serie: Serie
  /** How many are on screen. */
  ecran: number
}

const ChoixClasses = ({ quantiles }: { quantiles: boolean }) => (
  <Choix
    titre="Classes"
    options={[
      { valeur: 'declarees', libelle: 'Seuils de référence' },
      { valeur: 'quantiles', libelle: 'Effectifs égaux' },
    ]}
    valeur={quantiles ? 'quantiles' : 'declarees'}
    choose={(classes) => navigate({ classes })}
  />
)

function Notes({ serie: shown }: { serie: Serie }) {
  const { effectifs: totaux, classement, valeurs: answer } = shown
  const fragiles = totaux.get(-1) ?? 0
  return (
    <div class="note">
      {classement.quantiles && (
        <p>
          {isQuantilable(shown.indicateur, answer)
            ? 'Classes d’effectifs égaux, calculées sur ce niveau à la campagne de référence : leurs bornes ne bougent pas d’une campagne à l’autre.'
            : 'Classes d’effectifs égaux : un total n’a pas de seuil qui ait un sens partout.'}
        </p>
      )}
      {answer.modalites && answer.niveau !== 'etablissement' && (
        <p>La couleur est celle de la classe la plus fréquente du territoire.</p>
      )}
      {fragiles > 0 && (
        <p>
          {LIBELLES_STATUT.couverture_insuffisante.long} quand moins de{' '}
          {part(shown.indicateur.couverture_min)} des unités ont répondu.
        </p>
      )}
      {answer.niveau === 'etablissement' && (
        <p>
          De loin, chaque cercle dit combien d’établissements il rassemble ; sa couleur est celle de leur{' '}
          {classement.ordonnee ? 'classe médiane' : 'réponse la plus fréquente'}. Approchez pour les voir un à
          un.
        </p>
      )}
      {sansPosition.value > 0 && (
        <p>
          {compte(sansPosition.value, 'établissement', 'établissements')} sans position connue : dans les
          nombres, pas sur la carte.
        </p>
      )}
    </div>
  )
}

/** Bounds of a class; on the narrowest screens the first one only, the next class saying the other. */
function Court({ texte }: { texte: string }) {
  const [debut, fin] = texte.split('–')
  return (
    <span aria-hidden="true">
      {debut}
      {fin && <span class="legende-fin">–{fin}</span>}
    </span>
  )
}

/** The same classes in one strip, for the narrow screens. */
export function LegendeCompacte() {
  const shown = serie.value
  if (!shown) return null
  const point = shown.valeurs.niveau === 'etablissement'
  const entrees = entreesOf(shown).filter(({ motif }) => motif !== 'vide' && (!motif || !point))
  return (
    <ul class="legende-compacte" aria-label="Légende">
      {entrees.map((entree) => (
        <li key={entree.classe}>
          <button
            type="button"
            aria-pressed={isolees.value?.has(entree.classe) ?? false}
            aria-label={entree.libelle}
            onClick={() => toggle(entree.classe)}
          >
            <Pastille entree={entree} />
            <Court texte={entree.court} />
          </button>
        </li>
      ))}
    </ul>
  )
}
