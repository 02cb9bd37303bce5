import { LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import { nombre, part } from '../../../data/mots/nombre.ts'
import type { ProgrammePublie } from '../../../server/contract/programmes.ts'
import { enFichier } from '../../api/adresses-fiches.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { Mesure } from '../../components/fiche/mesure.tsx'
import { catalogue } from '../../state/catalogue.ts'
import { programmes, synthese, valeursComparees } from '../../state/fiche-territoire.ts'
import { isConnue, isProgramme } from './composante.tsx'
import { contexte } from './contexte.ts'

/** What is being tried here: programmes with participants first, then those that target these schools. */
export function Programmes() {
  const { donnees, erreur } = programmes.etat.value
  const partage = contexte.value
  const autres = (synthese.etat.value.donnees?.valeurs ?? []).filter(
    (valeur) => valeur.composante === 'experimentations' && !isProgramme(valeur) && isConnue(valeur),
  )
  const actifs = (donnees?.resultats ?? []).filter(
    ({ participation }) => (participation?.participants ?? 0) > 0,
  )
  const absents = (donnees?.resultats ?? []).filter((programme) => !actifs.includes(programme))
  return (
    <section id="programmes" aria-labelledby="titre-programmes">
      <h2 id="titre-programmes">{LIBELLES_COMPOSANTE.experimentations}</h2>
      {erreur && <Erreur erreur={erreur} retry={programmes.reload} />}
      {!donnees && !erreur && <Squelette lignes={6} />}
      {donnees && actifs.length === 0 && (
        <p class="vide">Aucune liste publiée ne nomme d’établissement de ce territoire.</p>
      )}
      {actifs.length > 0 && <Tableau programmes={actifs} />}
      {absents.length > 0 && (
        <details class="sans-valeur">
          <summary>{absents.length} autres programmes, sans participant connu ici</summary>
          <ul class="programmes-absents">
            {absents.map(({ id, libelle, periode, participation }) => (
              <li key={id}>
                {libelle} ({periode}){participation ? '' : ' : aucune liste d’établissements n’est publiée'}
              </li>
            ))}
          </ul>
        </details>
      )}
      {partage && (
        <div class="mesures">
          {autres.map(({ indicateur: id }) => {
            const indicateur = catalogue.value.get(id)
            return indicateur ? (
              <Mesure key={id} indicateur={indicateur} valeurs={valeursComparees(id)} contexte={partage} />
            ) : null
          })}
        </div>
      )}
    </section>
  )
}

const Tableau = ({ programmes: actifs }: { programmes: readonly ProgrammePublie[] }) => (
  <div class="defile">
    <table class="table-simple programmes">
      <caption class="hors-ecran">Programmes auxquels des établissements du territoire participent</caption>
      <thead>
        <tr>
          <th scope="col">Programme</th>
          <th scope="col">Période</th>
          <th scope="col" class="nombre">
            Participants
          </th>
        </tr>
      </thead>
      <tbody>
        {actifs.map(({ id, libelle, operateur, description, periode, participation, document }) => (
          <tr key={id}>
            <th scope="row">
              <details>
                <summary>{libelle}</summary>
                <p>{description}</p>
                <p class="note">
                  {operateur}. {document.url ? <a href={document.url}>{document.titre}</a> : document.titre}
                </p>
              </details>
            </th>
            <td>{periode}</td>
            <td class="nombre">
              {participation && (
                <a href={enFichier(participation.etablissements, 'csv')}>
                  {nombre(participation.participants)} sur {nombre(participation.vises)}
                  {participation.vises > 0 && ` (${part(participation.participants / participation.vises)})`}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
