import { echelleOf } from '../../data/dessin/echelle.ts'
import { compte, nombreCourt } from '../../data/mots/nombre.ts'
import { suffixe, type Unite, valeurAvecUnite } from '../../data/mots/valeur.ts'
import { Axe } from './axe.tsx'
import { Figure } from './figure.tsx'
import { Point } from './point.tsx'

/** Units whose value is in [bas, haut[ (the last class holds its upper bound too). */
export interface Tranche {
  bas: number
  haut: number
  effectif: number
}

interface Props {
  resume: string
  tranches: readonly Tranche[]
  /** The value the page is about, shown among the others. */
  ici: { libelle: string; valeur: number }
  unite: Unite
  nom: { singulier: string; pluriel: string }
}

const [HAUT, BAS] = [24, 92]

/** Where one value stands among many: how many units in each class, and a mark at the value. */
export function Distribution({ resume, tranches, ici, unite, nom }: Props) {
  const haute = Math.max(1, ...tranches.map(({ effectif }) => effectif))
  const bornes = [tranches[0]?.bas ?? 0, tranches.at(-1)?.haut ?? 1] as const
  const entre = ({ bas, haut }: Tranche) => `${valeurAvecUnite(bas, unite)} à ${valeurAvecUnite(haut, unite)}`
  const combien = ({ effectif }: Tranche) => compte(effectif, nom.singulier, nom.pluriel)
  return (
    <Figure
      resume={resume}
      donnees={{
        colonnes: ['Tranche', 'Effectif'],
        lignes: tranches.map((tranche) => [entre(tranche), combien(tranche)]),
      }}
      hauteur={BAS + 22}
      draw={(largeur) => {
        const echelle = echelleOf([], [8, largeur - 8], { fixe: bornes })
        const x = echelle.x(ici.valeur)
        const ancre = x < largeur * 0.25 ? 'start' : x > largeur * 0.75 ? 'end' : 'middle'
        return (
          <>
            <Axe
              echelle={echelle}
              haut={BAS}
              bas={BAS + 4}
              write={(v) => `${nombreCourt(v)}${unite.id === 'pourcent' ? suffixe(unite, v) : ''}`}
            />
            {tranches.map((tranche, rang) => {
              const gauche = echelle.x(tranche.bas)
              const taille = (tranche.effectif / haute) * (BAS - HAUT)
              return (
                <Point
                  key={tranche.bas}
                  premier={rang === 0}
                  libelle={`De ${entre(tranche)} : ${combien(tranche)}`}
                >
                  <rect
                    class="graphique-baton"
                    x={gauche + 0.5}
                    y={BAS - taille}
                    width={Math.max(1, echelle.x(tranche.haut) - gauche - 1)}
                    height={taille}
                  />
                </Point>
              )
            })}
            <line class="graphique-ici" x1={x} x2={x} y1={HAUT - 6} y2={BAS + 3} />
            <text class="graphique-valeur est-sujet" x={x} y={HAUT - 10} text-anchor={ancre}>
              {`${ici.libelle} : ${valeurAvecUnite(ici.valeur, unite)}`}
            </text>
          </>
        )
      }}
    />
  )
}
