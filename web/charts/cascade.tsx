import { type Echelle, echelleOf } from '../../data/dessin/echelle.ts'
import { ecart, type Unite, valeurAvecUnite } from '../../data/mots/valeur.ts'
import { Figure } from './figure.tsx'
import { Point } from './point.tsx'

/** A step from one value to the next: what it adds, and why. */
export interface Marche {
  libelle: string
  ajout: number
  /** The step that tells of a real change, as opposed to a change of who answers. */
  reel: boolean
}

interface Props {
  resume: string
  avant: { libelle: string; valeur: number }
  apres: { libelle: string; valeur: number }
  marches: readonly Marche[]
  unite: Unite
}

const RANG = 36
const MARGE = 6
const Y = 26

interface Barre {
  libelle: string
  texte: string
  de: number
  a: number
  classe: string
}

function barresOf({ avant, apres, marches, unite }: Omit<Props, 'resume'>): Barre[] {
  let niveau = avant.valeur
  const pas = marches.map(({ libelle, ajout, reel }) => {
    const de = niveau
    niveau += ajout
    const classe = reel ? 'est-sujet' : 'est-repere'
    return { libelle, texte: ecart(ajout, 0, unite), de, a: niveau, classe }
  })
  const borne = ({ libelle, valeur }: Props['avant']): Barre => ({
    libelle,
    texte: valeurAvecUnite(valeur, unite),
    de: Number.NaN,
    a: valeur,
    classe: 'est-borne',
  })
  return [borne(avant), ...pas, borne(apres)]
}

/** From one campaign to the next: each cause of the change, one after the other, summing exactly to it. */
export function Cascade({ resume, ...props }: Props) {
  const barres = barresOf(props)
  const valeurs = barres.map(({ a }) => a)
  return (
    <Figure
      resume={resume}
      donnees={{
        colonnes: ['Étape', 'Valeur ou effet'],
        lignes: barres.map(({ libelle, texte }) => [libelle, texte]),
      }}
      hauteur={barres.length * RANG}
      draw={(largeur) => {
        const echelle = echelleOf(valeurs, [MARGE, largeur - MARGE])
        return barres.map((barre, rang) => (
          <Point key={barre.libelle} premier={rang === 0} libelle={`${barre.libelle} : ${barre.texte}`}>
            <g class={barre.classe} transform={`translate(0 ${rang * RANG})`}>
              <rect class="graphique-prise" x={0} y={1} width={largeur} height={RANG - 2} />
              <text class="graphique-nom" x={MARGE} y={14}>
                {barre.libelle}
              </text>
              <text class="graphique-valeur" x={largeur - MARGE} y={14} text-anchor="end">
                {barre.texte}
              </text>
              <Trait barre={barre} echelle={echelle} />
            </g>
          </Point>
        ))
      }}
    />
  )
}

function Trait({ barre: { de, a }, echelle }: { barre: Barre; echelle: Echelle }) {
  if (Number.isNaN(de)) return <circle class="graphique-plein" cx={echelle.x(a)} cy={Y} r={5} />
  const [gauche, droite] = [echelle.x(Math.min(de, a)), echelle.x(Math.max(de, a))]
  return (
    <>
      <rect class="graphique-plein" x={gauche} y={Y - 4} width={Math.max(2, droite - gauche)} height={8} />
      <line class="graphique-lien" x1={echelle.x(a)} x2={echelle.x(a)} y1={Y + 4} y2={RANG + Y - 4} />
    </>
  )
}
