import { LIBELLES_STATUT } from '../../../data/catalogue/model/statut.ts'
import { type Chiffre, isComplet } from '../../../data/mots/chiffre.ts'
import { part } from '../../../data/mots/nombre.ts'
import type { IndicateurPublie } from '../../../server/contract/indicateurs.ts'
import { Comparaison, type LigneComparee } from '../../charts/comparaison.tsx'
import { couleursDesClasses } from '../../charts/couleurs.ts'
import { Quadrant } from '../../charts/quadrant.tsx'
import { Repartition } from '../../charts/repartition.tsx'
import { sombre } from '../../state/theme.ts'

/** A value beside the place it is that of; the first of a list is the one the page is about. */
export interface ValeurNommee {
  nom: string
  valeur: Chiffre
}

interface Props {
  indicateur: IndicateurPublie
  valeurs: readonly ValeurNommee[]
  /** One sentence that says the same. */
  resume: string
}

/** The right chart for the measure of an indicator; nothing for a total, which grows with the territory. */
export function GraphiqueMesure({ indicateur, valeurs, resume }: Props) {
  const { mesure } = indicateur
  if (mesure.genre === 'somme' || valeurs.every(({ valeur }) => valeur.valeur === null)) return null
  if (mesure.genre !== 'repartition') {
    return (
      <Comparaison
        resume={resume}
        lignes={valeurs.map((nommee, i) => ligneOf(nommee, i === 0))}
        unite={indicateur.unite}
        forme={formeOf(indicateur)}
        bande={mesure.genre === 'mediane' ? 'du 1er au 9e décile' : 'possible selon les silencieux'}
      />
    )
  }
  if (mesure.lecture.genre === 'croisement') return <Croisement {...{ valeurs, resume, mesure }} />
  const couleurs = couleursDesClasses(mesure.classes, sombre.value)
  return (
    <Repartition
      resume={resume}
      classes={mesure.classes.map(({ libelle }, i) => ({ libelle, couleur: couleurs[i] ?? '#888888' }))}
      lignes={valeurs.map(({ nom, valeur }, i) => ({
        libelle: nom,
        effectifs: mesure.classes.map(({ id }) => valeur.repartition?.[id] ?? 0),
        nonCommuniques: valeur.repartition?.nc ?? 0,
        sujet: i === 0,
      }))}
    />
  )
}

/** A quantity is a length from zero; a share or an index is a place on a scale. */
const formeOf = ({ mesure, unite }: IndicateurPublie): 'barre' | 'point' =>
  mesure.genre === 'ratio' && unite.id !== 'indice' ? 'barre' : 'point'

function ligneOf({ nom, valeur: v }: ValeurNommee, sujet: boolean): LigneComparee {
  const [bas, haut] =
    v.mesure === 'mediane'
      ? [v.decile_1, v.decile_9]
      : isComplet(v)
        ? [null, null]
        : [v.borne_basse, v.borne_haute]
  return { libelle: nom, valeur: v.valeur, reserve: reserveOf(v), bas, haut, sujet }
}

/** What weakens a value, in a few words; why there is none. */
function reserveOf({ valeur, statut, couverture }: Chiffre): string {
  if (valeur === null) return LIBELLES_STATUT[statut].court || LIBELLES_STATUT.non_disponible.court
  if (statut === 'couverture_insuffisante' && couverture !== null) return `${part(couverture)} connus`
  return ''
}

/** Cells of the crossing of what is possible and what is observed, by the ids that the catalogue gives them. */
const CASES = [
  { id: 'fort_rapide', possible: 1, constate: 1 },
  { id: 'fort_lent', possible: 1, constate: 0 },
  { id: 'faible_rapide', possible: 0, constate: 1 },
  { id: 'faible_lent', possible: 0, constate: 0 },
] as const

type Repartie = Extract<IndicateurPublie['mesure'], { genre: 'repartition' }>

export function Croisement({
  valeurs,
  resume,
  mesure,
  ici = null,
}: {
  valeurs: readonly ValeurNommee[]
  resume: string
  mesure: Repartie
  ici?: string | null
}) {
  const repartition = valeurs[0]?.valeur.repartition ?? {}
  return (
    <Quadrant
      resume={resume}
      possible={['Commune peu fibrée', 'Commune fibrée']}
      constate={['lent', 'rapide']}
      nonCommuniques={repartition.nc ?? 0}
      cases={CASES.map(({ id, possible, constate }) => ({
        libelle: mesure.classes.find((classe) => classe.id === id)?.libelle ?? id,
        effectif: repartition[id] ?? 0,
        possible,
        constate,
        signalee: id === 'fort_lent',
        ici: id === ici,
      }))}
    />
  )
}
