import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'
import { MOTS_NIVEAU } from '../format/niveaux.ts'
import { nombre, part } from '../format/nombre.ts'
import { ABSENCES } from '../legende/absences.ts'
import { AUCUN_RETENU, type Serie } from '../legende/serie.ts'
import { indicateur, perimetre, serie, valeurs } from '../state/donnees.ts'
import { Squelette } from './etats.tsx'

/** Unit and what is counted, so that a colour and a bar both mean something. */
function titreOf({ indicateur, valeurs: { niveau, modalites } }: Serie): string {
  const { unite } = indicateur
  const noun = unite.id === 'pourcent' || unite.pluriel === '' || modalites ? '' : `, en ${unite.pluriel}`
  return `Nombre ${/^[aeiouéè]/.test(MOTS_NIVEAU[niveau].pluriel) ? 'd’' : 'de '}${MOTS_NIVEAU[niveau].pluriel} par classe${noun}`
}

/** Lines that the legend will have, so that what is under it stays in place. */
function lignesAttendues(): number {
  const legende = indicateur.value?.legende
  if (legende?.genre === 'quantiles') return legende.classes + 1
  return legende && 'seuils' in legende ? legende.seuils.length + 2 : 6
}

/** Classes, ways of having no value, and how many territories are in each. */
export function Legende() {
  const shown = serie.value
  if (!shown)
    return valeurs.etat.value.phase === 'erreur' ? null : <Squelette lignes={lignesAttendues() + 1} />
  const { effectifs, classement } = shown
  const absences = ABSENCES.filter(({ id }) => (effectifs.get(id) ?? 0) > 0)
  const point = shown.valeurs.niveau === 'etablissement'
  const widest = Math.max(1, ...effectifs.values())
  return (
    <section class="legende" aria-label="Légende" aria-busy={valeurs.etat.value.phase === 'attente'}>
      <h2 class="etiquette">{titreOf(shown)}</h2>
      <ul>
        {classement.classes.map(({ libelle, couleur }, i) => (
          <Ligne
            key={libelle}
            libelle={libelle}
            couleur={couleur}
            point={point}
            effectif={effectifs.get(i) ?? 0}
            max={widest}
          />
        ))}
        {absences.map(({ id, libelle, motif }) => (
          <Ligne
            key={id}
            libelle={id === -5 && shown.valeurs.etablissements ? AUCUN_RETENU : libelle}
            motif={motif}
            point={point}
            effectif={effectifs.get(id) ?? 0}
            max={widest}
          />
        ))}
      </ul>
      <Notes serie={shown} />
    </section>
  )
}

interface PropsLigne {
  libelle: string
  couleur?: string
  motif?: string
  /** Drawn as the dots of the map rather than as its areas. */
  point: boolean
  effectif: number
  max: number
}

const Ligne = ({ libelle, couleur, motif, point, effectif, max }: PropsLigne) => (
  <li class="legende-ligne">
    <span
      class={`pastille ${point ? 'pastille-point' : ''} ${motif ? `motif-${motif}` : ''}`}
      style={couleur ? { background: couleur } : {}}
    />
    <span class="legende-libelle">{libelle}</span>
    <span class="legende-barre" aria-hidden="true">
      <span style={{ width: `${(100 * effectif) / max}%` }} />
    </span>
    <span class="legende-effectif">{nombre(effectif)}</span>
  </li>
)

function Notes({ serie: shown }: { serie: Serie }) {
  const { effectifs, classement, valeurs: answer } = shown
  const fragiles = effectifs.get(-1) ?? 0
  return (
    <div class="note">
      {classement.quantiles && (
        <p>Classes d’effectifs égaux : un total n’a pas de seuil qui ait un sens partout.</p>
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
          De loin, chaque cercle dit combien d’établissements il rassemble
          {perimetre.value.secteur === 'tous' ? '' : ', tous secteurs confondus'}. Approchez pour les voir un
          à un.
        </p>
      )}
    </div>
  )
}

/** The same classes in one strip, for the narrow screens. */
export function LegendeCompacte() {
  const shown = serie.value
  if (!shown) return null
  const absences = ABSENCES.filter(({ id, motif }) => motif !== 'vide' && (shown.effectifs.get(id) ?? 0) > 0)
  return (
    <ul class="legende-compacte" aria-label="Légende">
      {shown.classement.classes.map(({ libelle, court, couleur }) => (
        <li key={libelle}>
          <span class="pastille" style={{ background: couleur }} />
          <span aria-hidden="true">{court}</span>
          <span class="hors-ecran">{libelle}</span>
        </li>
      ))}
      {absences.length > 0 && (
        <li>
          <span class={`pastille motif-${absences[0]?.motif}`} />
          <span aria-hidden="true">s. v.</span>
          <span class="hors-ecran">
            Sans valeur publiée : {absences.map(({ libelle }) => libelle).join(', ')}
          </span>
        </li>
      )}
    </ul>
  )
}
