import { type Composante, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import { LIBELLES_STATUT, type Statut } from '../../../data/catalogue/model/statut.ts'
import type { Valeur } from '../../../server/contract/synthese.ts'
import { Mesure } from '../../components/fiche/mesure.tsx'
import { catalogue } from '../../state/catalogue.ts'
import { synthese, valeursComparees } from '../../state/fiche-territoire.ts'
import { contexte } from './contexte.ts'

/** Programmes have a section of their own, where they are told one by one. */
export const isProgramme = ({ indicateur }: Pick<Valeur, 'indicateur'>): boolean =>
  indicateur.startsWith('programme_')

/** Something is known: a value, or a question that was asked and not answered. */
export const isConnue = ({ valeur, attendus, statut }: Valeur): boolean =>
  valeur !== null || (attendus > 0 && statut !== 'non_disponible')

/** Every indicator of a component: a card for those with something to say, one line for the others. */
export function SectionComposante({ composante }: { composante: Composante }) {
  const partage = contexte.value
  const valeurs = (synthese.etat.value.donnees?.valeurs ?? []).filter(
    (valeur) => valeur.composante === composante && !isProgramme(valeur),
  )
  const connues = valeurs.filter(isConnue)
  if (!partage) return null
  return (
    <section id={composante} aria-labelledby={`titre-${composante}`}>
      <h2 id={`titre-${composante}`}>{LIBELLES_COMPOSANTE[composante]}</h2>
      {connues.length === 0 && <p class="vide">Aucune valeur n’est publiée ici pour ces établissements.</p>}
      <div class="mesures">
        {connues.map(({ indicateur: id }) => {
          const indicateur = catalogue.value.get(id)
          if (!indicateur) return null
          return <Mesure key={id} indicateur={indicateur} valeurs={valeursComparees(id)} contexte={partage} />
        })}
      </div>
      <SansValeur valeurs={valeurs.filter((valeur) => !isConnue(valeur))} />
    </section>
  )
}

/** Indicators without a value here, grouped by the reason why. */
function SansValeur({ valeurs }: { valeurs: readonly Valeur[] }) {
  if (valeurs.length === 0) return null
  const parStatut = new Map<Statut, string[]>()
  for (const { statut, libelle } of valeurs)
    parStatut.set(statut, [...(parStatut.get(statut) ?? []), libelle])
  return (
    <details class="sans-valeur">
      <summary>
        {valeurs.length === 1
          ? '1 indicateur sans valeur ici'
          : `${valeurs.length} indicateurs sans valeur ici`}
      </summary>
      <dl>
        {[...parStatut].map(([statut, libelles]) => (
          <div key={statut}>
            <dt>
              {statut === 'non_disponible' ? 'Aucune donnée publiée à ce jour' : LIBELLES_STATUT[statut].long}
            </dt>
            <dd>{libelles.join(' ; ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
