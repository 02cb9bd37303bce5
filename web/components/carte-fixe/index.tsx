import { useSignal } from '@preact/signals'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { HEXAGONE } from '../../map/camera.ts'
import { cadreDeTrace, cadreEntourant } from '../../map/fixe/cadre.ts'
import type { Designation } from '../../map/pointeur.ts'
import { contours, formes, isDessinable, outreMer } from '../../state/contours.ts'
import { departements, etat, intitule, niveau } from '../../state/donnees.ts'
import { navigate } from '../../state/navigation.ts'
import { Erreur, Squelette } from '../etats.tsx'
import { Infobulle } from '../infobulle.tsx'
import { designeIci, territoireSous } from './designer.ts'
import { Dessin } from './dessin.tsx'

/** Proportions of the drawing of the Hexagone, and of an inset, in pixels. */
const [COTE, ENCART] = [640, 72]
const MARGE = { top: 8, right: 8, bottom: 8, left: 8 }

/** The whole country drawn without any map engine, overseas in insets: pointed at and chosen like the other one. */
export function CarteFixe() {
  const survol = useSignal<Designation | null>(null)
  const { erreur, donnees } = contours.etat.value
  const dessinable = isDessinable(niveau.value)
  const pointAt = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const territoire = territoireSous(event.target)
    const { left, top } = event.currentTarget.getBoundingClientRect()
    survol.value = territoire ? { ...territoire, x: event.clientX - left, y: event.clientY - top } : null
  }
  if (erreur) return <Erreur erreur={erreur} retry={contours.reload} />
  if (!donnees) return <Squelette lignes={12} />
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table beside it does the same with the keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: likewise
    <div
      class="carte carte-fixe"
      onPointerMove={pointAt}
      onPointerLeave={() => {
        survol.value = null
      }}
      onClick={({ target }) => {
        const territoire = dessinable && territoireSous(target)
        if (territoire) navigate({ selection: { niveau: niveau.value, code: territoire.code } })
      }}
    >
      {!dessinable && <TropFin />}
      <France />
      <Encarts />
      {dessinable && <Infobulle designation={survol} />}
    </div>
  )
}

const titreOf = (): string =>
  `Carte de France : ${intitule.value?.libelle ?? ''}, par ${MOTS_NIVEAU[niveau.value].singulier}`

function France() {
  const cadre = cadreEntourant(etat.etat.value.donnees?.emprise ?? HEXAGONE, MARGE, {
    largeur: COTE,
    hauteur: COTE,
  })
  const metropole = formes.value.filter(({ cle }) => !outreMer.value.includes(cle))
  return (
    <div class="fixe-france">
      <Dessin cadre={cadre} titre={titreOf()} formes={metropole} designe={designeIci()} />
    </div>
  )
}

/** Overseas départements, each at a scale that lets it be read. */
function Encarts() {
  const { codes = [], traces = [] } = contours.etat.value.donnees ?? {}
  const noms = new Map((departements.etat.value.donnees?.resultats ?? []).map(({ code, nom }) => [code, nom]))
  return (
    <ul class="fixe-encarts">
      {outreMer.value.map((code) => (
        <li key={code}>
          <Dessin
            cadre={cadreDeTrace(traces[codes.indexOf(code)] ?? '', 4, { largeur: ENCART, hauteur: ENCART })}
            formes={formes.value.filter(({ cle }) => cle === code)}
            seul
            designe={designeIci()}
          />
          <span>{noms.get(code)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Below the département there would be too much to draw: what to do instead. */
const TropFin = () => (
  <p class="fixe-message">
    À ce niveau, la carte demande WebGL, dont ce navigateur ne dispose pas. Le tableau donne toutes les
    valeurs.{' '}
    <button type="button" class="lien" onClick={() => navigate({ niveau: 'departement' })}>
      Dessiner les départements
    </button>
  </p>
)
