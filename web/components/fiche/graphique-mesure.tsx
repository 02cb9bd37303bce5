import { bandeOf, formeOf, ligneComparee } from '../../../data/dessin/comparaison.ts'
import { couleursDesClasses } from '../../../data/dessin/couleurs.ts'
import { AXES_QUADRANT, casesOf } from '../../../data/dessin/quadrant.ts'
import type { Chiffre } from '../../../data/mots/chiffre.ts'
import type { IndicateurPublie } from '../../../server/contract/indicateurs.ts'
import { Comparaison } from '../../charts/comparaison.tsx'
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
        lignes={valeurs.map(({ nom, valeur }, i) => ligneComparee(nom, valeur, i === 0))}
        unite={indicateur.unite}
        forme={formeOf(mesure.genre, indicateur.unite)}
        bande={bandeOf(mesure.genre)}
      />
    )
  }
  if (mesure.lecture.genre === 'croisement') {
    return <Croisement repartition={valeurs[0]?.valeur.repartition ?? {}} {...{ resume, mesure }} />
  }
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

type Repartie = Extract<IndicateurPublie['mesure'], { genre: 'repartition' }>

/** What is possible against what is observed; `ici`: the cell of the one school that the page is about. */
export function Croisement({
  repartition,
  resume,
  mesure,
  ici = null,
}: {
  repartition: Record<string, number>
  resume: string
  mesure: Repartie
  ici?: string | null
}) {
  return (
    <Quadrant
      resume={resume}
      {...AXES_QUADRANT}
      nonCommuniques={repartition.nc ?? 0}
      cases={casesOf(mesure.classes, repartition)}
      ici={ici}
    />
  )
}
