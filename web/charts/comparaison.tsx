import type { FormeComparaison, LigneComparee } from '../../data/dessin/comparaison.ts'
import { type Echelle, echelleOf } from '../../data/dessin/echelle.ts'
import { nombreCourt } from '../../data/mots/nombre.ts'
import { suffixe, type Unite, valeurAvecUnite } from '../../data/mots/valeur.ts'
import { Axe } from './axe.tsx'
import { Figure } from './figure.tsx'
import { Point } from './point.tsx'

interface Props {
  resume: string
  lignes: readonly LigneComparee[]
  unite: Unite
  forme: FormeComparaison
  /** What the band says: « selon les réponses manquantes », « du premier au neuvième décile ». */
  bande: string
}

const RANG = 40
const AXE = 20
const MARGE = 6

/** Places compared on one scale, each with what is not sure of it. */
export function Comparaison({ resume, lignes, unite, forme, bande }: Props) {
  const fond = lignes.length * RANG
  const avecBande = lignes.some(({ bas }) => bas !== null)
  const valeurs = lignes.flatMap(({ valeur, bas, haut }) => [valeur, bas, haut].filter((v) => v !== null))
  const fixe = unite.id === 'pourcent' ? ([0, 100] as const) : undefined
  const donnees = {
    colonnes: ['Qui', 'Valeur', ...(avecBande ? [bande] : [])],
    lignes: lignes.map((ligne) => [
      ligne.libelle,
      write(ligne, unite),
      ...(avecBande ? [writeBande(ligne, unite)] : []),
    ]),
  }
  return (
    <Figure
      resume={resume}
      donnees={donnees}
      hauteur={fond + AXE}
      draw={(largeur) => {
        const echelle = echelleOf(valeurs, [MARGE, largeur - MARGE], { zero: forme === 'barre', fixe })
        return (
          <>
            <Axe
              echelle={echelle}
              haut={0}
              bas={fond}
              write={(v) => `${nombreCourt(v)}${unite.id === 'pourcent' ? suffixe(unite, v) : ''}`}
            />
            {lignes.map((ligne, rang) => (
              <Point
                key={ligne.libelle}
                premier={rang === 0}
                libelle={`${ligne.libelle} : ${write(ligne, unite)}${ligne.bas === null ? '' : `, ${bande} ${writeBande(ligne, unite)}`}`}
              >
                <g class={ligne.sujet ? 'est-sujet' : 'est-repere'} transform={`translate(0 ${rang * RANG})`}>
                  <Rang ligne={ligne} echelle={echelle} largeur={largeur} forme={forme} unite={unite} />
                </g>
              </Point>
            ))}
          </>
        )
      }}
    />
  )
}

interface PropsRang {
  ligne: LigneComparee
  echelle: Echelle
  largeur: number
  forme: Props['forme']
  unite: Unite
}

const Y = 29

function Rang({ ligne, echelle, largeur, forme, unite }: PropsRang) {
  const { valeur, bas, haut, libelle } = ligne
  return (
    <>
      <rect class="graphique-prise" x={0} y={2} width={largeur} height={RANG - 4} />
      <text class="graphique-nom" x={MARGE} y={16}>
        {libelle}
      </text>
      <text class="graphique-valeur" x={largeur - MARGE} y={16} text-anchor="end">
        {write(ligne, unite)}
      </text>
      {bas !== null && haut !== null && (
        <rect
          class="graphique-bande"
          x={echelle.x(bas)}
          y={Y - 6}
          width={Math.max(1, echelle.x(haut) - echelle.x(bas))}
          height={12}
          rx={2}
        />
      )}
      {valeur !== null && forme === 'barre' && (
        <rect
          class="graphique-plein"
          x={echelle.x(0)}
          y={Y - 4}
          width={Math.max(1, echelle.x(valeur) - echelle.x(0))}
          height={8}
        />
      )}
      {valeur !== null && forme === 'point' && (
        <circle class="graphique-plein" cx={echelle.x(valeur)} cy={Y} r={ligne.sujet ? 6.5 : 5} />
      )}
    </>
  )
}

const write = ({ valeur, reserve }: LigneComparee, unite: Unite): string =>
  valeur === null ? reserve : `${valeurAvecUnite(valeur, unite)}${reserve ? ` (${reserve})` : ''}`

const writeBande = ({ bas, haut }: LigneComparee, unite: Unite): string =>
  bas === null || haut === null ? '–' : `de ${valeurAvecUnite(bas, unite)} à ${valeurAvecUnite(haut, unite)}`
