import '../../styles/integration.css'
import { useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { AvisCarte } from '../../components/avis-carte.tsx'
import { CarteFixe } from '../../components/carte-fixe/index.tsx'
import { CarteVue } from '../../components/carte-vue.tsx'
import { Erreur, SansDonnees, Squelette } from '../../components/etats.tsx'
import { LegendeFixe } from '../../components/legende-fixe.tsx'
import { Mentions } from '../../components/mentions.tsx'
import { pointOf, writePoint } from '../../legende/serie.ts'
import { choisi } from '../../state/choisi.ts'
import { isDessinable } from '../../state/contours.ts'
import { etat, indicateur, indicateurs, niveau, serie, valeurs } from '../../state/donnees.ts'
import { dessinPossible } from '../../state/moteur.ts'
import { CARTE, vue } from '../../state/navigation.ts'
import { soustitre, titre } from '../../state/titre.ts'
import { writeVue } from '../../state/vue.ts'

/** A view inside another site: title, map, legend, source and date, and the way to the whole. */
export function Page() {
  useSignalEffect(() => {
    document.title = titre.value
  })
  useEffect(announceHauteur, [])
  const panne = [etat, indicateurs, valeurs].find((lecture) => lecture.etat.value.erreur)
  const erreur = panne?.etat.value.erreur
  if (panne && erreur) {
    return (
      <main class="integree">
        <Erreur erreur={erreur} retry={panne.reload} />
      </main>
    )
  }
  if (etat.etat.value.phase === 'pret' && etat.etat.value.donnees?.publication === null) {
    return (
      <main class="integree">
        <SansDonnees />
      </main>
    )
  }
  // The engine weighs five times all the rest: only what cannot be drawn without it asks for it.
  const sansMoteur = (isDessinable(niveau.value) && vue.value.position === null) || !dessinPossible.value
  return (
    <main class="integree">
      <header>
        <h1>{titre}</h1>
        <p>{soustitre}</p>
      </header>
      {!sansMoteur && <AvisCarte />}
      {indicateur.value ? sansMoteur ? <CarteFixe /> : <CarteVue /> : <Squelette lignes={8} />}
      <Choisi />
      <LegendeFixe />
      <footer>
        <Mentions />
        <a href={`${CARTE}${writeVue(vue.value)}`} target="_blank" rel="noopener">
          Ouvrir dans Cartable
        </a>
      </footer>
    </main>
  )
}

/** Tells the page around how tall the content is: its frame grows when that is more than it has. */
function announceHauteur(): () => void {
  const tell = () => {
    const hauteur = document.documentElement.scrollHeight
    parent.postMessage({ type: 'cartable:hauteur', hauteur }, '*')
  }
  const observateur = new ResizeObserver(tell)
  observateur.observe(document.body)
  return () => observateur.disconnect()
}

/** What is known of the territory chosen on the map. */
function Choisi() {
  const ici = choisi.value
  const shown = serie.value
  return (
    <p class="integree-choisi" role="status">
      {ici && ici.niveau === shown?.valeurs.niveau && (
        <>
          <strong>{ici.nom}</strong> : {writePoint(shown, pointOf(shown, ici.code))}
        </>
      )}
    </p>
  )
}
