import { jour } from '../format/texte.ts'
import { isDessinable } from '../state/contours.ts'
import { indicateur, intitule, niveau } from '../state/donnees.ts'
import { cliche, imprime } from '../state/impression.ts'
import { vue } from '../state/navigation.ts'
import { soustitre, titre } from '../state/titre.ts'
import { CarteFixe } from './carte-fixe/index.tsx'
import { LegendeFixe } from './legende-fixe.tsx'
import { Mentions } from './mentions.tsx'
import { ValeurNationale } from './valeur-nationale.tsx'

/** The view on paper: a title, the map, its legend, where it comes from and when. Only while printing. */
export function Impression() {
  const chosen = indicateur.value
  if (!imprime.value || !chosen) return null
  // Lines rather than pixels whenever they say the same.
  const enTraits = cliche.value === null || (isDessinable(niveau.value) && vue.value.position === null)
  return (
    <article class="feuille">
      <h1>{titre}</h1>
      <p>{soustitre}</p>
      <p>{intitule.value?.definition}</p>
      <ValeurNationale />
      {enTraits ? <CarteFixe /> : <img src={cliche.value ?? ''} alt={`Carte : ${titre.value}`} />}
      <LegendeFixe />
      {chosen.precautions.map((precaution) => (
        <p key={precaution} class="note">
          {precaution}
        </p>
      ))}
      <Mentions />
      <p class="note">
        Imprimé le {jour(new Date().toISOString())} depuis {location.href}
      </p>
    </article>
  )
}
